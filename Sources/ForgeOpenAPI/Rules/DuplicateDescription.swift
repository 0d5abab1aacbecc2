package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let duplicateDescription = Rule(
    "openapi/duplicate-description", .warning, "Description that stands in two places",
    why: """
      One of the two was copied and not adapted, or both will be changed apart. A shared component says it once.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          tags: [{name: a, description: All about a.}, {name: b, description: All about b.}]
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          tags: [{name: a, description: All about a.}, {name: b, description: «All about a.»}]
          """#), file: specFile),
    ],
    aliases: ["description-duplication"], isOptional: true
  ) { api, report in
    var first: [String: SourceRange] = [:]
    for object in api.objects {
      guard let node = object.node["description"], let text = node.string, !text.isEmpty else { continue }
      if let earlier = first[text] {
        report("the description stands elsewhere too", at: node.range, notes: [Note("here", at: earlier)])
      } else {
        first[text] = node.range
      }
    }
  }
}
