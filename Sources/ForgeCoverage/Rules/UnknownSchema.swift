package import ForgeDiagnostics

extension Rule<Coverage> {
  package static let unknownSchema = Rule(
    "coverage/unknown-schema", .error, "Sample of a schema that does not exist",
    why: """
      A block says by `schema="Name"` behind its language which schema of the components it is a value of, so that it is held \
      against it. `Name?` has some of the fields only, `Name[]` is a list.
      """,
    examples: [
      ExampleSpec.good("```json schema=\"Fault\"\n{\"code\": \"busy\"}\n```\n"),
      ExampleSpec.bad("```json schema=\"«Falt»\"\n{\"code\": \"busy\"}\n```\n"),
    ]
  ) { coverage, report in
    for fault in coverage.faults {
      guard case .unknownSchema(let name, let nearest) = fault.kind else { continue }
      report(.noSchema(name).suggesting(nearest), at: fault.range, fix: fault.fix)
    }
  }
}

extension Message {
  fileprivate static func noSchema(_ name: String) -> Message { "no description has a schema `\(name)`" }
}
