/// The pairs of a mapping in the order of the file.
///
/// A key that stands twice is in `pairs` twice, so that rules see both values; lookups answer with the first.
/// A merge key `<<` is replaced by the pairs it brings in, without those the mapping has itself.
package struct YAMLMapping: Hashable, Sendable {
  package struct Pair: Hashable, Sendable {
    package let key: YAMLNode
    package let value: YAMLNode
    /// Of the text of a scalar key: most pairs are told apart by it, without a look at the key.
    fileprivate let keyHash: UInt32

    package init(key: YAMLNode, value: YAMLNode) {
      self.key = key
      self.value = value
      keyHash = key.text.map(YAMLMapping.hash) ?? 0
    }
  }

  package let pairs: [Pair]
  /// The first place of every scalar key; nil for a mapping small enough to search.
  private let places: [String: Int]?

  private static let largestSearched = 12

  package init(_ pairs: [Pair]) {
    self.pairs = pairs
    guard pairs.count > Self.largestSearched else {
      places = nil
      return
    }
    var places: [String: Int] = [:]
    places.reserveCapacity(pairs.count)
    for (place, pair) in pairs.enumerated() {
      guard let text = pair.key.text, places[text] == nil else { continue }
      places[text] = place
    }
    self.places = places
  }

  /// The first pair whose key is a scalar of this text, whatever its type: `200` finds `"200"` and `200`.
  package func pair(_ key: String) -> Pair? {
    place(of: key).map { pairs[$0] }
  }

  /// The value of the first pair with this key.
  package subscript(key: String) -> YAMLNode? {
    place(of: key).map { pairs[$0].value }
  }

  /// Whether two keys are scalars of the same text.
  var hasDuplicateKeys: Bool {
    let keys = pairs.compactMap(\.key.text)
    if let places { return places.count < keys.count }
    return keys.indices.contains { place in keys[..<place].contains(keys[place]) }
  }

  func place(of key: String) -> Int? {
    if let places { return places[key] }
    let hash = Self.hash(key)
    for place in pairs.indices where pairs[place].keyHash == hash && pairs[place].key.text == key { return place }
    return nil
  }

  /// FNV-1a, of 32 bits.
  private static func hash(_ text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { bytes in
      var hash: UInt32 = 0x811C_9DC5
      for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
      return hash
    }
  }

  /// The place of the first pair with the key of the pair at `place`; `place` itself for a collection as key.
  func firstPlace(ofKeyAt place: Int) -> Int {
    guard let text = pairs[place].key.text else { return place }
    return self.place(of: text) ?? place
  }

  package static func == (left: YAMLMapping, right: YAMLMapping) -> Bool {
    left.pairs == right.pairs
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(pairs)
  }
}
