import ForgeDiagnostics
import ForgeFiles
import ForgeRunbook
import ForgeServe
import ForgeSite

/// Makes previews of a repository, each from the one before and what changed since.
///
/// Everything is read through one cache and goes the way of a build, so that a preview has the bytes that a build would write; what
/// did not change is taken over at the places where it costs: parsing, rendering manifests, judging runbooks, asking git.
actor PreviewBuilder {
  /// The site as it is now, ready to be shown and to be checked.
  struct Made: Sendable {
    let files: SiteFiles
    let workspace: Workspace
    let readings: [RunbookReading]
    let drawings: Drawings
    let cards: SocialCards
  }

  private let options: CommonOptions
  private let hasDrafts: Bool
  private let cache: FileCache
  private var memory = WorkspaceMemory()
  private var drawings = Drawings()
  private var cards = SocialCards()
  private var history: [String: FileHistory]?
  /// What reading the configuration asked for.
  private var configuration: ReadTrace?
  /// What changed since the last preview that could be made.
  private var missed = FileChanges.everything
  /// Whether a page showed evidence last time, which says whether git is asked.
  private var hasClaims = true

  init(_ fileSystem: FileSystem, _ options: CommonOptions, hasDrafts: Bool) {
    self.options = options
    self.hasDrafts = hasDrafts
    cache = FileCache(fileSystem)
  }

  /// The site after `changes` on disk. A failure leaves everything to be done for the next call.
  func make(_ changes: FileChanges) async throws -> Made {
    missed.formUnion(cache.forget(changes))
    let changes = missed
    let fileSystem = cache.fileSystem
    // Asked early, so that nobody waits for it; where pages begin to have claims, evidence asks by itself.
    let asksGit = hasClaims
    async let snapshot = snapshot(fileSystem.root)
    try readConfiguration(fileSystem, changes)
    let workspace = try await Workspace.load(
      fileSystem, options, hasDrafts: hasDrafts, focus: .publishing, rendersManifests: true,
      memory: memory.after(changes),
      progress: Progress(isQuiet: true))
    var memory = workspace.memory ?? WorkspaceMemory()
    let drawings = try await Drawings.make(
      for: workspace.site, root: fileSystem.root ?? ".", reusing: drawings, jobs: options.jobCount)
    let known = cards.bytes
    let cards = await SocialCards.make(
      for: workspace.site, workspace.theme, root: fileSystem.root ?? ".", jobs: options.jobCount
    ) { known[$0] }
    let readings = try await workspace.runbookReadings(jobs: options.jobCount, &memory)
    let claims = readings.flatMap(\.claims)
    let evidence = await workspace.evidence(
      readings, sources: claims.isEmpty ? [:] : workspace.sources(for: claims.flatMap(\.evidencePaths)),
      snapshot: asksGit ? .some(await snapshot) : nil)
    let history = await history(workspace, changes)
    let renderer = try SiteAssembly(workspace, drawings, cards, evidence, history).renderer(SiteAssembly.Features())
    self.memory = memory
    self.drawings = drawings
    self.cards = cards
    hasClaims = !claims.isEmpty
    missed = FileChanges()
    return Made(
      files: SiteFiles(renderer, jobs: options.jobCount), workspace: workspace, readings: readings, drawings: drawings,
      cards: cards)
  }

  /// Forgets everything that the configuration has a part in, where that changed.
  private func readConfiguration(_ fileSystem: FileSystem, _ changes: FileChanges) throws {
    guard configuration?.isAffected(by: changes) != false else { return }
    let trace = ReadTrace(fileSystem)
    configuration = trace
    memory = WorkspaceMemory()
    drawings = Drawings()
    _ = try Workspace.configuration(trace.fileSystem, options)
  }

  private func snapshot(_ root: String?) async -> GitSnapshot? {
    guard hasClaims, let root else { return nil }
    return await GitSnapshot.read(root: root)
  }

  /// What git knows of the pages, asked again after a commit and where there are other pages.
  private func history(_ workspace: Workspace, _ changes: FileChanges) async -> [String: FileHistory] {
    let isOld =
      changes.isEverything || !changes.structure.isEmpty || changes.contents.contains { $0.hasPrefix(".git/") }
    if let history, !isOld { return history }
    let asked = await workspace.history()
    history = asked
    return asked
  }
}

extension PreviewBuilder.Made {
  /// What the site shows from now on.
  var preview: Preview {
    let files = files
    return Preview { path in try? await files.bytes(of: path) }
  }

  /// What `build` reports of the same files.
  var outcome: Outcome {
    workspace.outcome(Set(CheckPart.allCases), adding: drawings.diagnostics + cards.diagnostics, runbooks: readings)
  }
}
