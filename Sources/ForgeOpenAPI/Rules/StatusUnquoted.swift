package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let statusUnquoted = Rule(
    "openapi/status-unquoted", .warning, "Status of a response without quotes",
    why: """
      The key is a number to YAML and a text to JSON, so that the specification asks for quotes (Responses Object). Most \
      tools take either.
      """,
    examples: [
      .good(
        minimal("paths: {/a: {get: {responses: {'200': {description: Done}, 4XX: {description: No}}}}}"), file: specFile
      ),
      .bad(minimal("paths: {/a: {get: {responses: {«200»: {description: Done}}}}}"), file: specFile),
    ], isOptional: true
  ) { api, report in
    for responses in api.objects(.responses) {
      for key in responses.node.mapping?.pairs.map(\.key) ?? [] {
        guard key.int != nil, let text = key.text else { continue }
        let edit = Fix.Edit(replacing: key.range, with: "'\(text)'")
        report(
          "`\(text)` is a number, write `'\(text)'`", at: key.range,
          fix: key.alias == nil ? Fix("Put the status in quotes", isSafe: true, edits: [edit]) : nil)
      }
    }
  }
}
