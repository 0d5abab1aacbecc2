import ForgeDiagnostics
import ForgeYAML

/// Keywords for what no other keyword of the schema looked at (2020-12 Core, section 11).
enum UnevaluatedKeyword: Sendable {
  case items(SchemaID)
  case properties(SchemaID)
}

extension SchemaCompiler {
  mutating func unevaluatedKeywords(of schema: SchemaContext) -> [CompiledKeyword] {
    guard schema.dialect == .draft2020, schema.vocabularies.contains(.unevaluated) else { return [] }
    var keywords: [CompiledKeyword] = []
    for (name, make) in [
      ("unevaluatedItems", UnevaluatedKeyword.items), ("unevaluatedProperties", UnevaluatedKeyword.properties),
    ] {
      guard let pair = schema.mapping.pair(name) else { continue }
      let id = self.schema(pair.value, in: schema.resource)
      keywords.append(CompiledKeyword(name: name, range: pair.key.range, check: .unevaluated(make(id))))
    }
    return keywords
  }
}

extension SchemaEvaluator {
  mutating func check(_ keyword: UnevaluatedKeyword, _ node: YAMLNode, _ outcome: inout Outcome) {
    switch keyword {
    case .items(let schema):
      for (index, item) in (node.sequence ?? []).enumerated() where !outcome.evaluated.contains(item: index) {
        evaluateChild(item, schema, &outcome)
        outcome.evaluated.note(item: index)
      }
    case .properties(let schema):
      for (index, pair) in (node.mapping?.pairs ?? []).enumerated() where !outcome.evaluated.contains(property: index) {
        evaluateMember(pair, schema, [], &outcome)
        outcome.evaluated.note(property: index)
      }
    }
  }
}
