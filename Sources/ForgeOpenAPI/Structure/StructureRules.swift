package import ForgeDiagnostics

extension RuleDescription {
  package static let unknownField = RuleDescription(
    "openapi/unknown-field", .error, "Field that the specification does not have",
    why: """
      Tools pass an unknown field over in silence, so what it was meant to say is lost. Fields of your own start with \
      `x-`.
      """,
    examples: [
      .good(minimal("paths: {}"), file: specFile),
      .bad(minimal("paths: {}\n«servres»: []"), file: specFile),
    ],
    aliases: ["struct", "oas3-schema"])

  package static let missingField = RuleDescription(
    "openapi/missing-field", .error, "Required field that is missing",
    why: "The specification requires the field, and tools that read the description may refuse it or guess.",
    examples: [
      .good(minimal("paths: {}"), file: specFile),
      .bad("openapi: 3.1.0\ninfo:\n  «title»: API\npaths: {}\n", file: specFile),
    ])

  package static let wrongType = RuleDescription(
    "openapi/wrong-type", .error, "Value of the wrong type",
    why: "The specification says what each field holds; a value of another type is refused or misread.",
    examples: [
      .good(minimal("paths: {}\nservers: []"), file: specFile),
      .bad(minimal("paths: {}\nservers: «/v1»"), file: specFile),
    ])

  package static let exclusiveFields = RuleDescription(
    "openapi/exclusive-fields", .error, "Two fields of which only one is allowed",
    why: "Tools use one of the two and drop the other, and do not agree on which.",
    examples: [
      .good(
        minimal("paths: {}\ncomponents:\n  examples:\n    a: {value: 1}"), file: specFile),
      .bad(
        minimal("paths: {}\ncomponents:\n  examples:\n    a: {value: 1, «externalValue»: a.json}"), file: specFile),
    ])
}

let specFile = "openapi/openapi.yaml"

/// A 3.1 description that is complete but for `rest`.
func minimal(_ rest: String) -> String {
  "openapi: 3.1.0\ninfo:\n  title: API\n  version: 1.0.0\n\(rest)\n"
}
