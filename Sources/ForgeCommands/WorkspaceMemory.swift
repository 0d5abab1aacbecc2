import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown
import ForgeRunbook
import ForgeSite

/// What one reading of a repository hands to the next, so that only what changed in between is read, parsed and judged again.
/// It holds for one configuration.
struct WorkspaceMemory: Sendable {
  /// What the runbooks said, and what judging them asked for.
  struct Runbooks: Sendable {
    let repository: RunbookRepository
    let trace: ReadTrace
    /// The rendering that they were judged against.
    let manifests: Int
    let includes: [SourceFile]
    /// By the path of the document.
    var readings: [String: (source: SourceFile, reading: RunbookReading)]
  }

  /// What changed on disk since the reading that left this.
  private(set) var changes = FileChanges()
  private(set) var site = SiteMemory()
  private(set) var manifests: ManifestStage?
  private(set) var includes: [SourceFile] = []
  /// The theme with the site's own files of it.
  private var theme: (own: [SourceFile], loaded: (theme: Theme, diagnostics: [Diagnostic]))?
  var runbooks: Runbooks?

  /// The memory for a reading after `changes`.
  func after(_ changes: FileChanges) -> WorkspaceMemory {
    guard !changes.isEverything else { return WorkspaceMemory() }
    var memory = self
    memory.changes = changes
    memory.site = site.after(changes)
    return memory
  }

  /// The memory with what a reading made anew.
  func keeping(_ site: SiteMemory?, _ manifests: ManifestStage, _ includes: IncludeFiles) -> WorkspaceMemory {
    var memory = self
    memory.site = site ?? SiteMemory()
    memory.manifests = manifests
    memory.includes = includes.all
    return memory
  }

  /// The theme with these files of the site's own, read once.
  mutating func theme(_ own: [SourceFile], folder: String) -> (theme: Theme, diagnostics: [Diagnostic]) {
    if let theme, theme.own == own { return theme.loaded }
    let loaded = Theme.load(overrides: own, folder: folder)
    theme = (own, loaded)
    return loaded
  }

  /// What was said of runbooks, where all that it rests on is as it was.
  var validRunbooks: Runbooks? {
    guard let runbooks, runbooks.manifests == manifests?.number, runbooks.includes == includes,
      !runbooks.trace.isAffected(by: changes)
    else { return nil }
    return runbooks
  }
}
