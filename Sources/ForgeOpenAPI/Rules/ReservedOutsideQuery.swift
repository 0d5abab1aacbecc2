package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let reservedOutsideQuery = Rule(
    "openapi/reserved-outside-query", .error, "allowReserved where nothing is percent-encoded",
    why: """
      `allowReserved` says that reserved characters stay as they are where others are percent-encoded. Up to 3.1 that is \
      for `in: query` only; from 3.2 on for paths and for cookies of `style: form`, too, never for headers ("Parameter \
      Object").
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
    for parameter in api.objects(.parameter) {
      guard let pair = parameter.node.mapping?.pair("allowReserved"), let place = parameter.node["in"]?.string,
        !percentEncodes(place, parameter.node["style"]?.string, api.version)
      else { continue }
      report("`allowReserved` has no meaning for this `in: \(place)`", at: pair.key.range)
    }
  }
}

private func percentEncodes(_ place: String, _ style: String?, _ version: SpecificationVersion?) -> Bool {
  switch place {
  case "query": true
  case "path": version == .v32
  case "cookie": version == .v32 && style != "cookie"
  default: false
  }
}
