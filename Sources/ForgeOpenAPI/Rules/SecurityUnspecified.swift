package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let securityUnspecified = Rule(
    "openapi/security-unspecified", .warning, "Operation that does not say whether it needs credentials",
    why: """
      A reader cannot tell an open operation from one whose security was forgotten. Write `security: []` for an open one.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a:
              get: {security: [], responses: {default: {description: Done}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            /a:
              «get»: {responses: {default: {description: Done}}}
          """#), file: specFile),
    ],
    aliases: ["operation-security-defined"]
  ) { api, report in
    guard api.files.root?["security"] == nil else { return }
    for operation in api.distinctOperations where operation.origin == .path && operation.node["security"] == nil {
      report("`\(operation.name)` has no `security`, and the description has none", at: operation.range)
    }
  }
}
