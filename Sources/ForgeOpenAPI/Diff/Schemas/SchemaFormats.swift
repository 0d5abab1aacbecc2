import ForgeDiagnostics
import ForgeYAML

extension ChangeArea {
  static let schemaFormats = ChangeArea(
    "Schemas: patterns and formats",
    [
      DirectedKind.patternAdded, .patternRemoved, .patternChanged, .formatAdded, .formatRemoved, .formatNarrowed,
      .formatWidened, .formatChanged, .conditionChanged,
    ].flatMap { [$0.request, $0.response] })
}

extension DirectedKind {
  static let patternAdded = narrowing("pattern-added", "`pattern` added")

  static let patternRemoved = widening("pattern-removed", "`pattern` removed")

  static let patternChanged = DirectedKind(
    "pattern-changed", "`pattern` changed",
    request: (.dangerous, "Whether the new one takes all that the old one took cannot be told."),
    response: (.dangerous, "Whether clients receive only what the old one took cannot be told."))

  static let formatAdded = DirectedKind(
    "format-added", "`format` added",
    request: (.dangerous, "A format is advice for some and a rule for others: values may be refused now."),
    response: (.safe, "Clients are ready for more values than they receive."))

  static let formatRemoved = widening("format-removed", "`format` removed")

  static let formatNarrowed = narrowing("format-narrowed", "`format` of fewer values, such as `int32` for `int64`")

  static let formatWidened = widening("format-widened", "`format` of more values, such as `int64` for `int32`")

  static let formatChanged = DirectedKind(
    "format-changed", "`format` changed", request: (.breaking, "Values that clients send are refused."),
    response: (.breaking, "Clients receive values that they cannot read."))

  static let conditionChanged = DirectedKind(
    "condition-changed", "`not`, `if`, `contains` or another keyword changed whose effect cannot be told",
    request: (.dangerous, "Values that clients send may be refused now."),
    response: (.dangerous, "Clients may receive values that they are not ready for."))
}

extension SchemaComparison {
  mutating func compareFormats(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    comparePatterns(schemas, &collector)
    compareFormat(schemas, &collector)
    compareConditions(schemas, &collector)
  }

  private mutating func comparePatterns(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    let before = schemas.old.fields("pattern")
    let after = schemas.new.fields("pattern")
    let (oldTexts, newTexts) = (Set(before.map(\.value.text)), Set(after.map(\.value.text)))
    guard oldTexts != newTexts else { return }
    let kind: DirectedKind =
      oldTexts.isSubset(of: newTexts)
      ? .patternAdded : newTexts.isSubset(of: oldTexts) ? .patternRemoved : .patternChanged
    let fact =
      after.isEmpty
      ? "has no `pattern` any more" : "has the `pattern` \(after.map { Self.code($0.value.text ?? "") }[0]) now"
    report(kind, schemas, fact, old: before.first?.place, new: after.first?.place, &collector)
  }

  /// A pattern may hold backquotes, which messages use for quoting.
  private static func code(_ text: String) -> String {
    text.contains("`") ? text : "`\(text)`"
  }

  /// Formats whose values are all values of another.
  private static let narrower = [
    "int8": ["int16", "int32", "int64"], "int16": ["int32", "int64"], "int32": ["int64"], "float": ["double"],
    "uri": ["uri-reference", "iri"], "email": ["idn-email"],
    "hostname": ["idn-hostname"],
  ]

  private mutating func compareFormat(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    let before = schemas.old.field("format")
    let after = schemas.new.field("format")
    guard before?.value.text != after?.value.text else { return }
    let kind: DirectedKind
    switch (before?.value.text, after?.value.text) {
    case (nil, _): kind = .formatAdded
    case (_, nil): kind = .formatRemoved
    case (let before?, let after?):
      kind =
        Self.narrower[before]?.contains(after) == true
        ? .formatWidened : Self.narrower[after]?.contains(before) == true ? .formatNarrowed : .formatChanged
    }
    func text(_ pair: YAMLMapping.Pair?) -> String { pair?.value.text.map { "`\($0)`" } ?? "none" }
    report(
      kind, schemas, "has `format` \(text(after)) now, was \(text(before))", old: before?.place, new: after?.place,
      &collector)
  }

  private static let conditions = [
    "not", "if", "then", "else", "contains", "minContains", "maxContains", "dependentRequired", "dependentSchemas",
    "dependencies", "propertyNames", "unevaluatedItems", "contentEncoding", "contentMediaType", "contentSchema",
    "$dynamicRef",
  ]

  /// These are told to have changed, and no more: what they let pass depends on values.
  private mutating func compareConditions(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    for keyword in Self.conditions {
      let before = schemas.old.fields(keyword)
      let after = schemas.new.fields(keyword)
      guard !before.isEmpty || !after.isEmpty else { continue }
      guard Set(before.map { old.fingerprint($0) }) != Set(after.map { new.fingerprint($0) }) else { continue }
      let word = before.isEmpty ? "added" : after.isEmpty ? "removed" : "changed"
      report(
        .conditionChanged, schemas, "had its `\(keyword)` \(word)", old: before.first?.key.range,
        new: after.first?.key.range, &collector)
    }
  }
}

extension SchemaReader {
  /// The fingerprint of the value of a keyword.
  fileprivate mutating func fingerprint(_ pair: YAMLMapping.Pair) -> Int {
    switch pair.key.text {
    case "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedItems", "contentSchema":
      fingerprint(pair.value)
    case "dependentSchemas": fingerprint(names: pair.value)
    default: pair.value.canonicalText.hashValue
    }
  }

  /// The fingerprint of a mapping of names to schemas.
  private mutating func fingerprint(names: YAMLNode) -> Int {
    var hasher = Hasher()
    let pairs = (names.mapping?.pairs ?? []).sorted { ($0.key.text ?? "") < ($1.key.text ?? "") }
    for pair in pairs {
      hasher.combine(pair.key.text)
      hasher.combine(fingerprint(pair.value))
    }
    return hasher.finalize()
  }
}
