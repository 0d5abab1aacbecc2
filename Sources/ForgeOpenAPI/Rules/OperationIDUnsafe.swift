package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let operationIDUnsafe = Rule(
    "openapi/operation-id-unsafe", .warning, "operationId with characters that a URL cannot have",
    why: """
      Links to the operation and generated file names hold the operationId: white space, quotes and other scripts have to be
      encoded there.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a:
              get: {operationId: get-a_1, responses: {default: {description: Done}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            /a:
              get: {operationId: «get a», responses: {default: {description: Done}}}
          """#), file: specFile),
    ],
    aliases: ["operation-operationId-url-safe", "operation-operationId-valid-in-url"]
  ) { api, report in
    let marks = Array("-._~:/?#[]@!$&'()*+,;=".utf8)
    for operation in api.distinctOperations {
      guard let node = operation.node["operationId"], let id = node.string else { continue }
      guard let byte = id.utf8.first(where: { !isLetterOrDigit($0) && !marks.contains($0) }) else { continue }
      let shown = byte == 0x20 ? "a space" : byte < 0x80 ? "`\(Unicode.Scalar(byte))`" : "characters beyond ASCII"
      report("`\(id)` holds \(shown)", at: node.range)
    }
  }
}
