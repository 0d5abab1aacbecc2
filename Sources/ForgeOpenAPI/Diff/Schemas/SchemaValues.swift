import ForgeDiagnostics
import ForgeYAML

extension ChangeArea {
  static let schemaValues = ChangeArea(
    "Schemas: values",
    [
      DirectedKind.enumValueRemoved, .enumValueAdded, .enumAdded, .enumRemoved, .defaultChanged,
    ].flatMap { [$0.request, $0.response] })
}

extension DirectedKind {
  static let enumValueRemoved = narrowing("enum-value-removed", "Value of `enum` or `const` removed")

  static let enumValueAdded = widening("enum-value-added", "Value of `enum` or `const` added")

  static let enumAdded = narrowing("enum-added", "`enum` or `const` added where any value was allowed")

  static let enumRemoved = widening("enum-removed", "`enum` or `const` removed, any value is allowed")

  static let defaultChanged = DirectedKind(
    "default-changed", "Default added, removed or changed",
    request: (.dangerous, "Clients that leave the value out get something else."),
    response: (.safe, "Clients that know the default still read what is sent."))
}

extension SchemaView {
  /// The values that `enum` and `const` leave, by canonical text; nil where any value is allowed. Whether null is among
  /// them is a matter of types.
  fileprivate var allowedValues: [(text: String, node: YAMLNode)]? {
    let lists = fields("enum").compactMap(\.value.sequence) + fields("const").map { [$0.value] }
    guard let first = lists.first else { return nil }
    var values = first.filter { !$0.isNull }.map { (text: $0.canonicalText, node: $0) }
    for list in lists.dropFirst() {
      let texts = Set(list.map(\.canonicalText))
      values.removeAll { !texts.contains($0.text) }
    }
    return values
  }
}

extension SchemaComparison {
  mutating func compareValues(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    compareDefaults(schemas, &collector)
    let places = (old: schemas.old.valuesPlace, new: schemas.new.valuesPlace)
    switch (schemas.old.allowedValues, schemas.new.allowedValues) {
    case (nil, nil): break
    case (nil, let after?):
      report(
        .enumAdded, schemas, "may only be \(text(after.map(\.node))) now", old: places.old, new: places.new, &collector)
    case (_?, nil):
      report(.enumRemoved, schemas, "may be any value now", old: places.old, new: places.new, &collector)
    case (let before?, let after?):
      let (oldTexts, newTexts) = (Set(before.map(\.text)), Set(after.map(\.text)))
      for (text, node) in before where !newTexts.contains(text) {
        report(
          .enumValueRemoved, schemas, "may not be \(self.text([node])) any more", old: node.place, new: places.new,
          &collector)
      }
      for (text, node) in after where !oldTexts.contains(text) {
        report(
          .enumValueAdded, schemas, "may be \(self.text([node])) now", old: places.old, new: node.place, &collector)
      }
    }
  }

  private mutating func compareDefaults(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    let before = schemas.old.field("default")
    let after = schemas.new.field("default")
    guard before?.value.canonicalText != after?.value.canonicalText else { return }
    let fact =
      switch (before?.value, after?.value) {
      case (nil, let after?): "has the default \(text([after])) now"
      case (let before?, nil): "has no default any more, it was \(text([before]))"
      case (let before, let after):
        "has the default \(text([after].compactMap { $0 })) now, was \(text([before].compactMap { $0 }))"
      }
    report(.defaultChanged, schemas, fact, old: before?.place, new: after?.place, &collector)
  }

  /// Values as messages show them, the first few of many.
  private func text(_ nodes: [YAMLNode]) -> String {
    let texts = nodes.prefix(6).map { node in
      let text = node.text ?? node.canonicalText
      return text.count > 40 ? "`\(text.prefix(39))…`" : "`\(text)`"
    }
    let left = nodes.count - texts.count
    return texts.joined(separator: ", ") + (left > 0 ? " and \(left) more" : "")
  }
}

extension SchemaView {
  fileprivate var valuesPlace: SourceRange? {
    field("enum")?.key.range ?? field("const")?.key.range
  }
}
