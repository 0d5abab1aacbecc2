import ForgeDiagnostics
import ForgeYAML

extension ChangeArea {
  static let schemaAlternatives = ChangeArea(
    "Schemas: alternatives",
    [
      DirectedKind.alternativeRemoved, .alternativeAdded, .alternativesAdded, .alternativesRemoved,
      .discriminatorAdded, .discriminatorRemoved, .discriminatorChanged, .discriminatorValueRemoved,
      .discriminatorValueAdded,
    ].flatMap { [$0.request, $0.response] })
}

extension DirectedKind {
  static let alternativeRemoved = narrowing("alternative-removed", "Branch of `oneOf` or `anyOf` removed")

  static let alternativeAdded = widening("alternative-added", "Branch of `oneOf` or `anyOf` added")

  static let alternativesAdded = narrowing("alternatives-added", "`oneOf` or `anyOf` added to other keywords")

  static let alternativesRemoved = widening("alternatives-removed", "`oneOf` or `anyOf` removed from other keywords")

  static let discriminatorAdded = DirectedKind(
    "discriminator-added", "`discriminator` added",
    request: (.dangerous, "What clients send may be read by a property that they do not fill in."),
    response: (.safe, "Clients can go on telling the branches apart as before."))

  static let discriminatorRemoved = DirectedKind(
    "discriminator-removed", "`discriminator` removed", request: (.safe, "What clients send is still taken."),
    response: (.dangerous, "Clients that tell the branches apart by it may not find it."))

  static let discriminatorChanged = DirectedKind(
    "discriminator-changed", "`discriminator` names another property",
    request: (.breaking, "The API does not find the property that clients fill in."),
    response: (.breaking, "Clients do not find the property that tells the branches apart."))

  static let discriminatorValueRemoved = narrowing("discriminator-value-removed", "Value of a discriminator removed")

  static let discriminatorValueAdded = widening("discriminator-value-added", "Value of a discriminator added")
}

extension SchemaComparison {
  /// Compares what `oneOf` and `anyOf` offer. Returns whether that was all there is to compare: where one side is
  /// nothing but a union, the other is a union of one.
  mutating func compareAlternatives(_ schemas: SchemaPair, _ collector: inout ChangeCollector) -> Bool {
    compareDiscriminators(schemas, &collector)
    let (before, after) = (schemas.old.unions, schemas.new.unions)
    if !before.isEmpty, !after.isEmpty { compareNullBranches(schemas, &collector) }
    if before.isEmpty, let union = after.first, let node = old.onlyBranch(schemas.old, schemas.isSingle.old),
      schemas.new.isPureUnion
    {
      compareBranches([node], union.branches, schemas, (schemas.oldPlace, union.pair.key.range), &collector)
      return true
    }
    if after.isEmpty, let union = before.first, let node = new.onlyBranch(schemas.new, schemas.isSingle.new),
      schemas.old.isPureUnion
    {
      compareBranches(union.branches, [node], schemas, (union.pair.key.range, schemas.newPlace), &collector)
      return true
    }
    for (earlier, later) in zip(before, after) {
      compareBranches(
        earlier.branches, later.branches, schemas, (earlier.pair.key.range, later.pair.key.range), &collector)
    }
    for union in after.dropFirst(before.count) {
      report(
        .alternativesAdded, schemas, "must match one of \(union.branches.count) schemas now",
        new: union.pair.key.range, &collector)
    }
    for union in before.dropFirst(after.count) {
      report(
        .alternativesRemoved, schemas, "need not match one of \(union.branches.count) schemas any more",
        old: union.pair.key.range, &collector)
    }
    return false
  }

  /// What a union of several branches says of null; that of one branch is told with its types.
  private mutating func compareNullBranches(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    guard schemas.old.types == nil, schemas.new.types == nil else { return }
    let wasNullable = schemas.old.hasNullBranch || schemas.old.isTrue("nullable")
    guard wasNullable != (schemas.new.hasNullBranch || schemas.new.isTrue("nullable")) else { return }
    report(
      wasNullable ? .becameNotNullable : .becameNullable, schemas,
      wasNullable ? "may not be `null` any more" : "may be `null` now", old: schemas.old.unions.first?.pair.key.range,
      new: schemas.new.unions.first?.pair.key.range, &collector)
  }

  /// Finds the partner of each branch, and compares the two; what has none was added or removed.
  private mutating func compareBranches(
    _ before: [YAMLNode], _ after: [YAMLNode], _ schemas: SchemaPair, _ places: (old: SourceRange, new: SourceRange),
    _ collector: inout ChangeCollector
  ) {
    var partners = BranchPartners(before.map { branch(old: $0) }, after.map { branch(new: $0) })
    partners.match()
    for (earlier, later) in partners.pairs {
      descend(schemas, [before[earlier]], [after[later]], schemas.label, places: places)
    }
    for index in partners.removed {
      report(
        .alternativeRemoved, schemas, "may not be \(partners.old[index].text) any more", old: before[index].place,
        new: places.new, &collector)
    }
    for index in partners.added {
      report(
        .alternativeAdded, schemas, "may be \(partners.new[index].text) now", old: places.old,
        new: after[index].place, &collector)
    }
  }

  private mutating func branch(old node: YAMLNode) -> BranchPartners.Branch {
    let view = old.view(old.numbers([node]))
    return BranchPartners.Branch(
      name: view.owner ?? view.field("title")?.value.text, print: old.fingerprint(node), types: view.types)
  }

  private mutating func branch(new node: YAMLNode) -> BranchPartners.Branch {
    let view = new.view(new.numbers([node]))
    return BranchPartners.Branch(
      name: view.owner ?? view.field("title")?.value.text, print: new.fingerprint(node), types: view.types)
  }

  // MARK: Discriminators

  private mutating func compareDiscriminators(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    let before = schemas.old.field("discriminator")
    let after = schemas.new.field("discriminator")
    guard let before, let after else {
      guard before != nil || after != nil else { return }
      report(
        before == nil ? .discriminatorAdded : .discriminatorRemoved, schemas,
        before == nil ? "has a `discriminator` now" : "has no `discriminator` any more", old: before?.key.range,
        new: after?.key.range, &collector)
      return
    }
    let names = (old: Self.propertyName(before), new: Self.propertyName(after))
    if names.old?.text != names.new?.text {
      report(
        .discriminatorChanged, schemas,
        "is told apart by `\(names.new?.text ?? "")` now, was by `\(names.old?.text ?? "")`", old: names.old?.range,
        new: names.new?.range, &collector)
    }
    let oldValues = old.source.discriminatorValues(before.value, schemas.old)
    let newValues = new.source.discriminatorValues(after.value, schemas.new)
    for (value, place) in oldValues where !newValues.contains(where: { $0.value == value }) {
      report(
        .discriminatorValueRemoved, schemas, "has no value `\(value)` of its discriminator any more", old: place,
        new: after.key.range, &collector)
    }
    for (value, place) in newValues where !oldValues.contains(where: { $0.value == value }) {
      report(
        .discriminatorValueAdded, schemas, "has the value `\(value)` of its discriminator now", old: before.key.range,
        new: place, &collector)
    }
  }

  /// 2.0 has the name in the place of the object.
  private static func propertyName(_ discriminator: YAMLMapping.Pair) -> YAMLNode? {
    discriminator.value.scalar != nil ? discriminator.value : discriminator.value["propertyName"]
  }
}

extension DiffSource {
  /// The values that tell the branches apart: those of `mapping`, and the names of the branches that it leaves out
  /// (3.1.1 section 4.8.25).
  fileprivate func discriminatorValues(
    _ discriminator: YAMLNode, _ view: SchemaView
  ) -> [(value: String, place: SourceRange)] {
    let pairs = discriminator["mapping"]?.mapping?.pairs ?? []
    var values = pairs.compactMap { pair in pair.key.text.map { (value: $0, place: pair.key.range) } }
    let mapped = Set(pairs.compactMap { pair in pair.value.text.map { Self.lastName($0) } })
    for branch in view.unions.flatMap(\.branches) {
      guard let reference = branch["$ref"], let name = follow(reference)?.name, !mapped.contains(name) else { continue }
      values.append((name, reference.range))
    }
    return values
  }

  /// The name of a schema in a mapping, which may be a reference to it.
  private static func lastName(_ text: String) -> String {
    let last = text.split(separator: "/").last.map(String.init) ?? text
    return text.contains("#") ? last : last.split(separator: ".").first.map(String.init) ?? last
  }
}

extension SchemaReader {
  /// A schema that is no union, as the only branch of one; nil where it says nothing, or allows null, which a union
  /// says in a branch of its own.
  fileprivate func onlyBranch(_ view: SchemaView, _ isSingle: Bool) -> YAMLNode? {
    guard isSingle, let types = view.types, !types.contains(.null) else { return nil }
    return view.pieces.first?.node
  }
}

/// The branches of two unions, and which belong together: by name, else by what they say, else the only ones left of
/// their types.
private struct BranchPartners {
  struct Branch {
    /// The component that the branch is, or its title.
    let name: String?
    let print: Int
    let types: JSONTypes?

    var text: String {
      name.map { "`\($0)`" } ?? types.map(\.text) ?? "what one more branch says"
    }
  }

  let old: [Branch]
  let new: [Branch]
  private(set) var pairs: [(old: Int, new: Int)] = []
  private(set) var removed: [Int]
  private(set) var added: [Int]

  init(_ old: [Branch], _ new: [Branch]) {
    self.old = old
    self.new = new
    removed = Array(old.indices)
    added = Array(new.indices)
  }

  mutating func match() {
    take { $0.name }
    take { $0.print }
    // A branch that changed and has no name, or had none before.
    let types = Set((removed.map { old[$0].types } + added.map { new[$0].types }).compactMap { $0 })
    for type in types.sorted(by: { $0.rawValue < $1.rawValue }) {
      let before = removed.filter { old[$0].types == type }
      let after = added.filter { new[$0].types == type }
      guard before.count == 1, after.count == 1, old[before[0]].name == nil || new[after[0]].name == nil else {
        continue
      }
      pair(before[0], after[0])
    }
  }

  private mutating func take<Value: Hashable>(_ value: (Branch) -> Value?) {
    var places: [Value: [Int]] = [:]
    for index in added.reversed() {
      if let value = value(new[index]) { places[value, default: []].append(index) }
    }
    for index in removed {
      guard let value = value(old[index]), let partner = places[value]?.popLast() else { continue }
      pair(index, partner)
    }
  }

  private mutating func pair(_ before: Int, _ after: Int) {
    pairs.append((before, after))
    removed.removeAll { $0 == before }
    added.removeAll { $0 == after }
  }
}
