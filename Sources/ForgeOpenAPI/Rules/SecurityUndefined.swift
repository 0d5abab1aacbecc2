package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let securityUndefined = Rule(
    "openapi/security-undefined", .error, "Security requirement without its scheme",
    why:
      "Clients cannot know how to authenticate: each name in `security` is declared in `components.securitySchemes`.",
    examples: [
      .good(
        minimal(
          "paths: {}\nsecurity:\n  - key: []\ncomponents:\n  securitySchemes:\n    key: {type: apiKey, in: header, name: X-Key}"
        ), file: specFile),
      .bad(
        minimal(
          "paths: {}\nsecurity:\n  - «kee»: []\ncomponents:\n  securitySchemes:\n    key: {type: apiKey, in: header, name: X-Key}"
        ), file: specFile),
    ],
    aliases: ["security-defined", "oas3-operation-security-defined"]
  ) { api, report in
    let names = api.files.root?["components"]?["securitySchemes"]?.mapping?.pairs.compactMap(\.key.text) ?? []
    let requirements = [api.files.root?["security"]] + api.operations.map { $0.node["security"] }
    for requirement in requirements.compactMap({ $0?.sequence }).joined() {
      for pair in requirement.mapping?.pairs ?? [] {
        guard let name = pair.key.text, !names.contains(name) else { continue }
        let nearest = Suggestion.nearest(to: name, among: names)
        report(
          Message("no security scheme `\(name)`").suggesting(nearest), at: pair.key.range,
          fix: nearest.map { .replace(pair.key.range, with: $0) })
      }
    }
  }
}
