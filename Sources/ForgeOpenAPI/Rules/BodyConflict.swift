package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let bodyConflict = Rule(
    "openapi/body-conflict", .error, "Request body described twice",
    why: """
      A request has one body: in 2.0 it is one parameter `in: body`, or the fields `in: formData`, and never both \
      (section "Parameter Object").
      """,
    examples: [
      .good(body("{name: q, in: query, type: string}"), file: specFile),
      .bad(body("{name: f, in: «formData», type: string}"), file: specFile),
    ]
  ) { api, report in
    guard api.version == .v20 else { return }
    var reported: Set<SourceRange> = []
    for parameters in api.parameterLists {
      guard let body = parameters.first(where: { $0["in"]?.string == "body" }), let first = body["in"] else { continue }
      for other in parameters where other.range != body.range {
        guard let place = other["in"], let text = place.string, text == "body" || text == "formData",
          reported.insert(place.range).inserted
        else { continue }
        report("the body is described already", at: place.range, notes: [Note("by this parameter", at: first.range)])
      }
    }
  }
}

private func body(_ other: String) -> String {
  """
  swagger: "2.0"
  info: {title: API, version: 1.0.0}
  paths:
    /things:
      post:
        parameters:
          - {name: b, in: body, schema: {type: object}}
          - \(other)
        responses: {"201": {description: Made}}

  """
}
