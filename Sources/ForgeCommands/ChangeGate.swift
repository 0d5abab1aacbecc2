import ForgeCoverage
import ForgeDiagnostics
import ForgeFiles
import ForgeOpenAPI
import ForgeSite

/// Looks only at what is new since a revision, so that a repository can ask of changes what it does not have yet.
struct ChangeGate {
  /// The revision as it was named.
  let revision: String
  /// What the revision documented, measured by today's configuration.
  let base: Coverage
  private let lines: ChangedLines

  /// Reads the revision and compares the work tree with it.
  init(_ revision: String, _ workspace: Workspace, _ options: CommonOptions) async throws {
    self.revision = revision
    guard let root = workspace.fileSystem.root else {
      throw CannotRun("only a folder on disk can be compared with git")
    }
    do throws(Git.Failure) {
      lines = try await ChangedLines(since: revision, in: root)
    } catch {
      throw CannotRun("--changed-since \(revision): \(error)")
    }
    let fileSystem: FileSystem
    do throws(Git.Failure) {
      fileSystem = try await GitTree.fileSystem(revision, in: root)
    } catch {
      throw CannotRun("--changed-since \(revision): \(error)")
    }
    var configuration = workspace.configuration
    if let docs = configuration.docs, fileSystem.kind(docs) != .folder { configuration.docs = nil }
    configuration.openAPI.inventory = []
    do {
      let tree = try await SourceTree.load(fileSystem, configuration, excluded: ["build"], jobs: options.jobCount)
      base = try await SiteBuilder(tree, focus: .endpoints, jobs: options.jobCount).build().site.coverage
    } catch let error as FileSystem.ReadError {
      throw CannotRun("--changed-since \(revision): cannot read \(error)")
    }
  }

  /// The findings in changed lines, and those of operations that are new or were documented before.
  func filtered(_ outcome: Outcome, _ coverage: Coverage) -> Outcome {
    let before = Dictionary(base.counted.map { (Self.key($0), base.isDocumented($0)) }) { first, _ in first }
    // New operations, and those that were documented before.
    let concerned = Dictionary(coverage.entries.map { ($0.operation.range, before[Self.key($0)] ?? true) }) {
      first, _ in
      first
    }
    let ofOperations: Set<RuleID> = ["coverage/undocumented-operation", "coverage/undescribed-operation"]
    var locator = Locator(sources: outcome.sources)
    let kept = outcome.diagnostics.filter { finding in
      if ofOperations.contains(finding.rule), let isConcerned = concerned[finding.range] { return isConcerned }
      let place = locator.positions(of: finding.range)
      return lines.contains(finding.range.path, place.start.line, place.end.line)
    }
    return outcome.replacingDiagnostics(kept, adding: nil)
  }

  /// Several specs may have one method and path.
  private static func key(_ entry: Coverage.Entry) -> String { "\(entry.endpoint.spec) \(entry.operation.name)" }
}
