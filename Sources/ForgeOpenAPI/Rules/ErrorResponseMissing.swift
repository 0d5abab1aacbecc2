package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let errorResponseMissing = Rule(
    "openapi/error-response-missing", .warning, "Operation without a response for bad requests",
    why: """
      Every operation can be called wrongly, and clients have to handle it. Describe a status of 4xx, or `default`.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a:
              get: {responses: {"200": {description: Done}, "404": {description: Gone}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            /a:
              get: {«responses»: {"200": {description: Done}}}
          """#), file: specFile),
    ],
    aliases: ["operation-4xx-response"]
  ) { api, report in
    for operation in api.distinctOperations where operation.origin == .path {
      guard let responses = operation.node.mapping?.pair("responses"), let pairs = responses.value.mapping?.pairs else {
        continue
      }
      let isDescribed = pairs.contains { pair in
        let status = pair.key.text ?? ""
        return status == "default" || status.hasPrefix("4")
      }
      if !isDescribed { report("`\(operation.name)` has no response of 4xx", at: responses.key.range) }
    }
  }
}
