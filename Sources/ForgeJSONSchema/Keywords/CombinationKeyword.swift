import ForgeDiagnostics
import ForgeYAML

/// Keywords that apply schemas to the same value (2020-12 Core, section 10.2).
enum CombinationKeyword: Sendable {
  case all([SchemaID])
  case any([SchemaID])
  case one([SchemaID])
  case not(SchemaID)
  case condition(SchemaID, then: SchemaID?, otherwise: SchemaID?)
}

extension SchemaCompiler {
  mutating func combinationKeywords(of schema: SchemaContext) -> [CompiledKeyword] {
    var keywords: [CompiledKeyword] = []
    for (name, make) in [
      ("allOf", CombinationKeyword.all), ("anyOf", CombinationKeyword.any), ("oneOf", CombinationKeyword.one),
    ] {
      guard let pair = schema.mapping.pair(name), let schemas = pair.value.sequence else { continue }
      let ids = schemas.map { self.schema($0, in: schema.resource) }
      keywords.append(CompiledKeyword(name: name, range: pair.key.range, check: .combination(make(ids))))
    }
    if let pair = schema.mapping.pair("not") {
      let id = self.schema(pair.value, in: schema.resource)
      keywords.append(CompiledKeyword(name: "not", range: pair.key.range, check: .combination(.not(id))))
    }
    guard schema.dialect == .draft7 || schema.dialect == .draft2020, let pair = schema.mapping.pair("if") else {
      return keywords
    }
    let condition = CombinationKeyword.condition(
      self.schema(pair.value, in: schema.resource),
      then: schema.mapping["then"].map { self.schema($0, in: schema.resource) },
      otherwise: schema.mapping["else"].map { self.schema($0, in: schema.resource) })
    return keywords + [CompiledKeyword(name: "if", range: pair.key.range, check: .combination(condition))]
  }
}

extension SchemaEvaluator {
  mutating func check(
    _ keyword: CombinationKeyword, _ origin: CompiledKeyword, _ node: YAMLNode, _ outcome: inout Outcome
  ) {
    switch keyword {
    case .all(let schemas):
      for schema in schemas {
        evaluate(node, schema, &outcome)
        if outcome.isDecided { return }
      }
    case .any(let schemas), .one(let schemas): checkAlternatives(keyword, schemas, origin, node, &outcome)
    case .not(let schema):
      var trial = Outcome(wantsAll: false, tracks: outcome.tracks)
      evaluate(node, schema, &trial)
      if trial.isValid { outcome.fail(origin, "\(node.shown) is what `not` excludes", at: node.range) }
    case .condition(let condition, let then, let otherwise):
      var trial = Outcome(wantsAll: false, tracks: outcome.tracks)
      evaluate(node, condition, &trial)
      if trial.isValid { outcome.evaluated.formUnion(trial.evaluated) }
      if let schema = trial.isValid ? then : otherwise { evaluate(node, schema, &outcome) }
    }
  }

  private mutating func checkAlternatives(
    _ keyword: CombinationKeyword, _ schemas: [SchemaID], _ origin: CompiledKeyword, _ node: YAMLNode,
    _ outcome: inout Outcome
  ) {
    let isExclusive = if case .one = keyword { true } else { false }
    var fitting = 0
    for schema in schemas {
      var trial = Outcome(wantsAll: false, tracks: outcome.tracks)
      evaluate(node, schema, &trial)
      guard trial.isValid else { continue }
      fitting += 1
      if fitting == 1 || !isExclusive { outcome.evaluated.formUnion(trial.evaluated) }
      // All alternatives count where it matters what they evaluated.
      if !isExclusive, !outcome.tracks { return }
    }
    if isExclusive, fitting > 1 {
      outcome.fail(origin, "\(node.shown) fits \(fitting) alternatives of `oneOf`, where one may fit", at: node.range)
    } else if fitting == 0 {
      let violation = nearest(of: schemas, origin, node, wantsAll: outcome.wantsAll)
      outcome.fail(violation)
    }
  }

  /// Why the alternative that is nearest does not fit: the one of the value's type with the fewest faults.
  private mutating func nearest(
    of schemas: [SchemaID], _ origin: CompiledKeyword, _ node: YAMLNode, wantsAll: Bool
  ) -> SchemaViolation {
    let general = SchemaViolation(
      keyword: origin.name, message: "\(node.shown) fits none of the \(schemas.count) alternatives of `\(origin.name)`",
      range: node.range, schema: origin.range)
    guard wantsAll else { return general }
    var best: (score: Int, violation: SchemaViolation)?
    for schema in schemas {
      var trial = Outcome(wantsAll: true, tracks: false)
      evaluate(node, schema, &trial)
      guard let first = trial.violations.first else { continue }
      let isOtherType = trial.violations.contains { $0.range == node.range && $0.keyword == "type" }
      let isOtherName = trial.violations.contains { $0.keyword == "const" || $0.keyword == "enum" }
      let score = trial.violations.count + (isOtherType ? 1_000 : 0) + (isOtherName ? 100 : 0)
      if score < best?.score ?? .max { best = (score, first) }
    }
    guard let best, best.score < 1_000 else { return general }
    guard schemas.count > 1 else { return best.violation }
    return SchemaViolation(
      keyword: origin.name,
      message: Message("\(best.violation.message), and no other alternative of `\(origin.name)` fits"),
      range: best.violation.range, schema: best.violation.schema)
  }
}
