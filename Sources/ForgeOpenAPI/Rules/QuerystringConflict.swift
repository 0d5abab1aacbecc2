package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let querystringConflict = Rule(
    "openapi/querystring-conflict", .error, "Query string described twice",
    why: """
      A parameter `in: querystring` describes the whole query string: no second one, and none `in: query`, can stand \
      beside it in one operation (OpenAPI 3.2.0, "Parameter Object").
      """,
    examples: [
      .good(querystring("header, schema: {}"), file: specFile),
      .bad(querystring("«query», schema: {}"), file: specFile),
    ],
    aliases: ["spec-querystring-parameters"]
  ) { api, report in
    guard api.version == .v32 else { return }
    var reported: Set<SourceRange> = []
    for parameters in api.parameterLists {
      let queries = parameters.filter { ["query", "querystring"].contains($0["in"]?.string) }
      guard queries.count > 1, let whole = queries.first(where: { $0["in"]?.string == "querystring" }),
        let first = whole["in"]
      else { continue }
      for query in queries where query.range != whole.range {
        guard let place = query["in"], reported.insert(place.range).inserted else { continue }
        report(
          "the query string is described as a whole already", at: place.range,
          notes: [Note("by this parameter", at: first.range)])
      }
    }
  }
}

private func querystring(_ other: String) -> String {
  """
  openapi: 3.2.0
  info: {title: API, version: 1.0.0}
  paths:
    /things:
      get:
        parameters:
          - {name: q, in: querystring, content: {application/json: {}}}
          - {name: h, in: \(other)}

  """
}
