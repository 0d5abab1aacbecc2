package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let unusedComponent = Rule(
    "openapi/unused-component", .warning, "Component that nothing refers to",
    why: """
      What nothing uses is out of date before long, and still stands in documentation and generated clients.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          components:
            schemas:
              A: {type: object, properties: {b: {$ref: "#/components/schemas/B"}}}
              B: {type: object, properties: {a: {$ref: "#/components/schemas/A"}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components: {schemas: {«A»: {type: string}}}
          """#), file: specFile),
    ],
    aliases: ["no-unused-components", "oas3-unused-component", "oas2-unused-definition"]
  ) { api, report in
    var used: Set<SourceRange> = []
    for use in api.references {
      guard let target = use.target else { continue }
      // What a component says of itself does not count.
      let isInside =
        target.range.path == use.node.range.path && target.range.bytes.contains(use.node.range.bytes.lowerBound)
      if !isInside { used.insert(target.range) }
    }
    let schemes = Set(api.objects(.securityRequirement).flatMap { $0.node.mapping?.pairs.compactMap(\.key.text) ?? [] })
    for kind in ObjectKind.allCases {
      for pair in api.components(kind)?.pairs ?? [] {
        guard let name = pair.key.text, !name.hasPrefix("x-"), !used.contains(pair.value.range) else { continue }
        if kind == .securityScheme, schemes.contains(name) { continue }
        report("nothing refers to `\(name)`", at: pair.key.range)
      }
    }
  }
}
