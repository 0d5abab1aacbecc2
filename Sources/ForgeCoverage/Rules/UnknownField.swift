package import ForgeDiagnostics

extension Rule<Coverage> {
  package static let unknownField = Rule(
    "coverage/unknown-field", .error, "Body field that the operation does not have",
    why: """
      The schema has no property of that name. Even where it lets others pass, nobody reads the field: the call works, and \
      does something else. A schema that means others to be sent says so with `additionalProperties`.
      """,
    examples: [
      ExampleSpec.good("```bash\ncurl -d '{\"name\": \"Fram\"}' https://api.harbor.example/v1/ships\n```\n"),
      ExampleSpec.bad(
        "```bash\ncurl -d '{\"name\": \"Fram\", «\"lenght\"»: 39}' https://api.harbor.example/v1/ships\n```\n"),
    ]
  ) { coverage, report in
    for fault in coverage.faults {
      guard case .unknownField(let name, let operation, let nearest) = fault.kind else { continue }
      report(.noField(name, operation).suggesting(nearest), at: fault.range, fix: fault.fix)
    }
  }
}

extension Message {
  fileprivate static func noField(_ name: String, _ operation: String) -> Message {
    "the body of `\(operation)` has no field `\(name)`"
  }
}
