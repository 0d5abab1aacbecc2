import ForgeDiagnostics
import ForgeFiles
import ForgeSite

/// Why `check` does not call a folder clean in which it found nothing to look at: most often it is the wrong folder.
struct EmptyCheck: CustomStringConvertible {
  let description: String

  /// Nil where one of `parts` had something to look at, or the configuration says where it is looked for.
  init?(_ parts: Set<CheckPart>, _ workspace: Workspace, _ outcome: Outcome) {
    let counts = Dictionary(outcome.inputs.map { ($0.kind, $0.count) }) { $0 + $1 }
    let isEmpty = parts.allSatisfy { part in
      part.inputs.allSatisfy { counts[$0, default: 0] == 0 } && !part.isNamed(in: workspace.configuration)
    }
    guard isEmpty, outcome.diagnostics.isEmpty else { return nil }
    var missing: [String] = []
    for part in CheckPart.allCases where parts.contains(part) {
      let place = part.place(workspace.tree)
      if !missing.contains(place) { missing.append(place) }
    }
    description =
      "nothing to check in \(workspace.fileSystem.root ?? "."): \(missing.joined(separator: ", "))\n"
      + "Run it in the repository, name the repository with --root, or say in \(SiteConfiguration.fileName) where things are"
  }
}

extension CheckPart {
  /// What the part looks at, by the names that reports count it under.
  fileprivate var inputs: [String] {
    switch self {
    case .links, .runbooks: ["page", "document"]
    case .openapi, .coverage: ["spec"]
    case .manifests: ["environment"]
    // Pages may document alerts that are gone.
    case .alerts: ["alert", "page", "document"]
    }
  }

  /// Whether the configuration says where the part looks: then nothing there is meant.
  fileprivate func isNamed(in configuration: SiteConfiguration) -> Bool {
    switch self {
    case .links, .runbooks: configuration.docs != nil
    case .openapi, .coverage: configuration.openAPI.specs != nil
    case .manifests: configuration.environments != nil
    case .alerts: false
    }
  }

  /// What was looked for, and where.
  fileprivate func place(_ tree: SourceTree) -> String {
    switch self {
    case .links, .runbooks:
      if tree.docs.isEmpty { return "no Markdown" }
      let generator = tree.layout.map { " (\($0.generator))" } ?? ""
      return "no Markdown in \(tree.docs)/\(generator) or at the root"
    case .openapi, .coverage: return "no OpenAPI description in openapi/, api/, specs/, \(tree.docs)/ or at the root"
    case .manifests: return "no chart, kustomization, compose file or manifest of Kubernetes"
    case .alerts: return "no alert rule of Prometheus"
    }
  }
}
