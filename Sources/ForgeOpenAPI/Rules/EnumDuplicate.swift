package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let enumDuplicate = Rule(
    "openapi/enum-duplicate", .warning, "Value that stands in an enumeration twice",
    why: """
      Generators make two constants of one name, or stop.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: string, enum: [a, b]}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: string, enum: [a, b, «a»]}}}
          """#), file: specFile),
    ],
    aliases: ["no-duplicated-enum-values", "duplicated-entry-in-enum"]
  ) { api, report in
    for schema in api.objects(.schema) {
      var seen: Set<String> = []
      var end: Int?
      for value in schema.node["enum"]?.sequence ?? [] {
        defer { end = value.range.bytes.upperBound }
        guard let scalar = value.scalar, !seen.insert("\(scalar.value)").inserted else { continue }
        report(
          "`\(scalar.text)` stands in the enumeration twice", at: value.range,
          fix: end.flatMap { api.files.fix(deletingSecond: value, after: $0) })
      }
    }
  }
}
