package import ForgeDiagnostics

extension Rule<Coverage> {
  package static let unknownResponseField = Rule(
    "coverage/unknown-response-field", .error, "Field of an answer that the operation does not have",
    why: """
      Whoever reads the field from the answer reads nothing. An answer is the body of a response in a block of `http`, and a block of \
      `json` right behind a call, one paragraph between them at most, or behind a sentence that names the endpoint. A block without \
      a status is held against the answer that it is most like, and against none where it is like none.
      """,
    examples: [
      ExampleSpec.good(
        "```bash\ncurl https://api.harbor.example/v1/ships/7\n```\n\n```json\n{\"name\": \"Fram\", \"length\": 39}\n```\n"
      ),
      ExampleSpec.bad(
        "```bash\ncurl https://api.harbor.example/v1/ships/7\n```\n\n```json\n{\"name\": \"Fram\", \"length\": 39, «\"flg\"»: \"NO\"}\n```\n"
      ),
      ExampleSpec.bad(
        "```http\nGET /v1/ships/7\n\nHTTP/1.1 200 OK\n\n{\"name\": \"Fram\", «\"lenght\"»: 39}\n```\n"),
    ]
  ) { coverage, report in
    for fault in coverage.faults {
      guard case .unknownResponseField(let name, let operation, let nearest) = fault.kind else { continue }
      report(.noField(name, operation).suggesting(nearest), at: fault.range, fix: fault.fix)
    }
  }
}

extension Message {
  fileprivate static func noField(_ name: String, _ operation: String) -> Message {
    "the answer of `\(operation)` has no field `\(name)`"
  }
}
