package import ForgeDiagnostics
import ForgeJSONSchema

extension Rule<APIDescription> {
  package static let invalidExample = Rule(
    "openapi/invalid-example", .warning, "Example that its schema does not allow",
    why: """
      Readers copy examples and mock servers answer with them: one that does not fit the schema teaches a call that fails. A \
      property that is only read or only written may be left out, required or not.
      """,
    examples: [
      .good(
        minimal("paths: {}\ncomponents: {schemas: {A: {type: integer, example: 1}}}"), file: specFile),
      .good(
        minimal(
          "paths: {}\ncomponents:\n  schemas:\n    A: {required: [id], properties: {id: {readOnly: true}}, example: {}}"
        ),
        file: specFile),
      .bad(
        minimal("paths: {}\ncomponents: {schemas: {A: {type: integer, example: «one»}}}"), file: specFile),
      .bad(
        minimal(
          """
          paths:
            /a:
              get:
                responses:
                  "200":
                    description: Done
                    content:
                      application/json:
                        schema: {$ref: "#/components/schemas/A"}
                        examples: {one: {value: {state: open, «stat»: 1}}}
          components:
            schemas:
              A: {type: object, additionalProperties: false, properties: {state: {enum: [open, closed]}}}
          """),
        file: specFile),
    ],
    aliases: [
      "no-invalid-schema-examples", "no-invalid-media-type-examples", "no-invalid-parameter-examples",
      "oas3-valid-schema-example", "oas3-valid-media-example", "oas2-valid-schema-example", "oas2-valid-media-example",
    ]
  ) { api, report in
    for violation in ExampleValues.violations(in: api, of: .example) {
      report(violation.message, at: violation.range, notes: [Note("the schema says so here", at: violation.schema)])
    }
  }
}
