/// "Did you mean": the known name that is nearest to one with a slip in it.
package enum Suggestion {
  /// The candidate with the fewest insertions, deletions, replacements and swaps of neighbours, where there are few
  /// enough for the two to be the same name; the first in order among equals.
  package static func nearest(to text: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(text.utf8)
    let length = lengthWithoutExtension(text)
    let limit = length < 3 ? 0 : max(1, length / 3)
    var best: (name: String, distance: Int)?
    let wantedName = lastComponent(text)
    for candidate in candidates where candidate != text {
      if candidate.lowercased() == text.lowercased() { return candidate }
      var allowed = (best?.distance ?? limit + 1) - 1
      // A file that moved keeps its name; index pages all have the same.
      let isMoved = text.contains("/") && lastComponent(candidate) == wantedName && !isIndex(wantedName)
      if isMoved, best == nil { best = (candidate, limit) }
      allowed = min(allowed, limit)
      guard allowed >= 0, abs(candidate.utf8.count - wanted.count) <= allowed else { continue }
      let distance = distance(wanted, Array(candidate.utf8), limit: allowed)
      if distance <= allowed { best = (candidate, distance) }
    }
    return best?.name
  }

  /// How much of a name tells it from others: `.md` is the same for all.
  private static func lengthWithoutExtension(_ text: String) -> Int {
    let name = lastComponent(text)
    guard let period = name.utf8.lastIndex(of: UInt8(ascii: ".")), period != name.startIndex else {
      return text.utf8.count
    }
    return text.utf8.count - name.utf8.distance(from: period, to: name.utf8.endIndex)
  }

  private static func isIndex(_ name: Substring) -> Bool {
    name.hasPrefix("index.") || name.hasPrefix("README.")
  }

  private static func lastComponent(_ path: String) -> Substring {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
  }

  /// The restricted Damerau-Levenshtein distance, or anything above `limit` once it is known to be more.
  static func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var before = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + [Int](repeating: 0, count: right.count)
      for column in 1...right.count {
        let isEqual = left[row - 1] == right[column - 1]
        var cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (isEqual ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          cost = min(cost, before[column - 2] + 1)
        }
        current[column] = cost
      }
      if (current.min() ?? 0) > limit { return limit + 1 }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
