import ForgeDiagnostics
import ForgeManifests
import ForgeMarkdown
import ForgeYAML

/// The environments that a page's front matter says it means: `environment: prod`, or a list of them.
struct PageEnvironments {
  private let nodes: [YAMLNode]

  init(_ document: MarkdownDocument) {
    let node = document.frontMatter?.mapping?["environment"]
    nodes = node?.sequence ?? (node.map { [$0] } ?? [])
  }

  var names: Set<String> { Set(nodes.compactMap(\.text)) }

  /// Claims that there are such environments. Where the configuration declares none, the key is the page's own affair.
  func claims(_ repository: RunbookRepository) -> [CommandClaim] {
    let places = Dictionary(
      repository.environments.compactMap { environment in environment.declaration.range.map { (environment.name, $0) } }
    ) { first, _ in first }
    guard !places.isEmpty else { return [] }
    return nodes.compactMap { node in
      guard let name = node.text else { return nil }
      let verdict: CommandClaim.Verdict =
        places[name].map { .verified([$0]) }
        ?? .contradicted(
          "no environment is called `\(name)`", nearest: Suggestion.nearest(to: name, among: places.keys.sorted()))
      return CommandClaim(tool: "front matter", kind: .environment, target: name, range: node.range, verdict: verdict)
    }
  }
}
