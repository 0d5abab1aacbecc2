package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let callbackInCallback = Rule(
    "openapi/callback-in-callback", .warning, "Callback inside a callback or a webhook",
    why: """
      What the called side calls in turn is no part of this API, and tools do not show it.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a:
              post:
                callbacks: {done: {"{$request.body#/url}": {post: {responses: {default: {description: Done}}}}}}
                responses: {default: {description: Done}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          webhooks:
            done:
              post:
                «callbacks»: {more: {"{$request.body#/url}": {post: {responses: {default: {description: Done}}}}}}
                responses: {default: {description: Done}}
          """#), file: specFile),
    ],
    aliases: ["oas3-callbacks-in-callbacks", "oas3_1-callbacks-in-webhook"]
  ) { api, report in
    for operation in api.distinctOperations where operation.origin != .path {
      guard let pair = operation.node.mapping?.pair("callbacks") else { continue }
      report("a \(operation.origin == .webhook ? "webhook" : "callback") has callbacks", at: pair.key.range)
    }
  }
}
