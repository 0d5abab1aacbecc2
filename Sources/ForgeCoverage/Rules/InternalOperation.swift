package import ForgeDiagnostics

extension Rule<Coverage> {
  package static let internalOperation = Rule(
    "coverage/internal-operation", .error, "Internal operation on a page",
    why: """
      What is marked `x-internal` is left out of the published description: its readers cannot look it up, and are not meant \
      to know of it.
      """,
    examples: [
      ExampleSpec.good("`GET /ships` lists them.\n"),
      ExampleSpec.bad("`«GET /audits»` lists audits.\n"),
    ]
  ) { coverage, report in
    for fault in coverage.faults {
      guard case .internalOperation(let operation) = fault.kind else { continue }
      report(.hidden(operation), at: fault.range)
    }
  }
}

extension Message {
  fileprivate static func hidden(_ operation: String) -> Message { "`\(operation)` is internal" }
}
