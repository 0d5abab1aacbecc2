package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let webhookServers = Rule(
    "openapi/webhook-servers", .warning, "Servers in a webhook",
    why: """
      The receiver of a webhook decides where it listens; a server here would be one of the sender's.
      """,
    examples: [
      .good(
        minimal(
          #"""
          webhooks:
            done:
              post: {responses: {default: {description: Done}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          webhooks:
            done:
              post:
                «servers»: [{url: https://example.net}]
                responses: {default: {description: Done}}
          """#), file: specFile),
    ],
    aliases: ["oas3_1-servers-in-webhook"]
  ) { api, report in
    for operation in api.distinctOperations where operation.origin == .webhook {
      guard let pair = operation.node.mapping?.pair("servers") ?? operation.item.mapping?.pair("servers") else {
        continue
      }
      report("a webhook has servers", at: pair.key.range)
    }
  }
}
