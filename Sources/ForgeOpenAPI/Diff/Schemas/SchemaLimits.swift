import ForgeDiagnostics
import ForgeYAML

extension ChangeArea {
  static let schemaLimits = ChangeArea(
    "Schemas: limits",
    [
      DirectedKind.rangeTightened, .rangeLoosened, .lengthTightened, .lengthLoosened, .itemCountTightened,
      .itemCountLoosened, .propertyCountTightened, .propertyCountLoosened, .multipleOfTightened, .multipleOfLoosened,
      .multipleOfChanged, .uniqueItemsAdded, .uniqueItemsRemoved,
    ].flatMap { [$0.request, $0.response] })
}

extension DirectedKind {
  static let rangeTightened = narrowing("range-tightened", "`minimum` raised or `maximum` lowered")

  static let rangeLoosened = widening("range-loosened", "`minimum` lowered or `maximum` raised")

  static let lengthTightened = narrowing("length-tightened", "`minLength` raised or `maxLength` lowered")

  static let lengthLoosened = widening("length-loosened", "`minLength` lowered or `maxLength` raised")

  static let itemCountTightened = narrowing("item-count-tightened", "`minItems` raised or `maxItems` lowered")

  static let itemCountLoosened = widening("item-count-loosened", "`minItems` lowered or `maxItems` raised")

  static let propertyCountTightened = narrowing(
    "property-count-tightened", "`minProperties` raised or `maxProperties` lowered")

  static let propertyCountLoosened = widening(
    "property-count-loosened", "`minProperties` lowered or `maxProperties` raised")

  static let multipleOfTightened = narrowing("multiple-of-tightened", "`multipleOf` added or a multiple of the old one")

  static let multipleOfLoosened = widening("multiple-of-loosened", "`multipleOf` removed or a divisor of the old one")

  static let multipleOfChanged = DirectedKind(
    "multiple-of-changed", "`multipleOf` changed to a number that is neither multiple nor divisor",
    request: (.breaking, "Values that clients send may be refused now."),
    response: (.dangerous, "Clients may receive values that they are not ready for."))

  static let uniqueItemsAdded = narrowing("unique-items-added", "`uniqueItems` added")

  static let uniqueItemsRemoved = widening("unique-items-removed", "`uniqueItems` removed")
}

/// An end of the range that values, lengths or counts lie in.
private struct Bound {
  let value: Double
  /// As it is written.
  let text: String
  let isExclusive: Bool
  let place: SourceRange

  /// How this bound limits compared with `other`: positive where it leaves less.
  func tightness(over other: Bound, isLower: Bool) -> Int {
    if value != other.value { return (value > other.value) == isLower ? 1 : -1 }
    if isExclusive == other.isExclusive { return 0 }
    return isExclusive ? 1 : -1
  }
}

extension SchemaView {
  /// The tightest bound that the pieces set; `exclusive` is the keyword that is a flag in 3.0, and a bound in 3.1.
  fileprivate func bound(_ keyword: String, exclusive: String?, isLower: Bool) -> Bound? {
    var tightest: Bound?
    func take(_ pair: YAMLMapping.Pair?, _ isExclusive: Bool) {
      guard let pair, let value = pair.value.double else { return }
      let bound = Bound(value: value, text: pair.value.text ?? "", isExclusive: isExclusive, place: pair.place)
      if tightest.map({ bound.tightness(over: $0, isLower: isLower) > 0 }) ?? true { tightest = bound }
    }
    for piece in pieces {
      let flag = exclusive.flatMap { piece.node[$0]?.bool } ?? false
      take(piece.node.mapping?.pair(keyword), flag)
      if let exclusive { take(piece.node.mapping?.pair(exclusive), true) }
    }
    // None of something is no limit.
    if isLower, exclusive == nil, tightest?.value == 0 { return nil }
    return tightest
  }
}

extension SchemaComparison {
  private struct Limit {
    let lower: String
    let upper: String
    let hasExclusive: Bool
    let tightened: DirectedKind
    let loosened: DirectedKind
  }

  private static let limits = [
    Limit(
      lower: "minimum", upper: "maximum", hasExclusive: true, tightened: .rangeTightened, loosened: .rangeLoosened),
    Limit(
      lower: "minLength", upper: "maxLength", hasExclusive: false, tightened: .lengthTightened,
      loosened: .lengthLoosened),
    Limit(
      lower: "minItems", upper: "maxItems", hasExclusive: false, tightened: .itemCountTightened,
      loosened: .itemCountLoosened),
    Limit(
      lower: "minProperties", upper: "maxProperties", hasExclusive: false, tightened: .propertyCountTightened,
      loosened: .propertyCountLoosened),
  ]

  mutating func compareLimits(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    for limit in Self.limits {
      compare(limit, limit.lower, limit.hasExclusive ? "exclusiveMinimum" : nil, isLower: true, schemas, &collector)
      compare(limit, limit.upper, limit.hasExclusive ? "exclusiveMaximum" : nil, isLower: false, schemas, &collector)
    }
    compareMultiples(schemas, &collector)
    let wasUnique = schemas.old.isTrue("uniqueItems")
    guard wasUnique != schemas.new.isTrue("uniqueItems") else { return }
    report(
      wasUnique ? .uniqueItemsRemoved : .uniqueItemsAdded, schemas,
      wasUnique ? "may repeat items now" : "may not repeat items any more",
      old: schemas.old.field("uniqueItems")?.place,
      new: schemas.new.field("uniqueItems")?.place, &collector)
  }

  private mutating func compare(
    _ limit: Limit, _ keyword: String, _ exclusive: String?, isLower: Bool, _ schemas: SchemaPair,
    _ collector: inout ChangeCollector
  ) {
    let before = schemas.old.bound(keyword, exclusive: exclusive, isLower: isLower)
    let after = schemas.new.bound(keyword, exclusive: exclusive, isLower: isLower)
    let isTightened: Bool
    switch (before, after) {
    case (nil, nil): return
    case (nil, _?): isTightened = true
    case (_?, nil): isTightened = false
    case (let before?, let after?):
      let tightness = after.tightness(over: before, isLower: isLower)
      guard tightness != 0 else { return }
      isTightened = tightness > 0
    }
    func text(_ bound: Bound?) -> String {
      bound.map { "`\($0.text)`\($0.isExclusive ? " (exclusive)" : "")" } ?? "none"
    }
    report(
      isTightened ? limit.tightened : limit.loosened, schemas,
      "has `\(keyword)` \(text(after)) now, was \(text(before))", old: before?.place, new: after?.place, &collector)
  }

  private mutating func compareMultiples(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    let before = schemas.old.field("multipleOf")
    let after = schemas.new.field("multipleOf")
    let kind: DirectedKind
    switch (before?.value.double, after?.value.double) {
    case (nil, nil): return
    case (nil, _?): kind = .multipleOfTightened
    case (_?, nil): kind = .multipleOfLoosened
    case (let before?, let after?):
      guard before != after else { return }
      kind =
        Self.divides(before, after)
        ? .multipleOfTightened : Self.divides(after, before) ? .multipleOfLoosened : .multipleOfChanged
    }
    report(
      kind, schemas, "has `multipleOf` \(quoted(after)) now, was \(quoted(before))", old: before?.place,
      new: after?.place, &collector)
  }

  private func quoted(_ pair: YAMLMapping.Pair?) -> String {
    pair?.value.text.map { "`\($0)`" } ?? "none"
  }

  /// Whether `number` is a multiple, to the precision that decimal fractions have in binary.
  private static func divides(_ divisor: Double, _ number: Double) -> Bool {
    guard divisor > 0 else { return false }
    let quotient = number / divisor
    return quotient >= 1 && abs(quotient - quotient.rounded()) < 1e-9 * quotient
  }
}
