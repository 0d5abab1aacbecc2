import ForgeDiagnostics
import ForgeYAML

/// Keywords for objects (2020-12 Validation, section 6.5; Core, section 10.3.2).
enum ObjectKeyword: Sendable {
  case minProperties(Int)
  case maxProperties(Int)
  case required([String])
  case dependentRequired([(property: String, required: [String])])
  case dependentSchemas([(property: String, schema: SchemaID)])
  case members(Members)
  case propertyNames(SchemaID)

  /// The schemas of the properties that are named, of those that match a pattern, and of all others.
  struct Members: Sendable {
    var named: [String: SchemaID] = [:]
    var patterns: [(expression: ECMARegularExpression, schema: SchemaID)] = []
    var others: SchemaID?
  }
}

extension SchemaCompiler {
  mutating func objectKeywords(of schema: SchemaContext) -> [CompiledKeyword] {
    func names(_ node: YAMLNode) -> [String]? { node.sequence.map { $0.compactMap(\.text) } }
    let counts =
      schema.keyword("minProperties") { _ in schema.count("minProperties").map { .object(.minProperties($0)) } }
      + schema.keyword("maxProperties") { _ in schema.count("maxProperties").map { .object(.maxProperties($0)) } }
    let directed = directedProperties(of: schema)
    let required = schema.keyword("required") { value in
      names(value).map { names in .object(.required(names.filter { !directed.contains($0) })) }
    }
    // 2020-12 has `dependencies` no more, and lets it mean what it did (Validation, appendix C).
    let keyword = schema.has2020("dependentRequired") ? "dependentRequired" : "dependencies"
    let dependent = schema.keyword(keyword) { value in
      let pairs = (value.mapping?.pairs ?? []).compactMap { pair -> (property: String, required: [String])? in
        names(pair.value).map { (pair.key.text ?? "", $0) }
      }
      return pairs.isEmpty || schema.dialect == .openAPI30 ? nil : .object(.dependentRequired(pairs))
    }
    return counts + required + dependent
  }

  /// The properties that stand in requests alone, or in responses alone, where that is looked at.
  private mutating func directedProperties(of schema: SchemaContext) -> Set<String> {
    guard skipsDirected, schema.mapping["required"] != nil else { return [] }
    var directed: Set<String> = []
    for pair in schema.mapping["properties"]?.mapping?.pairs ?? [] {
      var node = pair.value
      if let reference = node["$ref"]?.string, node["readOnly"] == nil, node["writeOnly"] == nil,
        let target = resources.target(of: reference, in: schema.resource)
      {
        node = target.node
      }
      if node["readOnly"]?.bool == true || node["writeOnly"]?.bool == true { directed.insert(pair.key.text ?? "") }
    }
    return directed
  }

  mutating func memberKeywords(of schema: SchemaContext) -> [CompiledKeyword] {
    var keywords: [CompiledKeyword] = []
    func add(_ pair: YAMLMapping.Pair, _ keyword: ObjectKeyword) {
      keywords.append(CompiledKeyword(name: pair.key.text ?? "", range: pair.key.range, check: .object(keyword)))
    }
    let names = ["additionalProperties", "patternProperties", "properties"]
    if let pair = names.lazy.compactMap({ schema.mapping.pair($0) }).first { add(pair, .members(members(of: schema))) }
    if schema.dialect == .draft7 || schema.dialect == .draft2020, let pair = schema.mapping.pair("propertyNames") {
      add(pair, .propertyNames(self.schema(pair.value, in: schema.resource)))
    }
    let keyword = schema.has2020("dependentSchemas") ? "dependentSchemas" : "dependencies"
    if schema.dialect != .openAPI30, let pair = schema.mapping.pair(keyword), let mapping = pair.value.mapping {
      let schemas = mapping.pairs.compactMap { member -> (property: String, schema: SchemaID)? in
        guard member.value.sequence == nil else { return nil }
        return (member.key.text ?? "", self.schema(member.value, in: schema.resource))
      }
      if !schemas.isEmpty { add(pair, .dependentSchemas(schemas)) }
    }
    return keywords
  }

  private mutating func members(of schema: SchemaContext) -> ObjectKeyword.Members {
    var members = ObjectKeyword.Members()
    for pair in schema.mapping["properties"]?.mapping?.pairs ?? [] {
      guard let name = pair.key.text, members.named[name] == nil else { continue }
      members.named[name] = self.schema(pair.value, in: schema.resource)
    }
    if schema.dialect != .openAPI30 {
      for pair in schema.mapping["patternProperties"]?.mapping?.pairs ?? [] {
        guard let expression = expression(pair.key) else { continue }
        members.patterns.append((expression, self.schema(pair.value, in: schema.resource)))
      }
    }
    members.others = schema.mapping["additionalProperties"].flatMap { self.others(of: $0, in: schema) }
    return members
  }

  /// The schema of all other items or properties: drafts without boolean schemas allow a boolean here, and `true` says
  /// nothing.
  mutating func others(of node: YAMLNode, in schema: SchemaContext) -> SchemaID? {
    guard let isAllowed = node.bool, !schema.dialect.hasBooleanSchemas else {
      return self.schema(node, in: schema.resource)
    }
    guard !isAllowed else { return nil }
    let id = self.schema(node, in: schema.resource)
    program[id].body = .always(false)
    return id
  }
}

extension SchemaEvaluator {
  mutating func check(_ keyword: ObjectKeyword, _ origin: CompiledKeyword, _ node: YAMLNode, _ outcome: inout Outcome) {
    guard let mapping = node.mapping else { return }
    switch keyword {
    case .minProperties(let least):
      if mapping.pairs.count < least {
        outcome.fail(origin, "\(mapping.pairs.count) properties where at least \(least) belong", at: node.range)
      }
    case .maxProperties(let most):
      if mapping.pairs.count > most {
        outcome.fail(origin, "\(mapping.pairs.count) properties where at most \(most) are allowed", at: node.range)
      }
    case .required(let names):
      for name in names where mapping[name] == nil {
        outcome.fail(origin, "`\(name)` is missing", at: node.startOfObject)
      }
    case .dependentRequired(let dependencies):
      for (property, required) in dependencies {
        guard let pair = mapping.pair(property) else { continue }
        for name in required where mapping[name] == nil {
          outcome.fail(origin, "`\(property)` needs `\(name)` beside it", at: pair.key.range)
        }
      }
    case .dependentSchemas(let dependencies):
      for (property, schema) in dependencies where mapping[property] != nil {
        evaluate(node, schema, &outcome)
      }
    case .members(let members): checkMembers(mapping, members, &outcome)
    case .propertyNames(let schema):
      for pair in mapping.pairs {
        let name = YAMLNode(
          .scalar(YAMLScalar(text: pair.key.text ?? "", style: .plain, value: .string(pair.key.text ?? ""))),
          range: pair.key.range)
        evaluateChild(name, schema, &outcome)
        if outcome.isDecided { return }
      }
    }
  }

  private mutating func checkMembers(
    _ mapping: YAMLMapping, _ members: ObjectKeyword.Members, _ outcome: inout Outcome
  ) {
    for (index, pair) in mapping.pairs.enumerated() {
      guard let name = pair.key.text else { continue }
      var isKnown = false
      if let schema = members.named[name] {
        isKnown = true
        evaluateMember(pair, schema, members.named.keys, &outcome)
      }
      for (expression, schema) in members.patterns {
        if case .none = expression.firstMatch(in: Array(name.utf8)) { continue }
        isKnown = true
        evaluateMember(pair, schema, members.named.keys, &outcome)
      }
      if !isKnown, let others = members.others {
        isKnown = true
        evaluateMember(pair, others, members.named.keys, &outcome)
      }
      if isKnown { outcome.evaluated.note(property: index) }
      if outcome.isDecided { return }
    }
  }
}

extension YAMLNode {
  /// Where a finding about an object as a whole is shown: at its first key.
  var startOfObject: SourceRange { mapping?.pairs.first?.key.range ?? range }
}
