import ForgeDiagnostics
import ForgeYAML

/// What does not fit the definitions: the checks of single values and objects, and their findings.
struct StructureFindings {
  private let files: APIFiles
  private let version: SpecificationVersion
  /// The kind of object that is looked at: findings lead to its section of the specification.
  var kind = ObjectKind.openAPI
  /// The version as the description writes it: `3.0.3`.
  private let stated: String
  /// Whether schemas are those of the specification's own dialect, whose keywords are known.
  private let hasOwnDialect: Bool
  private(set) var diagnostics: [Diagnostic] = []
  private var searches = 0

  /// A reader takes up a few offers; thousands of searches take seconds.
  private static let maximumSearches = 200

  init(_ files: APIFiles, _ version: SpecificationVersion) {
    let root = files.root
    self.files = files
    self.version = version
    stated = (root?["openapi"] ?? root?["swagger"])?.text ?? version.name
    hasOwnDialect = root?["jsonSchemaDialect"]?.string.map(Self.isOwnDialect) ?? true
  }

  /// Whether a dialect's keywords are those of the tables: the specification's own, and JSON Schema 2020-12.
  static func isOwnDialect(_ uri: String) -> Bool {
    uri.contains("spec.openapis.org/oas/") || uri.contains("json-schema.org/draft/2020-12/")
  }

  private var address: String { Specification.of(version).object(kind).address }

  // MARK: Values

  mutating func expect(_ expected: String, _ node: YAMLNode, fix: Fix? = nil) {
    diagnostics.append(Diagnostic(.wrongType, .wrongType(expected, node), at: node.range, fix: fix, help: address))
  }

  /// Checks a value that is a scalar; `holder` is the object with the field, where it is the value of one.
  mutating func check(_ node: YAMLNode, _ value: ObjectDefinition.Value, of holder: YAMLNode? = nil) {
    func expect(_ expected: String, unless isMet: Bool, _ findings: inout StructureFindings) {
      guard !isMet else { return }
      let flag = node.bool == nil ? nil : holder.flatMap { findings.files.fix(replacingExclusive: node, of: $0) }
      findings.expect(expected, node, fix: flag ?? Self.retyped(node, as: value))
    }
    switch value {
    case .string: expect("a string", unless: node.string != nil, &self)
    case .boolean: expect("`true` or `false`", unless: node.bool != nil, &self)
    case .integer: expect("a whole number, zero or more", unless: node.isCount, &self)
    case .number: expect("a number", unless: node.double != nil, &self)
    case .positiveNumber: expect("a number above zero", unless: (node.double ?? 0) > 0, &self)
    case .text(let form): checkText(node, form)
    case .oneOf(let values): checkEnumeration(node, values)
    case .types(let names, let allowsLists):
      guard allowsLists, let items = node.sequence else { return checkEnumeration(node, names) }
      for item in items { checkEnumeration(item, names) }
    default: break
    }
  }

  private mutating func checkText(_ node: YAMLNode, _ form: TextForm) {
    guard let text = node.string else { return expect("a string", node) }
    guard !form.matches(text) else { return }
    let fix = form == .basePath && !text.isEmpty ? node.fix(prefixing: "/") : nil
    diagnostics.append(Diagnostic(form.rule, .invalidText(text, form), at: node.range, fix: fix, help: address))
  }

  mutating func checkKey(_ key: YAMLNode, _ form: TextForm) {
    guard let text = key.text else { return expect("a name", key) }
    guard !form.matches(text), !(form.allowsExtensions && text.hasPrefix("x-")) else { return }
    diagnostics.append(Diagnostic(form.rule, .invalidText(text, form), at: key.range, help: address))
  }

  mutating func checkEnumeration(_ node: YAMLNode, _ values: [String], _ context: String = "") {
    guard let text = node.string else {
      // The type `null` needs quotes, or YAML takes it for no value.
      let fix = values.contains("null") && node.isNull ? Self.retyped(node, as: .oneOf(["null"])) : nil
      return expect("one of \(Self.list(values))", node, fix: fix)
    }
    guard !values.contains(text) else { return }
    // A value that belongs in other places is no slip.
    let certain = context.isEmpty ? Self.certainValue(text, among: values) : nil
    let nearest = certain ?? nearest(to: text, among: values)
    let message = Message("`\(text.prefix(40))` is not one of \(Self.list(values))\(context)")
    diagnostics.append(
      Diagnostic(
        .wrongType, message.suggesting(nearest), at: node.range,
        fix: nearest.flatMap { node.fix(writing: $0, isSafe: certain != nil) }, help: address))
  }

  // MARK: Objects

  mutating func checkRequired(_ node: YAMLNode, _ mapping: YAMLMapping, _ object: Specification.Object) {
    for name in object.required where mapping[name] == nil {
      diagnostics.append(
        Diagnostic(.missingField, .missingField(name, object), at: node.firstKeyRange, help: object.address))
    }
  }

  mutating func checkConstraints(_ node: YAMLNode, _ mapping: YAMLMapping, _ object: Specification.Object) {
    for constraint in object.constraints where Self.holds(constraint.condition, mapping) {
      check(constraint, node, mapping, object)
    }
  }

  private static func holds(_ condition: Constraint.Condition?, _ mapping: YAMLMapping) -> Bool {
    guard let condition else { return true }
    guard let value = mapping[condition.field] else { return false }
    guard let values = condition.values else { return true }
    guard let text = value.string else { return false }
    return values.contains(text) != condition.isNegated
  }

  private mutating func check(
    _ constraint: Constraint, _ node: YAMLNode, _ mapping: YAMLMapping, _ object: Specification.Object
  ) {
    switch constraint.demand {
    case .exclusive(let first, let second):
      if mapping[first] != nil { exclude(second, beside: first, mapping, object) }
    case .exactlyOne(let names):
      guard let first = names.first(where: { mapping[$0] != nil }) else {
        return add(.missingField, .missingOneOf(names, object), node.firstKeyRange, object)
      }
      for name in names where name != first { exclude(name, beside: first, mapping, object) }
    case .required(let name):
      guard mapping[name] == nil else { return }
      let cause = constraint.condition.flatMap { mapping.pair($0.field) }
      add(.missingField, .missingField(name, object, cause), cause?.value.range ?? node.firstKeyRange, object)
    case .excluded(let name):
      guard let pair = mapping.pair(name), let cause = constraint.condition.flatMap({ mapping.pair($0.field) }) else {
        return
      }
      add(.misplacedField, .misplacedField(name, cause, constraint.condition), pair.key.range, object)
    case .values(let name, let values):
      guard let value = mapping[name], let text = value.string, let cause = constraint.condition else { return }
      // What the field never holds has its finding from there.
      if case .oneOf(let all)? = object.fields[name]?.value, !all.contains(text) { return }
      checkEnumeration(value, values, .context(cause, mapping))
    case .form(let name, let form): if let value = mapping[name], value.string != nil { checkText(value, form) }
    case .filled(let name):
      guard let value = mapping[name], value.sequence?.isEmpty == true || value.mapping?.pairs.isEmpty == true else {
        return
      }
      add(.wrongType, "`\(name)` has no entries", value.range, object)
    case .single(let name):
      guard let entries = mapping[name]?.mapping?.pairs, entries.count != 1 else { return }
      let range = entries.count > 1 ? entries[1].key.range : mapping[name]?.range ?? node.range
      add(.wrongType, .notSingle(name, object), range, object)
    case .anyField(let noun):
      guard !mapping.pairs.contains(where: { $0.key.text?.hasPrefix("x-") != true }) else { return }
      add(.missingField, .noEntry(noun, object), node.range, object)
    }
  }

  private mutating func exclude(
    _ name: String, beside other: String, _ mapping: YAMLMapping, _ object: Specification.Object
  ) {
    guard let pair = mapping.pair(name) else { return }
    add(.exclusiveFields, .exclusiveFields(other, name, object), pair.key.range, object)
  }

  private mutating func add(
    _ rule: RuleDescription, _ message: Message, _ range: SourceRange, _ object: Specification.Object
  ) {
    diagnostics.append(Diagnostic(rule, message, at: range, help: object.address))
  }

  // MARK: Fields

  static func matches(
    _ name: String, _ pattern: ObjectDefinition.Pattern, _ version: SpecificationVersion
  ) -> Bool {
    switch pattern {
    case .any: return true
    case .path: return name.utf8.first == UInt8(ascii: "/")
    case .status:
      if name == "default" { return true }
      let bytes = Array(name.utf8)
      guard bytes.count == 3, (UInt8(ascii: "1")...UInt8(ascii: "5")).contains(bytes[0]) else { return false }
      // Ranges of statuses came with 3.0.
      return version >= .v30 && name.hasSuffix("XX") || bytes[1...].allSatisfy { (0x30...0x39).contains($0) }
    }
  }

  /// A field that the object does not have in this version: one of another version, a slip, or neither.
  mutating func unknown(
    _ name: String, _ pair: YAMLMapping.Pair, of node: YAMLNode, _ mapping: YAMLMapping, _ object: Specification.Object
  ) {
    let isKeyword = object.kind == .schema && version >= .v31
    guard !isKeyword || hasOwnDialect else { return }
    let rule = isKeyword ? RuleDescription.unknownKeyword : .unknownField
    let versions = object.kind.definition.fields.filter { $0.name == name }.map(\.versions)
    if let first = versions.map(\.lowerBound).min(), let last = versions.map(\.upperBound).max() {
      let message = Message.fieldOfOtherVersion(name, object, first...last, stated, replacement(of: name))
      let fix = isKeyword && name == "nullable" ? files.fix(replacingNullable: pair, of: node) : nil
      diagnostics.append(Diagnostic(rule, message, at: pair.key.range, fix: fix, help: object.address))
      return
    }
    if isKeyword, Self.reservedKeywords.contains(name) { return }
    let nearest = nearest(to: name, among: object.fields.keys.sorted())
    // JSON Schema lets anyone add keywords: only one that looks like a slip is worth a word.
    guard !isKeyword || nearest != nil else { return }
    let certain =
      isKeyword
      ? nil : Self.misspelling(name, pair, mapping, object) ?? Self.missingSlash(name, pair, mapping, object)
    diagnostics.append(
      Diagnostic(
        rule, .unknownField(name, object, nearest), at: pair.key.range,
        fix: certain ?? nearest.flatMap { pair.key.fix(writing: $0, isSafe: false) }, help: object.address))
  }

  /// What to write instead of a field that a later version has taken away.
  private func replacement(of name: String) -> String? {
    switch name {
    case "nullable" where version >= .v31: "write `type: [string, \"null\"]`"
    case "definitions" where version >= .v30: "write `components.schemas`"
    case "securityDefinitions" where version >= .v30: "write `components.securitySchemes`"
    case "host" where version >= .v30, "basePath" where version >= .v30: "write `servers`"
    default: nil
    }
  }

  /// Keywords of earlier drafts that 2020-12 keeps free (JSON Schema Validation 2020-12 appendix, Core section 8.2.4).
  private static let reservedKeywords: Set<String> = [
    "definitions", "dependencies", "$recursiveAnchor", "$recursiveRef", "additionalItems", "id",
  ]

  private mutating func nearest(to text: String, among candidates: [String]) -> String? {
    searches += 1
    return searches <= Self.maximumSearches ? Suggestion.nearest(to: text, among: candidates) : nil
  }

  static func list(_ values: [String]) -> String {
    values.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension TextForm {
  /// Whether keys of this form stand among fields that start with `x-`.
  fileprivate var allowsExtensions: Bool { self == .mediaRange }

  fileprivate var rule: RuleDescription {
    self == .mediaRange || self == .mediaRanges ? .invalidMediaType : .invalidText
  }
}

extension YAMLNode {
  /// A whole number, zero or more, `3.0` included (JSON Schema Core 2020-12 section 4.2.3).
  fileprivate var isCount: Bool {
    int.map { $0 >= 0 } ?? double.map { $0 >= 0 && $0.rounded() == $0 && $0.isFinite } ?? false
  }
}

extension String {
  /// ` for `in: path``, where a condition is about a value.
  fileprivate static func context(_ condition: Constraint.Condition, _ mapping: YAMLMapping) -> String {
    mapping[condition.field]?.text.map { " where `\(condition.field)` is `\($0)`" } ?? ""
  }
}
