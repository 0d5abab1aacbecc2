package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let tagDuplicate = Rule(
    "openapi/tag-duplicate", .error, "Tag that is declared twice",
    why: """
      Each name in `tags` must be unique (Tag Object); of two descriptions readers see one.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          tags: [{name: a}, {name: b}]
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          tags: [{name: a}, {name: «a»}]
          """#), file: specFile),
    ],
    aliases: ["openapi-tags-uniqueness", "no-duplicated-tag-names"]
  ) { api, report in
    var first: [String: YAMLNode] = [:]
    var end: Int?
    for tag in api.files.root?["tags"]?.sequence ?? [] {
      defer { end = tag.range.bytes.upperBound }
      guard let node = tag["name"], let name = node.string else { continue }
      if let earlier = first[name] {
        let fix = earlier.hasSameValue(as: tag) ? end.flatMap { api.files.fix(deletingSecond: tag, after: $0) } : nil
        report(
          "`\(name)` is declared twice", at: node.range,
          notes: [Note("here", at: earlier["name"]?.range ?? earlier.range)], fix: fix)
      } else {
        first[name] = tag
      }
    }
  }
}
