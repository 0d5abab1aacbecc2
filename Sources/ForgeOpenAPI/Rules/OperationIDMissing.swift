package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let operationIDMissing = Rule(
    "openapi/operation-id-missing", .warning, "Operation without an operationId",
    why: """
      The operationId names the function in generated clients and the anchor that guides link to. Without it both are made of the
      path, and break when the path changes.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a:
              get: {operationId: getA, responses: {default: {description: Done}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            /a:
              «get»: {responses: {default: {description: Done}}}
          """#), file: specFile),
    ],
    aliases: ["operation-operationId"]
  ) { api, report in
    for operation in api.distinctOperations where operation.node["operationId"] == nil {
      report("`\(operation.name)` has no operationId", at: operation.range)
    }
  }
}
