package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let tagUndeclared = Rule(
    "openapi/tag-undeclared", .warning, "Tag that is not declared",
    why: """
      A tag that the description's `tags` do not have comes without a description and in no order, and may be a slip.
      """,
    examples: [
      .good(
        minimal(
          #"""
          tags: [{name: a}]
          paths:
            /a:
              get: {tags: [a], responses: {default: {description: Done}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          tags: [{name: agents}]
          paths:
            /a:
              get: {tags: [«agent»], responses: {default: {description: Done}}}
          """#), file: specFile),
    ],
    aliases: ["operation-tag-defined"]
  ) { api, report in
    let declared = (api.files.root?["tags"]?.sequence ?? []).compactMap { $0["name"]?.string }
    let names = Set(declared)
    for operation in api.distinctOperations {
      for tag in operation.node["tags"]?.sequence ?? [] {
        guard let name = tag.string, !names.contains(name) else { continue }
        let nearest = report.nearest(to: name, among: declared)
        report(
          Message("no tag `\(name)`").suggesting(nearest), at: tag.range,
          fix: nearest.map { .replace(tag.range, with: $0) })
      }
    }
  }
}
