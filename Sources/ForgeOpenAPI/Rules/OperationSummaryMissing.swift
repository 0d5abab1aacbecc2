package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let operationSummaryMissing = Rule(
    "openapi/operation-summary-missing", .warning, "Operation without a summary",
    why: """
      The summary is the operation's line in menus, search results and indexes.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a:
              get: {summary: List a, responses: {default: {description: Done}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            /a:
              «get»: {responses: {default: {description: Done}}}
          """#), file: specFile),
    ],
    aliases: ["operation-summary"]
  ) { api, report in
    for operation in api.distinctOperations where operation.origin != .callback && operation.summary.isEmpty {
      report("`\(operation.name)` has no summary", at: operation.range)
    }
  }
}
