package import ForgeDiagnostics

extension Rule<Coverage> {
  package static let invalidResponse = Rule(
    "coverage/invalid-response", .error, "Answer that the operation does not give",
    why: """
      Whoever writes a client by the page waits for a type, a value or a field that never comes. What counts as an answer is said at \
      `coverage/unknown-response-field`. Values that stand for others are not judged: `<id>`, `...`.
      """,
    examples: [
      ExampleSpec.good("```http\nGET /v1/ships/7\n\nHTTP/1.1 200 OK\n\n{\"name\": \"<name>\", \"length\": 39}\n```\n"),
      ExampleSpec.bad(
        "```http\nGET /v1/ships/7\n\nHTTP/1.1 200 OK\n\n{\"name\": \"Fram\", \"length\": «\"39 m\"»}\n```\n"),
      ExampleSpec.bad(
        "```bash\ncurl https://api.harbor.example/v1/ships/7\n```\n\n```json\n«{\"length\": 39, \"flag\": \"NO\"}»\n```\n"
      ),
    ]
  ) { coverage, report in
    for fault in coverage.faults {
      guard case .invalidResponse(let message, let operation, let schema) = fault.kind else { continue }
      report(
        .invalid(message, operation), at: fault.range, notes: [Note("the schema says so here", at: schema)])
    }
  }
}

extension Message {
  fileprivate static func invalid(_ message: Message, _ operation: String) -> Message {
    "\(message.text), in the answer of `\(operation)`"
  }
}
