import ForgeDiagnostics
import ForgeYAML

/// Keywords for arrays (2020-12 Validation, section 6.4; Core, section 10.3.1).
enum ArrayKeyword: Sendable {
  case minItems(Int)
  case maxItems(Int)
  case uniqueItems
  /// Schemas for the first items, one each, and one for all others.
  case elements(first: [SchemaID], others: SchemaID?)
  case contains(SchemaID, least: Int, most: Int?, marksEvaluated: Bool)
}

extension SchemaCompiler {
  func arrayKeywords(of schema: SchemaContext) -> [CompiledKeyword] {
    schema.keyword("minItems") { _ in schema.count("minItems").map { .array(.minItems($0)) } }
      + schema.keyword("maxItems") { _ in schema.count("maxItems").map { .array(.maxItems($0)) } }
      + schema.keyword("uniqueItems") { $0.bool == true ? .array(.uniqueItems) : nil }
  }

  mutating func elementKeywords(of schema: SchemaContext) -> [CompiledKeyword] {
    let (first, others, name) = elementSchemas(of: schema)
    var keywords: [CompiledKeyword] = []
    if !first.isEmpty || others != nil, let pair = schema.mapping.pair(name) {
      let ids = first.map { self.schema($0, in: schema.resource) }
      let rest = others.flatMap { self.others(of: $0, in: schema) }
      keywords.append(
        CompiledKeyword(name: name, range: pair.key.range, check: .array(.elements(first: ids, others: rest))))
    }
    guard schema.dialect == .draft7 || schema.dialect == .draft2020, let pair = schema.mapping.pair("contains") else {
      return keywords
    }
    let isCounted = schema.dialect == .draft2020 && schema.vocabularies.contains(.validation)
    let contains = ArrayKeyword.contains(
      self.schema(pair.value, in: schema.resource), least: isCounted ? schema.count("minContains") ?? 1 : 1,
      most: isCounted ? schema.count("maxContains") : nil, marksEvaluated: schema.dialect == .draft2020)
    return keywords + [CompiledKeyword(name: "contains", range: pair.key.range, check: .array(contains))]
  }

  /// `prefixItems` and `items` of 2020-12 are `items` and `additionalItems` of the drafts before.
  private func elementSchemas(of schema: SchemaContext) -> (first: [YAMLNode], others: YAMLNode?, name: String) {
    let items = schema.mapping["items"]
    guard schema.dialect != .draft2020 else {
      let first = schema.mapping["prefixItems"]?.sequence ?? []
      return (first, items, items == nil ? "prefixItems" : "items")
    }
    guard let first = items?.sequence else { return ([], items, "items") }
    return (first, schema.mapping["additionalItems"], "items")
  }
}

extension SchemaEvaluator {
  mutating func check(_ keyword: ArrayKeyword, _ origin: CompiledKeyword, _ node: YAMLNode, _ outcome: inout Outcome) {
    guard let items = node.sequence else { return }
    switch keyword {
    case .minItems(let least):
      if items.count < least {
        outcome.fail(origin, "\(items.count) items where at least \(least) belong", at: node.range)
      }
    case .maxItems(let most):
      if items.count > most {
        outcome.fail(origin, "\(items.count) items where at most \(most) are allowed", at: node.range)
      }
    case .uniqueItems: checkUnique(items, origin, &outcome)
    case .elements(let first, let others): checkElements(items, first, others, &outcome)
    case .contains(let schema, let least, let most, let marksEvaluated):
      let matching = items.indices.filter { isValid(child: items[$0], schema) }
      if marksEvaluated { for index in matching { outcome.evaluated.note(item: index) } }
      if matching.count < least {
        let needed = least == 1 ? "no item is of the kind that one must be" : "\(matching.count) items of \(least) fit"
        outcome.fail(origin, Message("\(needed) (`contains`)"), at: node.range)
      } else if let most, matching.count > most {
        outcome.fail(origin, "\(matching.count) items fit, where \(most) may (`maxContains`)", at: node.range)
      }
    }
  }

  private func checkUnique(_ items: [YAMLNode], _ origin: CompiledKeyword, _ outcome: inout Outcome) {
    var seen: Set<[UInt8]> = []
    for item in items where !seen.insert(item.canonical).inserted {
      outcome.fail(origin, "\(item.shown) stands in the list twice", at: item.range)
      if !outcome.wantsAll { return }
    }
  }

  private mutating func checkElements(
    _ items: [YAMLNode], _ first: [SchemaID], _ others: SchemaID?, _ outcome: inout Outcome
  ) {
    for (index, item) in items.enumerated() {
      guard let schema = index < first.count ? first[index] : others else { return }
      evaluateChild(item, schema, &outcome)
      outcome.evaluated.note(item: index)
      if outcome.isDecided { return }
    }
  }
}
