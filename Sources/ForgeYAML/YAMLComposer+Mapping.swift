import ForgeDiagnostics

extension YAMLComposer {
  /// The mapping of `pairs`: duplicate keys reported, merge keys (YAML 1.1 type repository) resolved.
  mutating func finishedMapping(_ pairs: [YAMLMapping.Pair]) -> YAMLMapping {
    let mapping = YAMLMapping(pairs)
    diagnostics += Self.duplicateKeys(of: mapping)
    guard pairs.contains(where: { $0.key.isMergeKey }) else { return mapping }
    return merged(pairs)
  }

  /// A finding for every key that the mapping has already.
  static func duplicateKeys(of mapping: YAMLMapping) -> [Diagnostic] {
    guard mapping.hasDuplicateKeys else { return [] }
    var found: [Diagnostic] = []
    for (place, pair) in mapping.pairs.enumerated() {
      let first = mapping.firstPlace(ofKeyAt: place)
      guard first < place else { continue }
      let earlier = mapping.pairs[first].key
      let note = Note("first written here", at: earlier.alias ?? earlier.range)
      let range = pair.key.alias ?? pair.key.range
      found.append(Diagnostic(.yamlDuplicateKey, .duplicateKey(pair.key.text ?? ""), at: range, notes: [note]))
    }
    return found
  }

  private mutating func merged(_ pairs: [YAMLMapping.Pair]) -> YAMLMapping {
    var seen: Set<String> = []
    for pair in pairs where !pair.key.isMergeKey { pair.key.text.map { _ = seen.insert($0) } }
    var result: [YAMLMapping.Pair] = []
    for pair in pairs {
      guard pair.key.isMergeKey else {
        result.append(pair)
        continue
      }
      for source in mergeSources(pair.value) {
        let alias = source.alias ?? pair.value.alias
        for inherited in source.mapping?.pairs ?? [] {
          if let text = inherited.key.text, !seen.insert(text).inserted { continue }
          let value = alias.map { inherited.value.aliased(at: $0.bytes) } ?? inherited.value
          result.append(.init(key: inherited.key, value: value))
        }
      }
    }
    return YAMLMapping(result)
  }

  /// The mappings that a merge key names: its value, or the items of a sequence, the first of which wins.
  private mutating func mergeSources(_ value: YAMLNode) -> [YAMLNode] {
    let sources = value.sequence ?? [value]
    // A null by way of an alias is one that could not be expanded, and has its finding already.
    for source in sources where source.mapping == nil && !(source.isNull && source.alias != nil) {
      diagnostics.append(Diagnostic(.yamlMergeNotMapping, .mergeNotMapping, at: source.alias ?? source.range))
    }
    return sources.filter { $0.mapping != nil }
  }
}

extension YAMLNode {
  /// Only a plain `<<` merges; in quotes it is a key like any other.
  fileprivate var isMergeKey: Bool {
    guard let scalar, scalar.style == .plain, scalar.text == "<<" else { return false }
    return tag == nil || tag == "tag:yaml.org,2002:merge"
  }
}

extension Message {
  static func duplicateKey(_ key: String) -> Message {
    "key `\(key.prefix(80))` stands twice in this mapping"
  }

  fileprivate static let mergeNotMapping: Message = "`<<` merges mappings, and this is none"
}
