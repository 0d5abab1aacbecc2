import ForgeDiagnostics
import ForgeMarkdown
import ForgeOpenAPI
import ForgeShell
import ForgeYAML

/// Judges the bodies of answers that a page shows behind a request.
///
/// A block with a status is held against what the operation answers with that status. One without may show any of the answers,
/// or what is sent: it is held against the one that it is most like, and against none where it is like none.
struct ResponseJudge {
  private let api: APIDescription
  private var values: ValueJudge

  init(_ api: APIDescription) {
    self.api = api
    values = ValueJudge(api)
  }

  mutating func faults(_ request: SampleRequest, _ operation: APIOperation) -> [MentionFault] {
    request.responses.flatMap { faults($0, operation) }
  }

  private mutating func faults(_ response: SampleRequest.Response, _ operation: APIOperation) -> [MentionFault] {
    guard let value = SampleBodyValue(json: response.body), value.root.mapping != nil || value.root.sequence != nil,
      let (schema, found) = best(value, candidates(response, operation))
    else { return [] }
    // Most of what must be there is not: a fragment.
    let missing = found.count { if case .invalid(_, _, isIncomplete: true) = $0.fault { true } else { false } }
    let isFragment = response.extent != .whole || missing * 2 > (value.root.mapping?.pairs.count ?? .max)
    return found.compactMap { fault, range in
      let range = response.sample.range(range)
      // What was picked may have other names and shapes; only a slip is certain.
      if response.extent == .picked { guard case .unknownField(_, nearest: _?, _) = fault else { return nil } }
      switch fault {
      case .unknownField(let name, let nearest, let replacement):
        return MentionFault(
          schema.isSent
            ? .unknownField(name, operation: operation.name, nearest: nearest)
            : .unknownResponseField(name, operation: operation.name, nearest: nearest),
          at: range, replacement: replacement)
      case .invalid(_, _, isIncomplete: true) where isFragment: return nil
      case .invalid(let message, let place, _):
        return MentionFault(
          schema.isSent
            ? .invalidBody(message, operation: operation.name, schema: place)
            : .invalidResponse(message, operation: operation.name, schema: place), at: range)
      }
    }
  }

  private struct Candidate {
    let schema: YAMLNode
    /// Whether it is what the operation takes, not what it answers.
    let isSent: Bool
  }

  private func candidates(_ response: SampleRequest.Response, _ operation: APIOperation) -> [Candidate] {
    let all = api.responses(of: operation)
    guard let status = response.status else {
      let sent = api.requestBody(of: operation).map(schemas) ?? []
      let answered = all.flatMap { schemas($0.response) }
      let parts = response.extent == .picked ? answered.flatMap { values.fields.parts(of: $0) } : []
      return (answered + parts).map { Candidate(schema: $0, isSent: false) }
        + sent.map { Candidate(schema: $0, isSent: true) }
    }
    let names = ["\(status)", "\(status / 100)XX", "default"]
    let meant = names.lazy.compactMap { name in all.first { $0.status.text?.uppercased() == name.uppercased() } }.first
    return (meant.map { schemas($0.response) } ?? []).map { Candidate(schema: $0, isSent: false) }
  }

  /// The schemas of JSON that a request body or response has.
  private func schemas(_ node: YAMLNode) -> [YAMLNode] {
    if api.version == .v20 { return [node["schema"]].compactMap(\.self) }
    return api.mediaTypes(of: node).compactMap { entry in
      let name = (entry.range.text ?? "").prefix { $0 != ";" }.lowercased()
      return name.hasSuffix("/json") || name.hasSuffix("+json") ? entry.mediaType["schema"] : nil
    }
  }

  /// The candidate that the value is valid for, else the one that it is most like; nil where it is like none.
  private mutating func best(_ value: SampleBodyValue, _ candidates: [Candidate]) -> (Candidate, [ValueJudge.Found])? {
    var best: (candidate: Candidate, found: [ValueJudge.Found], likeness: Double)?
    var seen: Set<SourceRange> = []
    for candidate in candidates where seen.insert(candidate.schema.range).inserted {
      let found = values.faults(value, candidate.schema)
      if found.isEmpty { return nil }
      let likeness = likeness(value.root, candidate.schema)
      guard likeness >= Self.leastLikeness else { continue }
      guard let known = best else {
        best = (candidate, found, likeness)
        continue
      }
      if (likeness, -found.count) > (known.likeness, -known.found.count) { best = (candidate, found, likeness) }
    }
    return best.map { ($0.candidate, $0.found) }
  }

  private static let leastLikeness = 0.6

  /// The share of the keys of an object, or of the first object of a list, that the schema knows, or nearly.
  private func likeness(_ value: YAMLNode, _ schema: YAMLNode) -> Double {
    if let items = value.sequence {
      let schemas = values.fields.items(of: schema)
      return items.first.map { item in schemas.map { likeness(item, $0) }.max() ?? 0 } ?? 0
    }
    // The first keys tell enough of an object with thousands.
    guard let keys = value.mapping?.pairs.prefix(100).compactMap(\.key.text), !keys.isEmpty,
      let known = values.fields.names(of: schema)
    else { return 0 }
    let like = keys.count { known.contains($0) || Suggestion.nearest(to: $0, among: known.sorted()) != nil }
    return Double(like) / Double(keys.count)
  }
}
