package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let securityUndefined = Rule(
    "openapi/security-undefined", .error, "Security requirement without its scheme",
    why:
      "Clients cannot know how to authenticate: each name in `security` is declared in `components.securitySchemes`, in 2.0 in `securityDefinitions`.",
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
    let schemes = api.components(.securityScheme)
    let names = schemes?.pairs.compactMap(\.key.text) ?? []
    for requirement in api.objects(.securityRequirement) {
      for pair in requirement.node.mapping?.pairs ?? [] {
        guard let name = pair.key.text, schemes?[name] == nil else { continue }
        // From 3.2 on the URI of a Security Scheme Object may stand in place of its name ("Security Requirement Object").
        if api.version == .v32, case .success = api.files.place(of: name, at: pair.key.range) { continue }
        let nearest = report.nearest(to: name, among: names)
        report(
          Message("no security scheme `\(name)`").suggesting(nearest), at: pair.key.range,
          fix: nearest.map { .replace(pair.key.range, with: $0) })
      }
    }
  }
}
