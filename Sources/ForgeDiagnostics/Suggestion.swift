/// "Did you mean": the known name that is nearest to one with a slip in it.
package enum Suggestion {
  /// The candidate with the fewest insertions, deletions, replacements and swaps of neighbours, where there are few
  /// enough for the two to be the same name. Among equals: the same last path component, then the longest common
  /// start, then the first by bytes, so that the order of the candidates does not matter.
  package static func nearest(to text: String, among candidates: some Sequence<String>) -> String? {
    guard !text.isEmpty else { return nil }
    let wanted = Name(text)
    let limit = wanted.telling < 3 ? 0 : max(1, wanted.telling / 3)
    var best: Match?
    for candidate in candidates where candidate != text {
      guard let match = match(wanted, candidate, limit: best?.distance ?? limit, allowance: limit) else { continue }
      if best.map({ match < $0 }) ?? true { best = match }
    }
    return best?.text
  }

  /// The one candidate that `text` is with a single slip, letter case aside; nil where there is none, or more than one.
  package static func certain(for text: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(text.lowercased().utf8)
    let limit = wanted.count < 4 ? 0 : 1
    var found: String?
    for candidate in candidates where candidate != text {
      guard distance(wanted, Array(candidate.lowercased().utf8), limit: limit) <= limit else { continue }
      guard found == nil else { return nil }
      found = candidate
    }
    return found
  }

  /// The candidates that have `text` for their first or last words, in their order: `SHOP_DATABASE_URL` for `DATABASE_URL`,
  /// `backups-eu` for `backups`.
  package static func longer(than text: String, among candidates: some Sequence<String>) -> [String] {
    candidates.filter { candidate in
      let rest = candidate.utf8.count - text.utf8.count
      guard rest > 0, !text.isEmpty else { return false }
      return candidate.utf8.starts(with: text.utf8) && isBetweenWords(candidate.utf8.dropFirst(text.utf8.count).first)
        || candidate.utf8.reversed().starts(with: text.utf8.reversed())
          && isBetweenWords(candidate.utf8.dropFirst(rest - 1).first)
    }
  }

  private static func isBetweenWords(_ byte: UInt8?) -> Bool { byte.map { "-_.".utf8.contains($0) } ?? false }

  /// The candidate that is nearest to `text`; where none is near, the only one that is longer by words.
  package static func nearestOrLonger(to text: String, among candidates: some Sequence<String>) -> String? {
    if let nearest = nearest(to: text, among: candidates) { return nearest }
    let longer = longer(than: text, among: candidates)
    return longer.count == 1 ? longer[0] : nil
  }

  /// `limit` is the greatest distance of use; a file that moved counts as `allowance` away, however far it went.
  private static func match(_ wanted: Name, _ candidate: String, limit: Int, allowance: Int) -> Match? {
    let other = Name(candidate)
    let isSameComponent = wanted.component == other.component
    let isMoved = isSameComponent && wanted.isTelling
    if wanted.isEqualIgnoringCase(other) { return Match(candidate, 0, isSameComponent, wanted.commonStart(other)) }
    var distance = limit + 1
    if abs(other.bytes.count - wanted.bytes.count) <= limit {
      distance = Self.distance(wanted.bytes, other.bytes, limit: limit)
    }
    if isMoved { distance = min(distance, allowance) }
    guard distance <= limit else { return nil }
    return Match(candidate, distance, isSameComponent, wanted.commonStart(other))
  }

  /// The restricted Damerau-Levenshtein distance, or `limit + 1` where it is more. Only the band of the table that can
  /// stay within `limit` is filled.
  package static func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
    let beyond = limit + 1
    guard abs(left.count - right.count) <= limit else { return beyond }
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var before = [Int](repeating: beyond, count: right.count + 1)
    var previous = (0...right.count).map { min($0, beyond) }
    for row in 1...left.count {
      var current = [Int](repeating: beyond, count: right.count + 1)
      if row <= limit { current[0] = row }
      let low = max(1, row - limit)
      let high = min(right.count, row + limit)
      guard low <= high else { return beyond }
      var least = current[0]
      for column in low...high {
        let isEqual = left[row - 1] == right[column - 1]
        var cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (isEqual ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          cost = min(cost, before[column - 2] + 1)
        }
        current[column] = min(cost, beyond)
        least = min(least, cost)
      }
      if least > limit { return beyond }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}

/// A name as bytes, and what follows its last slash.
private struct Name {
  let bytes: [UInt8]
  let component: ArraySlice<UInt8>

  init(_ text: String) {
    bytes = Array(text.utf8)
    component = bytes[(bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]
  }

  /// How many bytes tell it from others: `.md` is the same for all.
  var telling: Int {
    guard let period = component.lastIndex(of: UInt8(ascii: ".")), period > component.startIndex else {
      return bytes.count
    }
    return period
  }

  /// Whether the last component of a path says what it is: index pages share theirs, and so do path parameters.
  var isTelling: Bool {
    component.startIndex > 0 && !component.isEmpty && component.first != UInt8(ascii: "{")
      && !component.starts(with: "index.".utf8) && !component.starts(with: "README.".utf8)
  }

  func commonStart(_ other: Name) -> Int {
    zip(bytes, other.bytes).prefix { $0 == $1 }.count
  }

  func isEqualIgnoringCase(_ other: Name) -> Bool {
    bytes.count == other.bytes.count && zip(bytes, other.bytes).allSatisfy { Self.lowered($0) == Self.lowered($1) }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

private struct Match: Comparable {
  let text: String
  let distance: Int
  private let isSameComponent: Bool
  private let commonStart: Int

  init(_ text: String, _ distance: Int, _ isSameComponent: Bool, _ commonStart: Int) {
    self.text = text
    self.distance = distance
    self.isSameComponent = isSameComponent
    self.commonStart = commonStart
  }

  /// The better match first.
  static func < (left: Match, right: Match) -> Bool {
    if left.distance != right.distance { return left.distance < right.distance }
    if left.isSameComponent != right.isSameComponent { return left.isSameComponent }
    if left.commonStart != right.commonStart { return left.commonStart > right.commonStart }
    return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
