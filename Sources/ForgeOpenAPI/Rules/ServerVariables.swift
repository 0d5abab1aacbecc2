package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let serverVariables = Rule(
    "openapi/server-variables", .error, "Server variable that cannot be filled in",
    why:
      "A variable in a server's URL needs an entry in `variables`, an `enum` needs values, and the default is one of them.",
    examples: [
      .good(
        minimal(
          "paths: {}\nservers:\n  - url: https://{env}.example.org\n    variables:\n      env: {default: dev, enum: [dev, prod]}"
        ), file: specFile),
      .bad(minimal("paths: {}\nservers:\n  - url: «https://{env}.example.org»"), file: specFile),
      .bad(
        minimal(
          "paths: {}\nservers:\n  - url: https://{env}.example.org\n    variables:\n      env: {default: «test», enum: [dev]}"
        ), file: specFile),
    ],
    aliases: ["no-undefined-server-variable", "no-server-variables-empty-enum", "oas3-server-variables"]
  ) { api, report in
    for server in api.objects(.server).map(\.node) {
      guard let url = server["url"], let text = url.string else { continue }
      for part in text.split(separator: "{").dropFirst() {
        guard let end = part.firstIndex(of: "}") else { continue }
        let name = String(part[..<end])
        if server["variables"]?[name] == nil { report("no variable `\(name)` in `variables`", at: url.range) }
      }
      for pair in server["variables"]?.mapping?.pairs ?? [] {
        guard let values = pair.value["enum"], let items = values.sequence else { continue }
        if items.isEmpty {
          report("`enum` has no values", at: values.range)
        } else if let value = pair.value["default"], !items.contains(where: { $0.text == value.text }) {
          report("the default is not in `enum`", at: value.range)
        }
      }
    }
  }
}
