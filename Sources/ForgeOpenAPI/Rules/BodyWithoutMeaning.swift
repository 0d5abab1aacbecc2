package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let bodyWithoutMeaning = Rule(
    "openapi/body-without-meaning", .warning, "Request body where HTTP gives it no meaning",
    why: """
      A body of GET, HEAD or DELETE has no defined meaning (RFC 9110, section 9.3): proxies drop it, and caches do not look at it.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a:
              post: {requestBody: {content: {}}, responses: {default: {description: Done}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            /a:
              get: {«requestBody»: {content: {}}, responses: {default: {description: Done}}}
          """#), file: specFile),
    ],
    aliases: ["no-request-body"]
  ) { api, report in
    for operation in api.distinctOperations where ["GET", "HEAD", "DELETE"].contains(operation.method) {
      guard let pair = operation.node.mapping?.pair("requestBody") else { continue }
      report("\(operation.method) has a request body", at: pair.key.range)
    }
  }
}
