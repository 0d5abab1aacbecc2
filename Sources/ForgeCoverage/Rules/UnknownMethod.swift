package import ForgeDiagnostics

extension Rule<Coverage> {
  package static let unknownMethod = Rule(
    "coverage/unknown-method", .error, "Mention of a method that the path does not have",
    why: "The path exists, but a request with this method gets a 405.",
    examples: [
      ExampleSpec.good("`POST /ships` registers one.\n"),
      ExampleSpec.bad("`«PUT» /ships` registers one.\n"),
      ExampleSpec.bad("```bash\ncurl -X «PATCH» \"$API/v1/ships/7\"\n```\n"),
    ]
  ) { coverage, report in
    for fault in coverage.faults {
      guard case .unknownMethod(let method, let path, let known) = fault.kind else { continue }
      report(.noMethod(method, path, known), at: fault.range)
    }
  }
}

extension Message {
  fileprivate static func noMethod(_ method: String, _ path: String, _ known: String) -> Message {
    Message("`\(path)` has no `\(method)`").suggesting(known)
  }
}
