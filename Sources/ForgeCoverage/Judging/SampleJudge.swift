import ForgeDiagnostics
import ForgeMarkdown
import ForgeOpenAPI
import ForgeYAML

/// Judges blocks that say which schema they are values of, by the first description that has it.
struct SampleJudge {
  private let specs: [APIDescription]
  private var values: [ValueJudge]
  /// The schemas of each description; nil until a block asks for one.
  private var schemas: [[String: YAMLNode]]?

  init(_ specs: [APIDescription]) {
    self.specs = specs
    values = specs.map(ValueJudge.init)
  }

  mutating func faults(_ sample: DeclaredSample) -> [MentionFault] {
    let schemas = self.schemas ?? specs.map(\.namedSchemas)
    self.schemas = schemas
    for (place, named) in schemas.enumerated() {
      if let schema = named[sample.name] { return faults(sample, schema, place) }
    }
    let nearest = Suggestion.nearest(to: sample.name, among: schemas.flatMap(\.keys).sorted())
    return [MentionFault(.unknownSchema(sample.name, nearest: nearest), at: sample.range, replacement: nearest)]
  }

  private mutating func faults(_ sample: DeclaredSample, _ schema: YAMLNode, _ spec: Int) -> [MentionFault] {
    // What does not parse is found as such.
    guard let value = SampleBodyValue(json: sample.body) else { return [] }
    var found: [ValueJudge.Found] = []
    if sample.isList {
      guard let items = value.root.sequence else { return [noList(sample)] }
      for item in items { found += values[spec].faults(value.at(item), schema) }
    } else {
      found = values[spec].faults(value, schema)
    }
    return found.compactMap { fault, range in
      let range = sample.sample.range(range)
      switch fault {
      case .unknownField(let name, let nearest, let replacement):
        return MentionFault(
          .unknownSampleField(name, schema: sample.name, nearest: nearest), at: range, replacement: replacement)
      case .invalid(_, _, isIncomplete: true) where sample.isPartial: return nil
      case .invalid(let message, let place, _):
        return MentionFault(.invalidSample(message, schema: sample.name, place: place), at: range)
      }
    }
  }

  private func noList(_ sample: DeclaredSample) -> MentionFault {
    let all = sample.sample.range(0..<sample.sample.bytes.count)
    return MentionFault(.invalidSample(.noList, schema: sample.name, place: sample.range), at: all)
  }
}

extension Message {
  fileprivate static let noList: Message = "the value is no list"
}
