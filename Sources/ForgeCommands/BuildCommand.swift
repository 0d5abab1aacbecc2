import ArgumentParser
import CSystemCalls
import ForgeDiagnostics
import ForgeFiles
import ForgeSite
import Glibc

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the site.",
    discussion: """
      Writes the site beside the one that is there and puts it in its place at the end, so that a build that fails or \
      is killed leaves the old site whole. Files that did not change are not written again. Findings are printed as \
      `check` prints them; errors do not stop the site from being written, unless `--strict` is given.
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: [.long, .short], help: ArgumentHelp("Where to write the site, from the root.", valueName: "dir"))
  var output = "build/site"

  @Flag(name: .long, help: "Fail on warnings too, and write nothing where anything is found.")
  var strict = false

  @Flag(name: .long, help: "Leave out the search and its index.")
  var noSearch = false

  @Flag(name: .long, help: "Let browsers compare scripts and styles with their hashes, as `theme.integrity` does.")
  var integrity = false

  @Flag(name: .long, help: "Publish pages that are marked as drafts.")
  var drafts = false

  func run() async throws {
    // A preview asks for the same arrays with every save; a build asks for them once.
    forge_return_large_pieces()
    try await reportingFailure(options) {
      let progress = Progress(isQuiet: options.quiet)
      let workspace = try await Workspace.load(
        options, hasDrafts: drafts, excluded: [output], focus: .publishing, rendersManifests: true, progress: progress)
      try checkOutput(workspace)
      progress.show("Drawing")
      let drawings = try await Drawings.make(
        for: workspace.site, root: workspace.fileSystem.root ?? ".", jobs: options.jobCount)
      let stored = try? FileSystem.disk(outputFolder)
      let cards = await SocialCards.make(
        for: workspace.site, workspace.theme, root: workspace.fileSystem.root ?? ".", jobs: options.jobCount
      ) { path in try? stored?.read(path) }
      progress.show("Checking")
      let readings = try await workspace.runbookReadings(jobs: options.jobCount)
      var outcome = workspace.outcome(
        Set(CheckPart.allCases), adding: drawings.diagnostics + cards.diagnostics, runbooks: readings)
      if strict { outcome.failingSeverity = .warning }
      guard !strict || !outcome.hasFailed else { return try fail(outcome, progress) }
      let evidence = await workspace.evidence(readings, sources: outcome.sources)
      let summary = try await write(workspace, drawings, cards, evidence, progress)
      progress.finish()
      Report.print(outcome, options)
      if !options.quiet {
        noteHome(workspace.site)
        Console.message(
          "\(output): \(summary.written) files written, \(summary.unchanged) unchanged, \(summary.removed) removed, "
            + progress.elapsed)
      }
      if outcome.hasFailed { throw ExitCode.findings }
    }
  }

  private func fail(_ outcome: Outcome, _ progress: Progress) throws {
    progress.finish()
    Report.print(outcome, options)
    Console.message("forge-docs: nothing was written")
    throw ExitCode.findings
  }

  /// Says what stands at the site's root where no page does.
  private func noteHome(_ site: Site) {
    let docs = site.docs.isEmpty ? "" : "\(site.docs)/"
    if site.needsHomePage {
      Console.message(
        "no page is the home page: index.html lists the sections, write \(docs)index.md for one of your own")
    } else if site.pages.isEmpty, site.specs.isEmpty {
      Console.message(
        "no Markdown in \(docs.isEmpty ? "the root" : docs) and no OpenAPI description: the site is empty")
    }
  }

  private var outputFolder: String { output.hasPrefix("/") ? output : "\(options.root)/\(output)" }

  private func write(
    _ workspace: Workspace, _ drawings: Drawings, _ cards: SocialCards, _ evidence: RunbookEvidence,
    _ progress: Progress
  ) async throws -> SiteWriter.Summary {
    let history = await workspace.history()
    progress.show("Rendering \(workspace.site.pages.count) pages")
    var features = SiteAssembly.Features()
    features.hasSearch = !noSearch
    features.hasIntegrity = integrity ? true : nil
    let renderer = try SiteAssembly(workspace, drawings, cards, evidence, history).renderer(features)
    do {
      let writer = try SiteWriter(output: outputFolder)
      return try await writer.write { add in
        try await renderer.render(jobs: options.jobCount) { try add($0) }
      }
    } catch let failure as SiteWriter.Failure {
      throw CannotRun(failure.description)
    }
  }

  /// The output is no part of the sources, nor the other way round.
  private func checkOutput(_ workspace: Workspace) throws {
    guard let root = workspace.fileSystem.root else { return }
    let docs = workspace.site.docs.isEmpty ? root : "\(root)/\(workspace.site.docs)"
    let full = Self.absolute(output, root: root)
    if full == root || root.hasPrefix("\(full)/") {
      throw CannotRun("the output \(output) holds the root, choose a folder of its own")
    }
    if full == docs || full.hasPrefix("\(docs)/") && docs != root || docs.hasPrefix("\(full)/") {
      throw CannotRun("the output \(output) and the docs directory lie in each other, choose another folder")
    }
  }

  /// `path` from `root`, with links followed as far as it exists and without `.` and `..`.
  private static func absolute(_ path: String, root: String) -> String {
    var parts: [Substring] = path.hasPrefix("/") ? [] : root.split(separator: "/")
    for part in path.split(separator: "/") {
      if part == "." { continue }
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    let plain = "/" + parts.joined(separator: "/")
    guard let real = realpath(plain, nil) else { return plain }
    defer { free(real) }
    return String(cString: real)
  }
}
