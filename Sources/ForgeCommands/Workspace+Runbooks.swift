import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeMarkdown
import ForgeRunbook
import ForgeSite

extension Workspace {
  /// What the commands and blocks of all documents claim, and the inline code that rules ask for, in the order of
  /// `site.readDocuments`. Each document is a world of its own, so that several are read at once.
  func runbookReadings(jobs: Int) async throws -> [RunbookReading] {
    let inline = inlineKinds
    let repository = runbookRepository(fileSystem, readsVariables: inline.contains(.inlineVariable))
    return try await site.readDocuments.map(\.document).concurrentMap(jobs: jobs) { document in
      RunbookReading(document, repository, inline: inline)
    }
  }

  /// The same, of which `memory` has those of documents that did not change; it gets the new ones.
  func runbookReadings(jobs: Int, _ memory: inout WorkspaceMemory) async throws -> [RunbookReading] {
    let inline = inlineKinds
    let known = memory.validRunbooks
    let trace = known?.trace ?? ReadTrace(fileSystem)
    let repository =
      known?.repository ?? runbookRepository(trace.fileSystem, readsVariables: inline.contains(.inlineVariable))
    let documents = site.readDocuments.map(\.document)
    let readings = try await documents.concurrentMap(jobs: jobs) { document in
      if let same = known?.readings[document.file.path], same.source == document.file { return same.reading }
      return RunbookReading(document, repository, inline: inline)
    }
    memory.runbooks = WorkspaceMemory.Runbooks(
      repository: repository, trace: trace, manifests: memory.manifests?.number ?? 0, includes: memory.includes,
      readings: Dictionary(zip(documents, readings).map { ($0.file.path, ($0.file, $1)) }) { first, _ in first })
    return readings
  }

  /// The kinds of inline code that rules in force ask for.
  private var inlineKinds: Set<CommandClaim.Kind> {
    let settings = configuration.rules()
    let reported = Set(runbookRules.map(\.description).filter { settings.reports($0) }.map(\.id))
    return Set(Rule<[CommandClaim]>.inlineKinds.filter { reported.contains($0.key) }.values)
  }

  /// The commands of `document` one by one.
  func runbookTrace(_ document: MarkdownDocument) -> PageTrace? {
    RunbookReading(document, runbookRepository(fileSystem, readsVariables: false), isTraced: true).trace
  }

  private func runbookRepository(_ fileSystem: FileSystem, readsVariables: Bool) -> RunbookRepository {
    let files = files
    return RunbookRepository(
      fileSystem, environments: deployments.map(\.environment),
      names: RunbookRepository.names(fileSystem, address: configuration.site.repository), paths: files?.paths ?? [],
      readsVariables: readsVariables
    ) {
      files?.isIgnored($0) ?? false
    }
  }
}
