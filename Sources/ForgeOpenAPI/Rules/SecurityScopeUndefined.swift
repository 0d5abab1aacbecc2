package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let securityScopeUndefined = Rule(
    "openapi/security-scope-undefined", .warning, "Scope that its scheme does not have",
    why: """
      A client that asks for the scope is refused, or the requirement means another one.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          security: [{login: [read]}]
          components:
            securitySchemes:
              login: {type: oauth2, flows: {implicit: {authorizationUrl: /a, scopes: {read: Read}}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          security: [{login: [«reed»]}]
          components:
            securitySchemes:
              login: {type: oauth2, flows: {implicit: {authorizationUrl: /a, scopes: {read: Read}}}}
          """#), file: specFile),
    ],
    aliases: ["security-scopes-defined", "oas2-operation-security-defined"]
  ) { api, report in
    let schemes = api.components(.securityScheme)
    for requirement in api.objects(.securityRequirement) {
      for pair in requirement.node.mapping?.pairs ?? [] {
        guard let scheme = pair.key.text.flatMap({ schemes?[$0] }).flatMap({ api.resolved($0) }),
          scheme["type"]?.string == "oauth2"
        else { continue }
        var scopes = scheme["scopes"]?.mapping?.pairs.compactMap(\.key.text) ?? []
        for flow in scheme["flows"]?.mapping?.pairs ?? [] {
          scopes += flow.value["scopes"]?.mapping?.pairs.compactMap(\.key.text) ?? []
        }
        for scope in pair.value.sequence ?? [] {
          guard let name = scope.string, !scopes.contains(name) else { continue }
          let nearest = report.nearest(to: name, among: scopes)
          report(
            Message("no scope `\(name)` in `\(pair.key.text ?? "")`").suggesting(nearest), at: scope.range,
            fix: nearest.map { .replace(scope.range, with: $0) })
        }
      }
    }
  }
}
