package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let infoDescriptionMissing = Rule(
    "openapi/info-description-missing", .warning, "API without a description",
    why: """
      The description is the first thing that a reader sees: what the API is for, how to authenticate, where to ask.
      """,
    examples: [
      .good(
        #"""
        openapi: 3.1.0
        info: {title: A, version: "1", description: All about a.}
        paths: {}
        """#, file: specFile),
      .bad(
        #"""
        openapi: 3.1.0
        «info»: {title: A, version: "1"}
        paths: {}
        """#, file: specFile),
    ],
    aliases: ["info-description"]
  ) { api, report in
    guard let info = api.files.root?.mapping?.pair("info"), (info.value["description"]?.string ?? "").isEmpty else {
      return
    }
    report("the API has no description", at: info.key.range)
  }
}
