package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let referenceSiblings = Rule(
    "openapi/reference-siblings", .warning, "Field beside a reference that is passed over",
    why: """
      A Reference Object stands for what it leads to, and nothing beside `$ref` counts: in 2.0 and 3.0 anywhere, from \
      3.1 on outside of schemas, where `summary` and `description` alone replace those of the target.
      """,
    examples: [
      .good(
        minimal(
          "paths: {}\ncomponents:\n  schemas:\n    A: {$ref: '#/components/schemas/B', description: A}\n    B: {}"),
        file: specFile),
      .bad(
        "openapi: 3.0.3\ninfo: {title: API, version: 1.0.0}\npaths: {}\ncomponents:\n  schemas:\n"
          + "    A: {$ref: '#/components/schemas/B', «description»: A}\n    B: {}\n",
        file: specFile),
    ],
    aliases: ["oas3-no-$ref-siblings", "spec-ref-siblings", "no-$ref-siblings", "no-ref-siblings"]
  ) { api, report in
    guard let version = api.version else { return }
    for use in api.references where use.form == .reference && use.kind != .pathItem {
      guard version <= .v30 || use.kind != .schema else { continue }
      let counted = version <= .v30 ? ["$ref"] : ["$ref", "summary", "description"]
      for pair in use.holder.mapping?.pairs ?? [] {
        guard let name = pair.key.text, !counted.contains(name), !name.hasPrefix("x-") else { continue }
        report("`\(name)` beside `$ref` is passed over in \(version.name)", at: pair.key.range)
      }
    }
  }
}
