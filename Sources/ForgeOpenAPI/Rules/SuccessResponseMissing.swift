package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let successResponseMissing = Rule(
    "openapi/success-response-missing", .warning, "Operation without a response for success",
    why: """
      A reader learns how the call fails and not what it gives. Describe a status of 2xx or 3xx, or `default`.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a:
              get: {responses: {"204": {description: Done}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            /a:
              get: {«responses»: {"404": {description: Gone}}}
          """#), file: specFile),
    ],
    aliases: ["operation-2xx-response", "operation-success-response"]
  ) { api, report in
    for operation in api.distinctOperations {
      guard let responses = operation.node.mapping?.pair("responses"), let pairs = responses.value.mapping?.pairs else {
        continue
      }
      let isDescribed = pairs.contains { pair in
        let status = pair.key.text ?? ""
        return status == "default" || ["1", "2", "3"].contains(status.prefix(1))
      }
      if !isDescribed { report("`\(operation.name)` has no response for success", at: responses.key.range) }
    }
  }
}
