package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let pathVerb = Rule(
    "openapi/path-verb", .warning, "Path with the name of a method in it",
    why: """
      The method says what is done, the path to what: `GET /users`, not `GET /getUsers`.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /users: {}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            «/users/get»: {}
          """#), file: specFile),
    ],
    aliases: ["no-http-verbs-in-path"], isOptional: true
  ) { api, report in
    let verbs: Set<Substring> = ["get", "post", "put", "patch", "delete"]
    for pair in api.files.root?["paths"]?.mapping?.pairs ?? [] {
      guard let path = pair.key.text, let verb = path.split(separator: "/").first(where: { verbs.contains($0) }) else {
        continue
      }
      report("`\(path)` holds the method `\(verb)`", at: pair.key.range)
    }
  }
}
