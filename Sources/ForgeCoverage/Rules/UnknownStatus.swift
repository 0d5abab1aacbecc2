package import ForgeDiagnostics

extension Rule<Coverage> {
  package static let unknownStatus = Rule(
    "coverage/unknown-status", .error, "Status code that the operation never answers with",
    why: """
      Clients wait for an answer that does not come. A status is judged where it certainly is the operation's: the response \
      behind a request in a block of HTTP, or `METHOD /path` followed by `returns` and the code.
      """,
    examples: [
      ExampleSpec.good("`POST /ships` answers `201`.\n"),
      ExampleSpec.bad("`POST /ships` answers `«200»`.\n"),
      ExampleSpec.bad("```http\nPOST /v1/ships\n\n{\"name\": \"Fram\"}\n\nHTTP/1.1 «202» Accepted\n```\n"),
    ]
  ) { coverage, report in
    for fault in coverage.faults {
      guard case .unknownStatus(let code, let operation) = fault.kind else { continue }
      report(.noStatus(code, operation), at: fault.range)
    }
  }
}

extension Message {
  fileprivate static func noStatus(_ code: Int, _ operation: String) -> Message {
    "`\(operation)` never answers `\(code)`"
  }
}
