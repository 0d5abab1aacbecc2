package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let pathCase = Rule(
    "openapi/path-case", .warning, "Path that is not in kebab case",
    why: """
      Paths of one style can be guessed: lower-case words with dashes between them.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /data-sources: {}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            «/dataSources»: {}
          """#), file: specFile),
    ],
    aliases: ["paths-kebab-case"], isOptional: true
  ) { api, report in
    for pair in api.files.root?["paths"]?.mapping?.pairs ?? [] {
      guard let path = pair.key.text else { continue }
      let isKebab = path.split(separator: "/").allSatisfy { part in
        part.hasPrefix("{")
          || part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "-.".utf8.contains($0) }
      }
      if !isKebab { report("`\(path)` is not in kebab case", at: pair.key.range) }
    }
  }
}
