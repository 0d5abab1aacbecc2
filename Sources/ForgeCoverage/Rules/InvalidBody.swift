package import ForgeDiagnostics

extension Rule<Coverage> {
  package static let invalidBody = Rule(
    "coverage/invalid-body", .error, "Body that the operation does not take",
    why: """
      Whoever copies the call gets an error. Values that stand for others are not judged: `<id>`, `$NAME`, `...`, and what only \
      a program knows.
      """,
    examples: [
      ExampleSpec.good("```http\nPOST /v1/ships\n\n{\"name\": \"<name>\", \"length\": 39}\n```\n"),
      ExampleSpec.bad("```http\nPOST /v1/ships\n\n{\"name\": \"Fram\", \"length\": «\"39 m\"»}\n```\n"),
      ExampleSpec.bad("```http\nPOST /v1/ships\n\n«{\"length\": 39}»\n```\n"),
    ]
  ) { coverage, report in
    for fault in coverage.faults {
      guard case .invalidBody(let message, let operation, let schema) = fault.kind else { continue }
      report(
        .invalid(message, operation), at: fault.range, notes: [Note("the schema says so here", at: schema)])
    }
  }
}

extension Message {
  fileprivate static func invalid(_ message: Message, _ operation: String) -> Message {
    "\(message.text), in the body of `\(operation)`"
  }
}
