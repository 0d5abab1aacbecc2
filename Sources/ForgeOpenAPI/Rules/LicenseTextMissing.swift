package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let licenseTextMissing = Rule(
    "openapi/license-text-missing", .warning, "Licence without its text",
    why: """
      A name alone is ambiguous. Give the `url` of the text or, from 3.1 on, the SPDX `identifier`.
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
        info: {title: A, version: "1", «license»: {name: MIT}}
        paths: {}
        """#, file: specFile),
    ],
    aliases: ["info-license-strict", "info-license-url", "license-url", "info-license-spdx"]
  ) { api, report in
    guard let license = api.files.root?["info"]?.mapping?.pair("license"), license.value["url"] == nil,
      license.value["identifier"] == nil
    else { return }
    report("the licence has neither `url` nor `identifier`", at: license.key.range)
  }
}
