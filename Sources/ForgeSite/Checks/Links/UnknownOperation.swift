package import ForgeDiagnostics
import ForgeMarkdown
import ForgeOpenAPI

extension Rule<Site> {
  package static let unknownOperation = Rule(
    "links/unknown-operation", .error, "Link to an operation that no spec has",
    why: "An `operation:` link leads to the operation's entry in the API reference by its operationId.",
    examples: [
      .good("[Health](operation:getHealth)\n", among: ["openapi/openapi.yaml": healthSpec]),
      .bad("[Health](«operation:getHealt»)\n", among: ["openapi/openapi.yaml": healthSpec]),
    ]
  ) { site, report in
    let names = site.specs.flatMap { $0.description.publicOperations.compactMap(\.operationID) }
    for (document, _, links) in site.readDocuments {
      var places = PlaceFinder(in: document)
      for link in links {
        guard case .fault(.unknownOperation(let name)) = link.target else { continue }
        let range = places.destinationRange(of: link.link)
        let nearest = report.nearest(to: name, among: names)
        report(
          .unknownOperation(name, nearest), at: range, fix: nearest.map { .replace(range, with: "operation:\($0)") })
      }
    }
  }
}

private let healthSpec = """
  openapi: 3.1.0
  info: {title: API, version: 1.0.0}
  paths:
    /health:
      get:
        operationId: getHealth
        summary: Health
        responses:
          "200": {description: Up}
  """

extension Message {
  fileprivate static func unknownOperation(_ name: String, _ nearest: String?) -> Message {
    Message("no operation `\(name)` in the specs").suggesting(nearest)
  }
}
