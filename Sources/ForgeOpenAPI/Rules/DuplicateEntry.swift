package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let duplicateEntry = Rule(
    "openapi/duplicate-entry", .warning, "Name that stands in a list twice",
    why: """
      `required`, and `type` as a list, hold each name once (JSON Schema Validation, sections 6.5.3 and 6.1.1); tools may \
      refuse the schema. A tag that stands twice shows its operation twice.
      """,
    examples: [
      .good(
        minimal("paths: {}\ncomponents: {schemas: {A: {required: [a, b], properties: {a: {}, b: {}}}}}"), file: specFile
      ),
      .bad(minimal("paths: {}\ncomponents: {schemas: {A: {required: [a, «a»], properties: {a: {}}}}}"), file: specFile),
      .bad(minimal("paths: {/a: {get: {tags: [one, two, «one»], responses: {}}}}"), file: specFile),
    ]
  ) { api, report in
    for (kind, fields) in [
      (ObjectKind.schema, ["required", "type"]), (.operation, ["tags", "consumes", "produces", "schemes"]),
    ] {
      for object in api.objects(kind) {
        for field in fields {
          var seen: Set<String> = []
          var end: Int?
          for item in object.node[field]?.sequence ?? [] {
            defer { end = item.range.bytes.upperBound }
            guard let name = item.string, !seen.insert(name).inserted else { continue }
            report(
              "`\(name)` stands in `\(field)` twice", at: item.range,
              fix: end.flatMap { api.files.fix(deletingSecond: item, after: $0) })
          }
        }
      }
    }
  }
}
