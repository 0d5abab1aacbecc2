package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let operationIDDuplicate = Rule(
    "openapi/operation-id-duplicate", .error, "operationId that two operations have",
    why: "The operationId names functions in generated clients and links in documentation: it must name one operation.",
    examples: [
      .good(
        minimal(
          "paths:\n  /a:\n    get: {operationId: getA, responses: {default: {description: Done}}}\n    put: {operationId: putA, responses: {default: {description: Done}}}"
        ),
        file: specFile),
      .bad(
        minimal(
          "paths:\n  /a:\n    get: {operationId: getA, responses: {default: {description: Done}}}\n    put: {operationId: «getA», responses: {default: {description: Done}}}"
        ),
        file: specFile),
    ],
    aliases: ["operation-operationId-unique"]
  ) { api, report in
    var first: [String: SourceRange] = [:]
    for operation in api.allOperations {
      guard let node = operation.node["operationId"], let id = node.string else { continue }
      if let earlier = first[id] {
        // One path item that two paths refer to has its operations once.
        guard earlier != node.range else { continue }
        report("operationId `\(id)` is taken", at: node.range, notes: [Note("first used here", at: earlier)])
      } else {
        first[id] = node.range
      }
    }
  }
}
