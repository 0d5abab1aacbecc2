package import ForgeDiagnostics

extension Rule<Coverage> {
  package static let deprecatedOperation = Rule(
    "coverage/deprecated-operation", .warning, "Deprecated operation that a page recommends",
    why: """
      Readers build on what is about to go. A page may name the operation where the same paragraph, cell or heading says \
      that it is deprecated, or what to use instead.
      """,
    examples: [
      ExampleSpec.good("`DELETE /ships/{id}` is deprecated.\n"),
      ExampleSpec.bad("`«DELETE /ships/{id}»` removes one.\n"),
    ]
  ) { coverage, report in
    for fault in coverage.faults {
      guard case .deprecatedOperation(let operation) = fault.kind else { continue }
      report(.deprecated(operation), at: fault.range)
    }
  }
}

extension Message {
  fileprivate static func deprecated(_ operation: String) -> Message {
    "`\(operation)` is deprecated, say so or name what takes its place"
  }
}
