package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let infoLicenseMissing = Rule(
    "openapi/info-license-missing", .warning, "API without a licence",
    why: """
      Without a licence nobody knows whether they may use the description, to generate a client for instance.
      """,
    examples: [
      .good(
        #"""
        openapi: 3.1.0
        info: {title: A, version: "1", license: {name: MIT, identifier: MIT}}
        paths: {}
        """#, file: specFile),
      .bad(
        #"""
        openapi: 3.1.0
        «info»: {title: A, version: "1"}
        paths: {}
        """#, file: specFile),
    ],
    aliases: ["info-license"]
  ) { api, report in
    guard let info = api.files.root?.mapping?.pair("info"), info.value["license"] == nil else { return }
    report("the API has no licence", at: info.key.range)
  }
}
