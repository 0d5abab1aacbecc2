package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let linkOperation = Rule(
    "openapi/link-operation", .error, "Link to an operation that does not exist",
    why: "A client that follows the link has nothing to call: `operationId` names an operation of this description.",
    examples: [
      .good(link("getThing"), file: specFile),
      .bad(link("«getThings»"), file: specFile),
    ]
  ) { api, report in
    let ids = Set(api.allOperations.compactMap(\.operationID))
    for link in api.objects(.link) {
      guard let node = link.node["operationId"], let id = node.string, !ids.contains(id) else { continue }
      let nearest = report.nearest(to: id, among: ids.sorted())
      report(
        Message("no operation `\(id.prefix(80))`").suggesting(nearest), at: node.range,
        fix: nearest.map { .replace(node.range, with: $0) })
    }
    for use in api.references where use.form == .link {
      guard case .failure(let fault) = use.place else { continue }
      if case .external = fault { continue }
      api.files.report(fault, of: use, &report)
    }
  }
}

private func link(_ id: String) -> String {
  minimal(
    """
    paths:
      /thing:
        get:
          operationId: getThing
          responses: {default: {description: The thing}}
    components:
      links:
        thing: {operationId: \(id)}
    """)
}
