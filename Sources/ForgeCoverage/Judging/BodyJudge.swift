import ForgeDiagnostics
import ForgeMarkdown
import ForgeOpenAPI
import ForgeShell
import ForgeYAML

/// Judges the bodies of requests by the schemas of one description.
struct BodyJudge {
  private let api: APIDescription
  private var values: ValueJudge

  init(_ api: APIDescription) {
    self.api = api
    values = ValueJudge(api)
  }

  mutating func faults(_ request: SampleRequest, _ operation: APIOperation) -> [MentionFault] {
    switch request.body {
    case nil: return []
    case .form(let names): return formFaults(names, request, operation)
    case .text(let word):
      guard let schema = schema(of: operation, request, where: Self.isJSON) else { return [] }
      guard let value = SampleBodyValue(json: word) else { return syntaxFaults(word, schema, request, operation) }
      return valueFaults(value, schema, request, operation)
    case .value(let literal):
      guard let schema = schema(of: operation, request, where: Self.isJSON), case .object = literal else { return [] }
      return valueFaults(SampleBodyValue(literal), schema, request, operation)
    }
  }

  /// Where a body breaks off that is meant to be JSON, and all of it on the page.
  private func syntaxFaults(
    _ word: ExpandedWord, _ schema: YAMLNode, _ request: SampleRequest, _ operation: APIOperation
  ) -> [MentionFault] {
    guard let problem = SampleBodyValue.problem(json: word), let place = word.sourceRange(of: problem.bytes) else {
      return []
    }
    return [
      MentionFault(
        .invalidBody(problem.message, operation: operation.name, schema: schema.range), at: request.sample.range(place))
    ]
  }

  private mutating func valueFaults(
    _ value: SampleBodyValue, _ schema: YAMLNode, _ request: SampleRequest, _ operation: APIOperation
  ) -> [MentionFault] {
    values.faults(value, schema).map { fault, range in
      let range = request.sample.range(range)
      switch fault {
      case .unknownField(let name, let nearest, let replacement):
        return MentionFault(
          .unknownField(name, operation: operation.name, nearest: nearest), at: range, replacement: replacement)
      case .invalid(let message, let schema, _):
        return MentionFault(.invalidBody(message, operation: operation.name, schema: schema), at: range)
      }
    }
  }

  private func formFaults(
    _ names: [SampleRequest.Field], _ request: SampleRequest, _ operation: APIOperation
  ) -> [MentionFault] {
    guard let known = formNames(operation, request) else { return [] }
    return names.compactMap { field in
      let name = String(field.name.text.prefix { $0 != "[" })
      guard field.name.isKnown, !known.contains(name) else { return nil }
      let nearest = Suggestion.nearest(to: name, among: known.sorted())
      return MentionFault(
        .unknownField(name, operation: operation.name, nearest: nearest), at: request.sample.range(field.range),
        replacement: nearest)
    }
  }

  /// The fields of the operation's form; nil where it has none, or one that takes others too.
  private func formNames(_ operation: APIOperation, _ request: SampleRequest) -> Set<String>? {
    if api.version == .v20 {
      let names = operation.parameters.filter { $0["in"]?.string == "formData" }.compactMap { $0["name"]?.string }
      return names.isEmpty ? nil : Set(names)
    }
    guard let schema = schema(of: operation, request, where: Self.isForm) else { return nil }
    return values.fields.names(of: schema)
  }

  /// The schema of the media type that a request names, or of the first that is wanted. What the operation does not take
  /// has none.
  private func schema(
    of operation: APIOperation, _ request: SampleRequest, where isWanted: (String) -> Bool
  ) -> YAMLNode? {
    guard let body = api.requestBody(of: operation) else { return nil }
    if api.version == .v20 {
      let types = api.mediaTypeNames(of: operation, "consumes")
      return types.isEmpty || types.contains(where: isWanted) ? body["schema"] : nil
    }
    let all = api.mediaTypes(of: body).filter { isWanted($0.range.text ?? "") }
    guard let type = request.contentType?.lowercased() else { return all.first?.mediaType["schema"] }
    let named = all.first { entry in
      let range = (entry.range.text ?? "").prefix { $0 != ";" }.lowercased()
      return range == type || range == "*/*" || range.hasSuffix("/*") && type.hasPrefix(range.dropLast())
    }
    return named?.mediaType["schema"]
  }

  private static func isForm(_ mediaType: String) -> Bool {
    let name = mediaType.prefix { $0 != ";" }.lowercased()
    return name == "application/x-www-form-urlencoded" || name == "multipart/form-data"
  }

  private static func isJSON(_ mediaType: String) -> Bool {
    let name = mediaType.prefix { $0 != ";" }.lowercased()
    return name.hasSuffix("/json") || name.hasSuffix("+json") || name == "*/*"
  }
}
