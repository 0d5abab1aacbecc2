import ForgeDiagnostics
import ForgeYAML

/// Compares schemas in pairs. A pair is compared once in each direction, wherever and however often it is used, so that
/// recursive schemas end; its changes then concern every operation that leads to it.
struct SchemaComparison {
  /// Two schemas, by the numbers of what holds together on each side.
  private struct Pair: Hashable {
    let old: [Int]
    let new: [Int]
    let direction: Direction
  }

  private struct Entry {
    let pair: Pair
    let label: SchemaLabel
    /// What lacks the schema, where one side has none.
    let oldPlace: SourceRange
    let newPlace: SourceRange
    var children: [Int] = []
    /// The numbers of the changes that were found in this pair.
    var changes: [Int] = []
  }

  var old: SchemaReader
  var new: SchemaReader
  private var entries: [Entry] = []
  private var numbers: [Pair: Int] = [:]
  private var roots: [(operation: Int, entry: Int)] = []
  /// Whether there were more pairs than are compared.
  private(set) var isIncomplete = false
  private var combinations = 0
  /// A description has as many pairs of single schemas as it has schemas, and no more than its size allows.
  private static let maximumPairs = 1_000_000
  /// Schemas that hold together can be combined in ever new ways: twenty make a million sets.
  private static let maximumCombinations = 10_000

  init(old: DiffSource, new: DiffSource) {
    self.old = SchemaReader(old)
    self.new = SchemaReader(new)
  }

  /// Notes that an operation uses a schema: `before` on the old side, `after` on the new.
  mutating func compare(
    _ before: YAMLNode?, _ after: YAMLNode?, _ direction: Direction, subject: String,
    places: (old: SourceRange, new: SourceRange), operation: Int
  ) {
    guard before != nil || after != nil else { return }
    let entry = entry(
      before.map { [$0] } ?? [], after.map { [$0] } ?? [], direction, SchemaLabel(subject: subject), places)
    if let entry { roots.append((operation, entry)) }
  }

  private mutating func entry(
    _ before: [YAMLNode], _ after: [YAMLNode], _ direction: Direction, _ label: SchemaLabel,
    _ places: (old: SourceRange, new: SourceRange)
  ) -> Int? {
    let pair = Pair(old: old.numbers(before), new: new.numbers(after), direction: direction)
    if let number = numbers[pair] { return number }
    if pair.old.count > 1 || pair.new.count > 1 { combinations += 1 }
    guard entries.count < Self.maximumPairs, combinations <= Self.maximumCombinations else {
      isIncomplete = true
      return nil
    }
    numbers[pair] = entries.count
    entries.append(Entry(pair: pair, label: label, oldPlace: places.old, newPlace: places.new))
    return entries.count - 1
  }

  /// Compares every pair that can be reached, and tells which operations each change concerns.
  mutating func run(_ collector: inout ChangeCollector) {
    var index = 0
    while index < entries.count {
      let entry = entries[index]
      let before = old.view(entry.pair.old)
      let after = new.view(entry.pair.new)
      let schemas = SchemaPair(
        entry: index, isSingle: (entry.pair.old.count == 1, entry.pair.new.count == 1), old: before, new: after,
        direction: entry.pair.direction, label: entry.label.named(after.owner ?? before.owner),
        oldPlace: before.place ?? entry.oldPlace, newPlace: after.place ?? entry.newPlace)
      compare(schemas, &collector)
      index += 1
    }
    attribute(&collector)
  }

  /// Adds a pair below another.
  mutating func descend(
    _ schemas: SchemaPair, _ before: [YAMLNode], _ after: [YAMLNode], _ label: SchemaLabel,
    places: (old: SourceRange, new: SourceRange)? = nil
  ) {
    guard !before.isEmpty || !after.isEmpty else { return }
    let places = places ?? (schemas.oldPlace, schemas.newPlace)
    guard let child = entry(before, after, schemas.direction, label, places) else { return }
    entries[schemas.entry].children.append(child)
  }

  /// Reports a change. `fact` follows the name of the schema; the same fact at the same places is one change, whatever
  /// way led there.
  mutating func report(
    _ kind: DirectedKind, _ schemas: SchemaPair, _ fact: String, old: SourceRange? = nil, new: SourceRange? = nil,
    _ collector: inout ChangeCollector
  ) {
    report(kind[schemas.direction], schemas, fact, old: old, new: new, &collector)
  }

  mutating func report(
    _ kind: ChangeKind, _ schemas: SchemaPair, _ fact: String, old: SourceRange? = nil, new: SourceRange? = nil,
    _ collector: inout ChangeCollector
  ) {
    let direction = schemas.label.isComponent ? " (\(schemas.direction))" : ""
    let number = collector.add(
      kind, "\(schemas.label) \(fact)\(direction)", old: old ?? schemas.oldPlace, new: new ?? schemas.newPlace,
      fact: fact)
    entries[schemas.entry].changes.append(number)
  }

  // MARK: Operations

  /// Follows each operation to the pairs with changes, through none but those that lead to one.
  private func attribute(_ collector: inout ChangeCollector) {
    let leads = leadsToChange()
    var visitedBy = [Int](repeating: -1, count: entries.count)
    for root in roots where leads[root.entry] {
      var pending = [root.entry]
      while let index = pending.popLast() {
        guard visitedBy[index] != root.operation else { continue }
        visitedBy[index] = root.operation
        for change in entries[index].changes { collector.add(operation: root.operation, to: change) }
        pending += entries[index].children.filter { leads[$0] }
      }
    }
  }

  private func leadsToChange() -> [Bool] {
    var parents = [[Int]](repeating: [], count: entries.count)
    for (index, entry) in entries.enumerated() {
      for child in entry.children { parents[child].append(index) }
    }
    var leads = entries.map { !$0.changes.isEmpty }
    var pending = leads.indices.filter { leads[$0] }
    while let index = pending.popLast() {
      for parent in parents[index] where !leads[parent] {
        leads[parent] = true
        pending.append(parent)
      }
    }
    return leads
  }
}

/// Two schemas that are compared.
struct SchemaPair {
  let entry: Int
  /// Whether each side is one schema, not several that hold together.
  let isSingle: (old: Bool, new: Bool)
  let old: SchemaView
  let new: SchemaView
  let direction: Direction
  fileprivate(set) var label: SchemaLabel
  let oldPlace: SourceRange
  let newPlace: SourceRange

  /// The same pair, called something else.
  func named(_ label: SchemaLabel) -> SchemaPair {
    var pair = self
    pair.label = label
    return pair
  }
}

/// What a message calls a schema: by the component it is or belongs to, else by what holds it.
struct SchemaLabel: CustomStringConvertible {
  private var subject: String
  private var name: String?
  private var path = ""

  /// `subject` is what holds the schema, such as `the request body`.
  init(subject: String) {
    self.subject = subject
  }

  /// The same schema, known as a component.
  func named(_ component: String?) -> SchemaLabel {
    guard let component else { return self }
    var label = self
    label.name = component
    label.path = ""
    return label
  }

  /// Whether it does not tell by itself if it is sent or received.
  var isComponent: Bool { name != nil }

  /// A part of the schema: `.name` for a property, `[]` for items.
  func appending(_ part: String) -> SchemaLabel {
    var label = self
    label.path += name == nil && label.path.isEmpty && part.hasPrefix(".") ? String(part.dropFirst()) : part
    return label
  }

  var description: String {
    if let name { return "`\(name)\(path)`" }
    return path.isEmpty ? subject : "`\(path)` in \(subject)"
  }
}

extension SchemaComparison {
  /// Every part of two schemas, one file each.
  fileprivate mutating func compare(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    compareWords(schemas, &collector)
    guard !compareAlternatives(schemas, &collector) else { return }
    compareTypes(schemas, &collector)
    compareValues(schemas, &collector)
    compareLimits(schemas, &collector)
    compareFormats(schemas, &collector)
    compareObjects(schemas, &collector)
    compareItems(schemas, &collector)
  }
}
