import ForgeDiagnostics
import ForgeOpenAPI
import ForgeYAML

/// Knows which operations have an example that their schemas allow.
struct ExampleIndex {
  private let api: APIDescription
  /// Where examples break their schemas.
  private let faults: [String: [Range<Int>]]

  init(_ api: APIDescription) {
    self.api = api
    let violations = Rule<APIDescription>.invalidExample.check(api).map(\.range)
    faults = Dictionary(grouping: violations, by: \.path).mapValues { $0.map(\.bytes) }
  }

  /// Nil for an operation that neither takes nor gives content that examples could be of.
  func hasValid(_ operation: APIOperation) -> Bool? {
    let body = api.requestBody(of: operation).map { [$0] } ?? []
    let responses = api.responses(of: operation).map(\.response)
    if api.version == .v20 { return hasValid20(body, responses) }
    let contents = (body + responses).flatMap { api.mediaTypes(of: $0).map(\.mediaType) }
    guard !contents.isEmpty else { return nil }
    return contents.contains { content in
      examples(of: content).contains { !isFaulty($0) }
    }
  }

  private func hasValid20(_ body: [YAMLNode], _ responses: [YAMLNode]) -> Bool? {
    let holders = (body + responses).filter { $0["schema"] != nil }
    guard !holders.isEmpty else { return nil }
    return holders.contains { holder in
      let own = (holder["examples"]?.mapping?.pairs ?? []).map(\.value)
      let schema = holder["schema"].flatMap { api.resolved($0)?["example"] }
      return (own + (schema.map { [$0] } ?? [])).contains { !isFaulty($0) }
    }
  }

  /// The examples of a media type: its own, or those of its schema, or of the schema's properties together.
  private func examples(of content: YAMLNode) -> [YAMLNode] {
    var examples: [YAMLNode] = []
    if let example = content["example"] { examples.append(example) }
    for pair in content["examples"]?.mapping?.pairs ?? [] {
      guard let example = api.resolved(pair.value) else { continue }
      if let value = example["dataValue"] ?? example["value"] ?? example["serializedValue"] ?? example["externalValue"]
      {
        examples.append(value)
      }
    }
    guard examples.isEmpty, let schema = (content["schema"] ?? content["itemSchema"]).flatMap({ api.resolved($0) })
    else {
      return examples
    }
    if let example = schema["example"] { examples.append(example) }
    return examples + (schema["examples"]?.sequence ?? [])
  }

  private func isFaulty(_ example: YAMLNode) -> Bool {
    let range = example.range.bytes
    return faults[example.range.path]?.contains {
      $0.lowerBound >= range.lowerBound && $0.upperBound <= range.upperBound
    }
      ?? false
  }
}
