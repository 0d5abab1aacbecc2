import ForgeDiagnostics
import ForgeYAML

/// Keywords for values of any type (2020-12 Validation, section 6.1).
enum ValueKeyword: Sendable {
  case types(JSONTypes, countsWholeFloats: Bool)
  /// The allowed values in canonical form, and as they are written where they are few.
  case enumeration(Set<[UInt8]>, texts: [String])
  case constant([UInt8], text: String)
}

extension SchemaCompiler {
  func valueKeywords(of schema: SchemaContext) -> [CompiledKeyword] {
    let counts = schema.dialect.countsWholeFloats
    let type = schema.keyword("type") { value in
      var types: JSONTypes = []
      for name in value.sequence ?? [value] {
        guard let type = JSONTypes.named.first(where: { $0.name == name.string })?.type else { continue }
        types.insert(type)
      }
      if schema.dialect == .openAPI30, schema.mapping["nullable"]?.bool == true { types.insert(.null) }
      return types.isEmpty ? nil : .value(.types(types, countsWholeFloats: counts))
    }
    let enumeration = schema.keyword("enum") { value in
      value.sequence.map { .value(.enumeration(Set($0.map(\.canonical)), texts: $0.compactMap(\.text))) }
    }
    guard schema.dialect == .draft7 || schema.dialect == .draft2020 else { return type + enumeration }
    let constant = schema.keyword("const") { value in
      .value(.constant(value.canonical, text: value.text ?? value.kindPhrase))
    }
    return type + enumeration + constant
  }
}

extension SchemaEvaluator {
  func message(_ keyword: ValueKeyword, _ node: YAMLNode) -> Message? {
    switch keyword {
    case .types(let types, let counts):
      guard node.jsonTypes(countingWholeFloats: counts).isDisjoint(with: types) else { return nil }
      return .wrongType(node, types)
    case .enumeration(let values, let texts):
      return values.contains(node.canonical) ? nil : .notInEnumeration(node, texts)
    case .constant(let value, let text):
      return node.canonical == value ? nil : "\(node.shown) where only `\(text)` is allowed"
    }
  }
}

extension Message {
  fileprivate static func wrongType(_ node: YAMLNode, _ types: JSONTypes) -> Message {
    if let text = node.text, !text.isEmpty, text.utf8.count <= 40, !types.contains(.string) || node.string == nil {
      return Message("`\(text)` is \(node.kindPhrase), where \(types.phrase) belongs")
    }
    return Message("\(node.kindPhrase) where \(types.phrase) belongs")
  }

  fileprivate static func notInEnumeration(_ node: YAMLNode, _ texts: [String]) -> Message {
    guard texts.count <= 8 else {
      return Message("\(node.shown) is none of the \(texts.count) allowed values")
        .suggesting(node.text.flatMap { Suggestion.nearest(to: $0, among: texts) })
    }
    return Message("\(node.shown) is none of \(texts.map { "`\($0)`" }.joined(separator: ", "))")
      .suggesting(node.text.flatMap { Suggestion.nearest(to: $0, among: texts) })
  }
}

extension YAMLNode {
  /// The value in a message: its text where that is short, else what kind it is.
  var shown: String {
    guard let text, !text.isEmpty else { return kindPhrase }
    return text.utf8.count <= 40 ? "`\(text)`" : "`\(text.prefix(36))…`"
  }
}
