import ForgeDiagnostics
import ForgeYAML

// Changes to trees that leave every part that is not changed where it was written.

extension YAMLNode {
  /// A string as if it had been written at `range`.
  static func string(_ text: String, at range: SourceRange) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(text: text, style: .plain, value: .string(text))), range: range)
  }

  static func mapping(_ pairs: [YAMLMapping.Pair] = [], at range: SourceRange) -> YAMLNode {
    YAMLNode(.mapping(YAMLMapping(pairs)), range: range)
  }

  static func sequence(_ items: [YAMLNode], at range: SourceRange) -> YAMLNode {
    YAMLNode(.sequence(items), range: range)
  }

  /// The same place with other pairs.
  func with(pairs: [YAMLMapping.Pair]) -> YAMLNode {
    YAMLNode(.mapping(YAMLMapping(pairs)), range: range, tag: tag)
  }

  /// The same place with other items.
  func with(items: [YAMLNode]) -> YAMLNode {
    YAMLNode(.sequence(items), range: range, tag: tag)
  }

  /// This mapping with `value` under `key`: in the place of the old one, or at the end with a key written at `place`.
  func setting(_ key: String, to value: YAMLNode, keyAt place: SourceRange? = nil) -> YAMLNode {
    guard let mapping else { return self }
    var pairs = mapping.pairs
    if let index = pairs.firstIndex(where: { $0.key.text == key }) {
      pairs[index] = .init(key: pairs[index].key, value: value)
    } else {
      pairs.append(.init(key: .string(key, at: place ?? value.range), value: value))
    }
    return with(pairs: pairs)
  }

  /// This mapping without `key`.
  func removing(_ key: String) -> YAMLNode {
    guard let mapping, mapping[key] != nil else { return self }
    return with(pairs: mapping.pairs.filter { $0.key.text != key })
  }

  /// This tree with the value that `path` leads to changed; keys that are missing are made at `place`.
  func updating(_ path: ArraySlice<String>, at place: SourceRange, _ change: (YAMLNode?) -> YAMLNode?) -> YAMLNode {
    guard let key = path.first else { return change(self) ?? self }
    let old = self[key]
    if path.count == 1 {
      guard let new = change(old) else { return removing(key) }
      return setting(key, to: new, keyAt: place)
    }
    let child = old?.mapping == nil ? YAMLNode.mapping(at: place) : old ?? .mapping(at: place)
    let new = child.updating(path.dropFirst(), at: place, change)
    if old?.mapping == nil, new.mapping?.pairs.isEmpty ?? true { return self }
    return setting(key, to: new, keyAt: place)
  }

  /// Whether it is of a size and depth that people write: copies of copies grow without end.
  var isModest: Bool {
    var count = 0
    return isModest(depth: 0, &count)
  }

  private func isModest(depth: Int, _ count: inout Int) -> Bool {
    count += 1
    guard depth < 256, count < 10_000 else { return false }
    switch content {
    case .scalar: return true
    case .sequence(let items):
      for item in items where !item.isModest(depth: depth + 1, &count) { return false }
    case .mapping(let mapping):
      for pair in mapping.pairs where !pair.value.isModest(depth: depth + 1, &count) { return false }
    }
    return true
  }

  /// What `keys` lead to through mappings.
  func value(at keys: String...) -> YAMLNode? {
    var node: YAMLNode? = self
    for key in keys { node = node?[key] }
    return node
  }

  /// The pairs of a mapping of texts, as labels and annotations are.
  var texts: [(key: String, value: YAMLNode)] {
    mapping?.pairs.compactMap { pair in pair.key.text.map { ($0, pair.value) } } ?? []
  }
}
