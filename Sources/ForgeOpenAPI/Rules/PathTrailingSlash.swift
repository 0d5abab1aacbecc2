package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let pathTrailingSlash = Rule(
    "openapi/path-trailing-slash", .warning, "Path that ends in a slash",
    why: """
      To some servers `/a/` is `/a` and to others it is not, so that clients have to guess.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a: {}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            «/a/»: {}
          """#), file: specFile),
    ],
    aliases: ["no-path-trailing-slash", "path-keys-no-trailing-slash"]
  ) { api, report in
    for pair in api.files.root?["paths"]?.mapping?.pairs ?? [] {
      guard let path = pair.key.text, path.hasPrefix("/"), path != "/", path.hasSuffix("/") else { continue }
      report("`\(path)` ends in a slash", at: pair.key.range)
    }
  }
}
