import ForgeDiagnostics
import ForgeMarkdown
import ForgeOpenAPI
import ForgeShell
import ForgeYAML

/// Judges what a request sends, and is told to be answered with, by the operation that it means.
struct RequestJudge {
  private let api: APIDescription
  private var bodies: BodyJudge
  private var responses: ResponseJudge

  init(_ api: APIDescription) {
    self.api = api
    bodies = BodyJudge(api)
    responses = ResponseJudge(api)
  }

  mutating func faults(_ request: SampleRequest, _ operation: APIOperation) -> [MentionFault] {
    queryFaults(request, operation) + headerFaults(request, operation) + bodies.faults(request, operation)
      + statusFaults(request, operation) + responses.faults(request, operation)
  }

  // MARK: Query

  private func queryFaults(_ request: SampleRequest, _ operation: APIOperation) -> [MentionFault] {
    let hasQuery = request.target.segments.contains { $0.text.utf8.contains(UInt8(ascii: "?")) }
    let inTarget = (hasQuery ? request.address?.parameters ?? [] : []).compactMap {
      parameter -> (String, Range<Int>)? in
      request.target.sourceRange(of: parameter.offsets).map { (parameter.name, $0) }
    }
    let apart = request.query.compactMap { field in field.name.value.map { ($0, field.range) } }
    let written = inTarget + apart
    guard !written.isEmpty, let known = queryNames(operation) else { return [] }
    return written.compactMap { name, range in
      guard !known.contains(name), !known.contains("\(name.prefix { $0 != "[" })[") else { return nil }
      let nearest = Suggestion.nearest(to: name, among: known.filter { !$0.hasSuffix("[") }.sorted())
      return MentionFault(
        .unknownParameter(name, operation: operation.name, nearest: nearest), at: request.sample.range(range),
        replacement: nearest)
    }
  }

  /// The names of query parameters; nil where any name may be one.
  private func queryNames(_ operation: APIOperation) -> Set<String>? {
    var names: Set<String> = []
    for parameter in operation.parameters where parameter["x-internal"]?.bool != true {
      switch parameter["in"]?.string {
      case "querystring": return nil
      case "query":
        guard let name = parameter["name"]?.string else { continue }
        names.insert(name)
        if parameter["style"]?.string == "deepObject" { names.insert("\(name)[") }
        let schema = parameter["schema"].flatMap { api.resolved($0) }
        let isExploded = parameter["explode"]?.bool ?? true
        let isForm = ["form", nil].contains(parameter["style"]?.string)
        guard isForm, isExploded, let schema, schema["type"]?.string == "object" else { continue }
        guard schema["additionalProperties"] == nil || schema["additionalProperties"]?.bool == false else { return nil }
        names.formUnion((schema["properties"]?.mapping?.pairs ?? []).compactMap(\.key.text))
      default: continue
      }
    }
    for scheme in securitySchemes where scheme.place == "query" { names.insert(scheme.name) }
    return names
  }

  private var securitySchemes: [(place: String, name: String)] {
    (api.components(.securityScheme)?.pairs ?? []).compactMap { pair in
      guard let scheme = api.resolved(pair.value), let place = scheme["in"]?.string, let name = scheme["name"]?.string
      else { return nil }
      return (place, name)
    }
  }

  // MARK: Headers

  private func headerFaults(_ request: SampleRequest, _ operation: APIOperation) -> [MentionFault] {
    guard !request.headers.isEmpty else { return [] }
    let parameters = operation.parameters.filter { $0["in"]?.string == "header" && $0["x-internal"]?.bool != true }
    let known =
      parameters.compactMap { $0["name"]?.string }
      + securitySchemes.filter { $0.place == "header" }.map(\.name)
    let lowered = Set(known.map { $0.lowercased() })
    return request.headers.compactMap { header in
      guard let name = header.name.value, !StandardHeaders.contains(name), !lowered.contains(name.lowercased()),
        !Placeholder.isOne(name)
      else { return nil }
      let nearest = Suggestion.nearest(to: name, among: known)
      return MentionFault(
        .unknownHeader(name, operation: operation.name, nearest: nearest), at: request.sample.range(header.range),
        replacement: nearest)
    }
  }

  // MARK: Statuses

  private func statusFaults(_ request: SampleRequest, _ operation: APIOperation) -> [MentionFault] {
    let answers = request.statuses.map { SampleRequest.Answer(status: $0, sample: request.sample) } + request.answers
    guard !answers.isEmpty else { return [] }
    let known = api.responses(of: operation).compactMap(\.status.text)
    guard !known.isEmpty, !known.contains("default") else { return [] }
    return answers.compactMap { answer in
      let code = answer.status.code
      let range = "\(code / 100)XX"
      guard code >= 200, !known.contains("\(code)"), !known.contains(where: { $0.uppercased() == range }) else {
        return nil
      }
      return MentionFault(
        .unknownStatus(code, operation: operation.name), at: answer.sample.range(answer.status.range))
    }
  }
}
