package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let reservedOutsideQuery = Rule(
    "openapi/reserved-outside-query", .error, "allowReserved outside the query",
    why: """
      `allowReserved` says that reserved characters of a query stay unencoded. In a path, header or cookie it has no \
      meaning, and the specification allows it for `in: query` only (section 4.8.12).
      """,
    examples: [
      .good(
        minimal("paths: {}\ncomponents:\n  parameters:\n    Q: {name: q, in: query, allowReserved: true, schema: {}}"),
        file: specFile),
      .bad(
        minimal(
          "paths: {}\ncomponents:\n  parameters:\n    H: {name: h, in: header, «allowReserved»: true, schema: {}}"),
        file: specFile),
    ]
  ) { api, report in
    for parameter in api.allParameters where parameter["in"]?.string != "query" {
      guard let pair = parameter.mapping?.pair("allowReserved") else { continue }
      report("`allowReserved` is for query parameters", at: pair.key.range)
    }
  }
}
