package import ForgeDiagnostics

extension Rule<Coverage> {
  package static let unknownHeader = Rule(
    "coverage/unknown-header", .warning, "Request header that the operation does not have",
    why: """
      The header is neither a parameter of the operation, nor one of a security scheme, nor one that HTTP or every proxy \
      knows: servers pass over it.
      """,
    examples: [
      ExampleSpec.good("```http\nGET /v1/ships\nAccept: application/json\n```\n"),
      ExampleSpec.bad("```http\nGET /v1/ships\n«X-Colour»: red\n```\n"),
    ]
  ) { coverage, report in
    for fault in coverage.faults {
      guard case .unknownHeader(let name, let operation, let nearest) = fault.kind else { continue }
      report(.noHeader(name, operation).suggesting(nearest), at: fault.range, fix: fault.fix)
    }
  }
}

extension Message {
  fileprivate static func noHeader(_ name: String, _ operation: String) -> Message {
    "`\(operation)` has no header `\(name)`"
  }
}
