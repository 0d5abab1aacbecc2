package import ForgeDiagnostics

/// What the walk over the specification's objects finds.
package let structureRules: [RuleDescription] = [
  .unknownField, .unknownKeyword, .missingField, .wrongType, .invalidText, .invalidMediaType, .exclusiveFields,
  .misplacedField,
]

extension RuleDescription {
  package static let unknownField = RuleDescription(
    "openapi/unknown-field", .error, "Field that the specification does not have",
    why: """
      Tools pass an unknown field over in silence, so what it was meant to say is lost. A field of another version of \
      the specification is unknown in this one. Fields of your own start with `x-`.
      """,
    examples: [
      .good(minimal("paths: {}"), file: specFile),
      .bad(minimal("paths: {}\n«servres»: []"), file: specFile),
      .bad(
        "openapi: 3.0.3\ninfo: {title: API, version: 1.0.0}\npaths: {}\ncomponents:\n  schemas:\n    Kind: {«const»: cat}\n",
        file: specFile),
    ],
    aliases: ["oas2-schema", "oas2-anyOf", "oas2-oneOf", "struct", "oas3-schema"])

  package static let unknownKeyword = RuleDescription(
    "openapi/unknown-keyword", .warning, "Keyword that JSON Schema does not have",
    why: """
      From OpenAPI 3.1 on a schema may have any keyword, and one that a tool does not know says nothing. A slip, or a \
      keyword of 3.0 such as `nullable`, is lost in silence.
      """,
    examples: [
      .good(minimal("paths: {}\ncomponents:\n  schemas:\n    A: {type: [string, \"null\"]}"), file: specFile),
      .bad(minimal("paths: {}\ncomponents:\n  schemas:\n    A: {type: string, «nullable»: true}"), file: specFile),
      .bad(minimal("paths: {}\ncomponents:\n  schemas:\n    A: {«requierd»: [id]}"), file: specFile),
    ])

  package static let missingField = RuleDescription(
    "openapi/missing-field", .error, "Required field that is missing",
    why: "The specification requires the field, and tools that read the description may refuse it or guess.",
    examples: [
      .good(minimal("paths: {}"), file: specFile),
      .bad("openapi: 3.1.0\ninfo:\n  «title»: API\npaths: {}\n", file: specFile),
      .bad(
        minimal("paths: {}\ncomponents:\n  securitySchemes:\n    key: {type: «apiKey», in: header}"), file: specFile),
    ],
    aliases: ["array-items"])

  package static let wrongType = RuleDescription(
    "openapi/wrong-type", .error, "Value of the wrong type",
    why: "The specification says what each field holds; a value of another type is refused or misread.",
    examples: [
      .good(minimal("paths: {}\nservers: []"), file: specFile),
      .bad(minimal("paths: {}\nservers: «/v1»"), file: specFile),
    ])

  package static let invalidText = RuleDescription(
    "openapi/invalid-text", .error, "Text of the wrong form",
    why: """
      The specification, or a standard that it builds on, says what the text looks like: a URL, the name of a header \
      or of a component. Tools that read it as one fail.
      """,
    examples: [
      .good(minimal("paths: {}\ncomponents:\n  schemas:\n    Pet: {}"), file: specFile),
      .bad(minimal("paths: {}\ncomponents:\n  schemas:\n    «A pet»: {}"), file: specFile),
      .bad(
        "openapi: 3.1.0\ninfo: {title: API, version: 1.0.0, contact: {email: «nobody»}}\npaths: {}\n", file: specFile),
    ],
    aliases: ["spec-components-invalid-map-name", "component-name"])

  package static let invalidMediaType = RuleDescription(
    "openapi/invalid-media-type", .warning, "Media type that is none",
    why: """
      Requests and responses are matched with it: `type/subtype`, either of them `*`, and parameters after it \
      (RFC 9110 section 12.5.1). Nothing ever matches another text.
      """,
    examples: [
      .good(
        minimal("paths: {}\ncomponents:\n  requestBodies:\n    A: {content: {application/json: {}}}"), file: specFile),
      .bad(minimal("paths: {}\ncomponents:\n  requestBodies:\n    A: {content: {«json»: {}}}"), file: specFile),
    ])

  package static let exclusiveFields = RuleDescription(
    "openapi/exclusive-fields", .error, "Two fields of which only one is allowed",
    why: "Tools use one of the two and drop the other, and do not agree on which.",
    examples: [
      .good(
        minimal("paths: {}\ncomponents:\n  examples:\n    a: {value: 1}"), file: specFile),
      .bad(
        minimal("paths: {}\ncomponents:\n  examples:\n    a: {value: 1, «externalValue»: a.json}"), file: specFile),
    ],
    aliases: [
      "no-example-value-and-externalValue", "oas3-examples-value-or-externalValue", "oas3-example-external-check",
      "spec-example-values", "spec-no-invalid-encoding-combinations",
    ])

  package static let misplacedField = RuleDescription(
    "openapi/misplaced-field", .error, "Field that has no meaning where it stands",
    why: "The specification has the field for another case than this one, so that nothing here reads it.",
    examples: [
      .good(
        minimal("paths: {}\ncomponents:\n  securitySchemes:\n    token: {type: http, scheme: bearer}"), file: specFile),
      .bad(
        minimal(
          "paths: {}\ncomponents:\n  securitySchemes:\n    token: {type: http, scheme: bearer, «in»: header}"),
        file: specFile),
    ])
}

let specFile = "openapi/openapi.yaml"

/// A 3.1 description that is complete but for `rest`.
func minimal(_ rest: String) -> String {
  "openapi: 3.1.0\ninfo:\n  title: API\n  version: 1.0.0\n\(rest)\n"
}
