package import ForgeDiagnostics

extension Rule<Coverage> {
  package static let unknownParameter = Rule(
    "coverage/unknown-parameter", .error, "Query parameter that the operation does not have",
    why: "Most servers pass over a parameter that they do not know: the call works, and does something else.",
    examples: [
      ExampleSpec.good("`GET /ships?flag=NO` lists those of one flag.\n"),
      ExampleSpec.bad("`GET /ships?«flags»=NO` lists those of one flag.\n"),
      ExampleSpec.bad("```python\nrequests.get(f\"{base}/v1/ships\", params={\"«colour»\": \"red\"})\n```\n"),
    ]
  ) { coverage, report in
    for fault in coverage.faults {
      guard case .unknownParameter(let name, let operation, let nearest) = fault.kind else { continue }
      report(.noParameter(name, operation).suggesting(nearest), at: fault.range, fix: fault.fix)
    }
  }
}

extension Message {
  fileprivate static func noParameter(_ name: String, _ operation: String) -> Message {
    "`\(operation)` has no query parameter `\(name)`"
  }
}
