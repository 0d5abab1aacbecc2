import ForgeDiagnostics
import ForgeYAML

/// References to schemas (2020-12 Core, section 8.2.3).
enum ReferenceKeyword: Sendable {
  case fixed(SchemaID)
  /// Leads to the schema with this anchor in the outermost resource that was entered and has one, else to the fixed one.
  case dynamic(String, SchemaID)
}

extension SchemaCompiler {
  mutating func referenceKeywords(of schema: SchemaContext) -> [CompiledKeyword] {
    var keywords: [CompiledKeyword] = []
    if let pair = schema.mapping.pair("$ref"), let text = pair.value.string {
      if let target = resources.target(of: text, in: schema.resource) {
        let id = self.schema(target.node, in: target.resource)
        keywords.append(CompiledKeyword(name: "$ref", range: pair.key.range, check: .reference(.fixed(id))))
      } else {
        report(.unresolvedReference(text), at: pair.value.range)
      }
    }
    guard schema.dialect == .draft2020, let pair = schema.mapping.pair("$dynamicRef"), let text = pair.value.string
    else { return keywords }
    guard let target = resources.target(of: text, in: schema.resource) else {
      report(.unresolvedReference(text), at: pair.value.range)
      return keywords
    }
    let id = self.schema(target.node, in: target.resource)
    let anchor = SchemaResources.split(text).fragment
    // Only a target that is a dynamic anchor itself is looked for in what was entered (section 8.2.3.2).
    let isDynamic = target.node["$dynamicAnchor"]?.string == anchor
    let reference = isDynamic ? ReferenceKeyword.dynamic(anchor, id) : .fixed(id)
    return keywords + [CompiledKeyword(name: "$dynamicRef", range: pair.key.range, check: .reference(reference))]
  }
}

extension SchemaEvaluator {
  mutating func check(_ keyword: ReferenceKeyword, _ node: YAMLNode, _ outcome: inout Outcome) {
    switch keyword {
    case .fixed(let schema): evaluate(node, schema, &outcome)
    case .dynamic(let anchor, let schema): evaluate(node, outermost(anchor) ?? schema, &outcome)
    }
  }
}
