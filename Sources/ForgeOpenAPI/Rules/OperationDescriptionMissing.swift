package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let operationDescriptionMissing = Rule(
    "openapi/operation-description-missing", .warning, "Operation without a description",
    why: """
      The path and the summary do not say when to call an operation, what it changes and what it costs.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a:
              get: {description: Lists what is there., responses: {default: {description: Done}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            /a:
              «get»: {responses: {default: {description: Done}}}
          """#), file: specFile),
    ],
    aliases: ["operation-description"]
  ) { api, report in
    for operation in api.distinctOperations where operation.origin != .callback && operation.description.isEmpty {
      report("`\(operation.name)` has no description", at: operation.range)
    }
  }
}
