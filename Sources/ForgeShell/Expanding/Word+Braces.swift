extension Word {
  /// The words that brace expansion makes of this (bash manual 3.5.1), which comes before all other expansions: `a.{x,y}`
  /// is `a.x` and `a.y`. The word itself where it has no braces, or where they make more than `limit`.
  package func expandingBraces(limit: Int = 100) -> [Word] {
    let alternatives = Self.expand(parts, limit: limit)
    return alternatives.map { $0.map { Word(range: range, parts: $0) } } ?? [self]
  }

  private static func expand(_ parts: [WordPart], limit: Int) -> [[WordPart]]? {
    var results: [[WordPart]] = [[]]
    for part in parts {
      guard case .braces(let braces) = part.kind else {
        for index in results.indices { results[index].append(part) }
        continue
      }
      guard let alternatives = alternatives(braces, part.range, limit: limit),
        results.count * alternatives.count <= limit
      else { return nil }
      results = results.flatMap { start in alternatives.map { start + $0 } }
    }
    return results
  }

  private static func alternatives(_ braces: BraceExpansion, _ range: Range<Int>, limit: Int) -> [[WordPart]]? {
    switch braces {
    case .list(let words):
      var alternatives: [[WordPart]] = []
      for word in words {
        guard let inner = expand(word.parts, limit: limit) else { return nil }
        alternatives += inner
        if alternatives.count > limit { return nil }
      }
      return alternatives
    case .sequence(let first, let last, let step):
      return sequence(first, last, step: step, limit: limit)?.map { [WordPart(range: range, kind: .escaped($0))] }
    }
  }

  /// Numbers, with leading zeros kept, or letters.
  private static func sequence(_ first: String, _ last: String, step: String?, limit: Int) -> [String]? {
    let step = max(abs(step.flatMap { Int32($0) }.map(Int.init) ?? 1), 1)
    if let start = Int32(first), let end = Int32(last) {
      let width = hasLeadingZero(first) || hasLeadingZero(last) ? max(first.utf8.count, last.utf8.count) : 0
      return strided(Int(start), Int(end), step, limit)?.map { padded($0, to: width) }
    }
    guard first.utf8.count == 1, last.utf8.count == 1, let start = first.unicodeScalars.first,
      let end = last.unicodeScalars.first
    else { return nil }
    return strided(Int(start.value), Int(end.value), step, limit)?.map {
      UInt32(exactly: $0).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
    }
  }

  private static func strided(_ start: Int, _ end: Int, _ step: Int, _ limit: Int) -> [Int]? {
    guard abs(end - start) / step < limit else { return nil }
    return Array(stride(from: start, through: end, by: start <= end ? step : -step))
  }

  private static func hasLeadingZero(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" }
    return digits.count > 1 && digits.first == "0"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(abs(number))
    let sign = number < 0 ? "-" : ""
    return sign + String(repeating: "0", count: max(0, width - digits.utf8.count - sign.utf8.count)) + digits
  }
}
