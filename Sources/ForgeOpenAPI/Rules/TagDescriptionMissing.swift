package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let tagDescriptionMissing = Rule(
    "openapi/tag-description-missing", .warning, "Tag without a description",
    why: """
      The description opens the page of the tag: without it a reader gets a list of operations and no idea what they are for.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          tags: [{name: a, description: All about a.}]
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          tags: [{name: «a»}]
          """#), file: specFile),
    ],
    aliases: ["tag-description"], isOptional: true
  ) { api, report in
    for tag in api.files.root?["tags"]?.sequence ?? [] {
      guard let node = tag["name"], let name = node.string, (tag["description"]?.string ?? "").isEmpty else { continue }
      report("`\(name)` has no description", at: node.range)
    }
  }
}
