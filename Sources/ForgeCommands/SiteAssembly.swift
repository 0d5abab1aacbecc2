import ForgeDiagnostics
import ForgeFiles
import ForgeSite
import Glibc

/// All that a site is rendered from: what was read and checked, and what git and programs tell of it.
struct SiteAssembly {
  /// What a command line can say of a site besides its configuration.
  struct Features {
    var hasSearch = true
    /// nil for what the configuration says.
    var hasIntegrity: Bool?
  }

  let workspace: Workspace
  let drawings: Drawings
  let cards: SocialCards
  let evidence: RunbookEvidence
  let history: [String: FileHistory]

  init(
    _ workspace: Workspace, _ drawings: Drawings, _ cards: SocialCards, _ evidence: RunbookEvidence,
    _ history: [String: FileHistory]
  ) {
    self.workspace = workspace
    self.drawings = drawings
    self.cards = cards
    self.evidence = evidence
    self.history = history
  }

  func renderer(_ features: Features) throws -> SiteRenderer {
    let swaggerUI = SwaggerUI.load(workspace.fileSystem, folder: workspace.configuration.openAPI.swaggerUI)
    if swaggerUI == nil, !workspace.site.specs.isEmpty {
      throw CannotRun(
        "the files of Swagger UI are missing: run `scripts/setup`, or set `openapi.swagger-ui` to a folder with "
          + "swagger-ui-bundle.js and swagger-ui.css")
    }
    var search = workspace.configuration.search
    if !features.hasSearch { search.isEnabled = false }
    return SiteRenderer(
      workspace.site, theme: workspace.theme, history: history, swaggerUI: swaggerUI, drawings: drawings,
      cards: cards,
      evidence: evidence, alerts: workspace.alertPlaces, search: search, hasIntegrity: features.hasIntegrity)
  }
}

extension Workspace {
  /// What git knows of the pages; empty outside a repository.
  func history() async -> [String: FileHistory] {
    let root = fileSystem.root ?? "."
    guard access("\(root)/.git", F_OK) == 0 else { return [:] }
    return await GitHistory.load(root: root, folder: site.docs, paths: site.pages.map(\.file.path))
  }
}
