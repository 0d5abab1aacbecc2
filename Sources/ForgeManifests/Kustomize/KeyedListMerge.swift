import ForgeDiagnostics
import ForgeYAML

/// Merges two lists whose items are told apart by keys, or by themselves where the key is empty
/// (`kyaml/yaml/walk/associative_sequence.go`).
struct KeyedListMerge {
  typealias Walk = (YAMLNode?, YAMLNode?) throws(KustomizeFault) -> (result: YAMLNode?, isInPlace: Bool)

  let keys: [String]
  var old: [YAMLNode]
  let patch: [YAMLNode]

  mutating func run(_ walk: Walk) throws(KustomizeFault) -> [YAMLNode] {
    let values = joinedValues()
    let validKeys = keys.indices.filter { place in values.contains { !$0[place].isEmpty } }
    let places = validKeys.isEmpty ? Array(keys.indices) : validKeys
    let names = places.map { keys[$0] }
    if names.count == 1, values.allSatisfy({ !$0[places[0]].isEmpty }) {
      return try merged(by: names[0], values.map { $0[places[0]] }, walk)
    }
    var result: [YAMLNode] = []
    for value in values {
      let wanted = places.map { value[$0] }
      let oldPlace = index(in: old, names, wanted)
      let item = index(in: patch, names, wanted).map { patch[$0] }
      let outcome = try walk(oldPlace.map { old[$0] }, item)
      guard let merged = outcome.result, !(merged.mapping?.pairs.isEmpty ?? false), !merged.isNull else {
        old.removeAll { Self.matches($0, names, wanted) }
        continue
      }
      if outcome.isInPlace, let oldPlace { old[oldPlace] = merged }
      Self.put(merged, names, wanted, in: &result)
    }
    append(names, to: &result)
    return result
  }

  /// The same for the usual case of one key that all items have, by look-up.
  private mutating func merged(by key: String, _ values: [String], _ walk: Walk) throws(KustomizeFault) -> [YAMLNode] {
    let oldPlaces = Self.places(of: old, by: key), patchPlaces = Self.places(of: patch, by: key)
    var removed: Set<String> = []
    var result: [YAMLNode] = []
    var resultPlaces: [String: Int] = [:]
    for value in values {
      let place = oldPlaces[value]
      let outcome = try walk(place.map { old[$0] }, patchPlaces[value].map { patch[$0] })
      guard let merged = outcome.result, !(merged.mapping?.pairs.isEmpty ?? false), !merged.isNull else {
        removed.insert(value)
        continue
      }
      if outcome.isInPlace, let place { old[place] = merged }
      resultPlaces[value] = result.count
      result.append(merged)
    }
    for item in old {
      guard let value = Self.value(of: item, by: key), !removed.contains(value) else { continue }
      if let place = resultPlaces[value] { result[place] = item } else { result.append(item) }
    }
    return result
  }

  private static func value(of item: YAMLNode, by key: String) -> String? {
    key.isEmpty ? item.text : item[key]?.text
  }

  private static func places(of items: [YAMLNode], by key: String) -> [String: Int] {
    var places: [String: Int] = [:]
    for (place, item) in items.enumerated() {
      guard let value = value(of: item, by: key), places[value] == nil else { continue }
      places[value] = place
    }
    return places
  }

  /// The items that were there follow those of the patch; with more than one key, each is moved to the end.
  private func append(_ names: [String], to result: inout [YAMLNode]) {
    for item in old {
      guard names != [""] else {
        Self.put(item, names, [item.text ?? ""], in: &result)
        continue
      }
      let values = names.compactMap { item[$0]?.text }
      for _ in values.count..<names.count { result.append(item) }
      if names.count > 1 { result.removeAll { Self.isReplaced($0, names, values) } }
      Self.put(item, names, values, in: &result)
    }
  }

  /// The values of the keys of all items, those of the patch first, each once.
  private func joinedValues() -> [[String]] {
    var values: [[String]] = []
    var seen: Set<[String]> = []
    for item in patch + old {
      let value = keys == [""] ? [item.text ?? ""] : keys.map { item[$0]?.text ?? "" }
      if seen.insert(value).inserted { values.append(value) }
    }
    guard keys.count > 1 else { return values }
    // Items are the same where one lacks a key that the other has.
    for left in values.indices {
      let before = values[left]
      for right in values.indices {
        guard let joined = Self.joined(before, values[right]) else { continue }
        values[left] = joined
        values[right] = joined
      }
    }
    return values
  }

  private static func joined(_ left: [String], _ right: [String]) -> [String]? {
    var hasCommon = false
    var result: [String] = []
    for (left, right) in zip(left, right) {
      if left == right {
        hasCommon = true
      } else if !left.isEmpty, !right.isEmpty {
        return nil
      }
      result.append(left.isEmpty ? right : left)
    }
    return hasCommon ? result : nil
  }

  private func index(in items: [YAMLNode], _ names: [String], _ values: [String]) -> Int? {
    let given = names.indices.filter { !values[$0].isEmpty }
    let places = given.isEmpty ? Array(names.indices) : given
    let names = places.map { names[$0] }
    let values = places.map { values[$0] }
    return items.firstIndex { Self.matches($0, names, values) }
  }

  private static func matches(_ item: YAMLNode, _ names: [String], _ values: [String]) -> Bool {
    if names == [""] { return item.text == values.first }
    return zip(names, values).allSatisfy { name, value in
      guard let text = item[name]?.text else { return false }
      return value.isEmpty || text == value
    }
  }

  /// Whether `item` gives way to one with these values: keys without a value count as found, once one was.
  private static func isReplaced(_ item: YAMLNode, _ names: [String], _ values: [String]) -> Bool {
    guard !values.isEmpty else { return false }
    return matches(item, Array(names.prefix(values.count)), values)
  }

  private static func put(_ item: YAMLNode, _ names: [String], _ values: [String], in list: inout [YAMLNode]) {
    var isFound = false
    for place in list.indices where isReplaced(list[place], names, values) {
      list[place] = item
      isFound = true
    }
    if !isFound { list.append(item) }
  }
}
