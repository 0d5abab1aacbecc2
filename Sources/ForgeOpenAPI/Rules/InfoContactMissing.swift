package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let infoContactMissing = Rule(
    "openapi/info-contact-missing", .warning, "API without a contact",
    why: """
      Whoever meets a fault has to know whom to tell: a name with an address or a URL.
      """,
    examples: [
      .good(
        #"""
        openapi: 3.1.0
        info: {title: A, version: "1", contact: {email: api@example.org}}
        paths: {}
        """#, file: specFile),
      .bad(
        #"""
        openapi: 3.1.0
        «info»: {title: A, version: "1"}
        paths: {}
        """#, file: specFile),
    ],
    aliases: ["info-contact"]
  ) { api, report in
    guard let info = api.files.root?.mapping?.pair("info"), info.value["contact"] == nil else { return }
    report("the API has no contact", at: info.key.range)
  }
}
