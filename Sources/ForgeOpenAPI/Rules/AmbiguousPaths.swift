package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let ambiguousPaths = Rule(
    "openapi/ambiguous-paths", .error, "Two paths that differ only in the names of their parameters",
    why: "No request can tell them apart, and the specification forbids them as identical (section 4.8.8.2).",
    examples: [
      .good(minimal("paths:\n  /a/{id}: {}\n  /a/mine: {}"), file: specFile),
      .bad(minimal("paths:\n  /a/{id}: {}\n  «/a/{name}»: {}"), file: specFile),
    ],
    aliases: ["no-identical-paths", "duplicate-paths"]
  ) { api, report in
    var first: [String: SourceRange] = [:]
    for pair in api.files.root?["paths"]?.mapping?.pairs ?? [] {
      guard let path = pair.key.text else { continue }
      let shape = path.split(separator: "/").map { $0.hasPrefix("{") ? "{}" : String($0) }.joined(separator: "/")
      if let earlier = first[shape] {
        report("`\(path)` is the same path as an earlier one", at: pair.key.range, notes: [Note("here", at: earlier)])
      } else {
        first[shape] = pair.key.range
      }
    }
  }
}
