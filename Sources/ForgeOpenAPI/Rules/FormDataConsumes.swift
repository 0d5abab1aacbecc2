package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let formDataConsumes = Rule(
    "openapi/form-data-consumes", .warning, "Form parameter in an operation that reads no forms",
    why: """
      In 2.0 parameters `in: formData` are sent as a form, so `consumes` has to name one; a file needs `multipart/form-data`.
      """,
    examples: [
      .good(
        #"""
        swagger: "2.0"
        info: {title: A, version: "1"}
        paths:
          /a:
            post:
              consumes: [multipart/form-data]
              parameters: [{name: f, in: formData, type: file}]
              responses: {default: {description: Done}}
        """#, file: specFile),
      .bad(
        #"""
        swagger: "2.0"
        info: {title: A, version: "1"}
        paths:
          /a:
            post:
              consumes: [application/json]
              parameters: [{name: f, in: «formData», type: file}]
              responses: {default: {description: Done}}
        """#, file: specFile),
    ],
    aliases: ["oas2-operation-formData-consume-check"]
  ) { api, report in
    guard api.version == .v20 else { return }
    for operation in api.distinctOperations {
      let types = api.mediaTypeNames(of: operation, "consumes")
      for parameter in operation.parameters where parameter["in"]?.string == "formData" {
        let isFile = parameter["type"]?.string == "file"
        let needed = isFile ? ["multipart/form-data"] : ["multipart/form-data", "application/x-www-form-urlencoded"]
        guard let place = parameter["in"], !types.contains(where: { needed.contains($0) }) else { continue }
        report("`consumes` has no \(needed.map { "`\($0)`" }.joined(separator: " or "))", at: place.range)
      }
    }
  }
}
