package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let operationUntagged = Rule(
    "openapi/operation-untagged", .warning, "Operation without a tag",
    why: """
      Documentation groups operations by their tags; one without any stands at the end, where nobody looks.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a:
              get: {tags: [a], responses: {default: {description: Done}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            /a:
              «get»: {responses: {default: {description: Done}}}
          """#), file: specFile),
    ],
    aliases: ["operation-tags"]
  ) { api, report in
    for operation in api.distinctOperations where operation.origin == .path && operation.tags.isEmpty {
      report("`\(operation.name)` has no tag", at: operation.range)
    }
  }
}
