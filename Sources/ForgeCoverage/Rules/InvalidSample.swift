package import ForgeDiagnostics

extension Rule<Coverage> {
  package static let invalidSample = Rule(
    "coverage/invalid-sample", .error, "Sample that its schema does not allow",
    why: """
      A block that says by `schema="Name"` which schema it is a value of has to be one: whoever copies it sends what is refused, or \
      waits for what never comes. Values that stand for others are not judged: `<id>`, `...`.
      """,
    examples: [
      ExampleSpec.good("```json schema=\"Fault?\"\n{\"retry\": 5}\n```\n"),
      ExampleSpec.good("```json schema=\"Fault[]\"\n[{\"code\": \"<code>\"}]\n```\n"),
      ExampleSpec.bad("```json schema=\"Fault\"\n{\"code\": «\"lost\"»}\n```\n"),
      ExampleSpec.bad("```json schema=\"Fault\"\n{\"code\": \"busy\", «\"rety\"»: 5}\n```\n"),
      ExampleSpec.bad("```json schema=\"Fault[]\"\n[{\"code\": \"busy\"}, «{\"retry\": 5}»]\n```\n"),
    ]
  ) { coverage, report in
    for fault in coverage.faults {
      switch fault.kind {
      case .unknownSampleField(let name, let schema, let nearest):
        report(.noField(name, schema).suggesting(nearest), at: fault.range, fix: fault.fix)
      case .invalidSample(let message, let schema, let place):
        report(.invalid(message, schema), at: fault.range, notes: [Note("the schema says so here", at: place)])
      default: continue
      }
    }
  }
}

extension Message {
  fileprivate static func noField(_ name: String, _ schema: String) -> Message {
    "the schema `\(schema)` has no field `\(name)`"
  }

  fileprivate static func invalid(_ message: Message, _ schema: String) -> Message {
    "\(message.text), in a sample of `\(schema)`"
  }
}
