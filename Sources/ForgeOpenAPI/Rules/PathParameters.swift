package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let pathParameterUndeclared = Rule(
    "openapi/path-parameter-undeclared", .error, "Path template without its parameter",
    why: "A client cannot know what to put in the place of the braces: its name, type and meaning are missing.",
    examples: [
      .good(
        minimal(
          "paths:\n  /a/{id}:\n    parameters:\n      - {name: id, in: path, required: true, schema: {type: string}}\n    get: {responses: {default: {description: Done}}}"
        ),
        file: specFile),
      .bad(minimal("paths:\n  /a/{id}:\n    «get»: {responses: {default: {description: Done}}}"), file: specFile),
    ],
    aliases: ["path-parameters-defined", "path-params"]
  ) { api, report in
    for operation in api.operations {
      let declared = api.pathParameters(of: operation).map(\.name)
      for name in operation.templateNames where !declared.contains(name) {
        report("`{\(name)}` of `\(operation.path)` is not a declared parameter", at: operation.range)
      }
    }
  }

  package static let pathParameterUnused = Rule(
    "openapi/path-parameter-unused", .error, "Path parameter that the path does not have",
    why: "The parameter can never be sent: its name has a slip in it, or the path has changed.",
    examples: [
      .good(minimal("paths:\n  /a:\n    get: {responses: {default: {description: Done}}}"), file: specFile),
      .bad(
        minimal(
          "paths:\n  /a:\n    get:\n      parameters:\n        - {name: «id», in: path, required: true, schema: {}}\n      responses: {default: {description: Done}}"
        ),
        file: specFile),
    ]
  ) { api, report in
    var reported: Set<SourceRange> = []
    for operation in api.operations {
      for parameter in api.pathParameters(of: operation) where !operation.templateNames.contains(parameter.name) {
        guard reported.insert(parameter.range).inserted else { continue }
        let nearest = Suggestion.nearest(to: parameter.name, among: operation.templateNames)
        report(
          Message("`\(operation.path)` has no `{\(parameter.name)}`").suggesting(nearest), at: parameter.range)
      }
    }
  }

  package static let pathParameterOptional = Rule(
    "openapi/path-parameter-optional", .error, "Path parameter that is not required",
    why: "A path without one of its parts is another path: `required: true` is not optional here.",
    examples: [
      .good(
        minimal("paths: {}\ncomponents:\n  parameters:\n    Id: {name: id, in: path, required: true, schema: {}}"),
        file: specFile),
      .bad(
        minimal("paths: {}\ncomponents:\n  parameters:\n    Id: {name: id, in: «path», schema: {}}"), file: specFile),
    ]
  ) { api, report in
    for parameter in api.objects(.parameter) {
      guard let place = parameter.node["in"], place.string == "path", parameter.node["required"]?.bool != true else {
        continue
      }
      report(
        "a path parameter needs `required: true`", at: place.range,
        fix: api.files.fix(setting: "required", to: "true", after: "in", of: parameter.node))
    }
  }
}

extension APIOperation {
  /// The names in the path's braces, in order.
  var templateNames: [String] {
    path.utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstIndex(of: UInt8(ascii: "}")).map { String(Substring(part[..<$0])) }
    }
  }
}

extension APIDescription {
  /// The parameters in the path of an operation, its own and its path item's, with the range of their names.
  func pathParameters(of operation: APIOperation) -> [(name: String, range: SourceRange)] {
    operation.parameters.compactMap { parameter in
      guard parameter["in"]?.string == "path", let name = parameter["name"], let text = name.string else { return nil }
      return (text, name.range)
    }
  }
}
