package import ForgeDiagnostics
import ForgeJSONSchema

extension Rule<APIDescription> {
  package static let invalidDefault = Rule(
    "openapi/invalid-default", .warning, "Default that its schema does not allow",
    why: "Clients send the default, or count on it, and the schema refuses this one.",
    examples: [
      .good(minimal("paths: {}\ncomponents: {schemas: {A: {type: integer, default: 1}}}"), file: specFile),
      .bad(minimal("paths: {}\ncomponents: {schemas: {A: {enum: [a, b], default: «c»}}}"), file: specFile),
    ]
  ) { api, report in
    for violation in ExampleValues.violations(in: api, of: .defaultValue) {
      report(violation.message, at: violation.range, notes: [Note("the schema says so here", at: violation.schema)])
    }
  }
}
