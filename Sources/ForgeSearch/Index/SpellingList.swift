/// The words that a word with a slip in it may have been meant for, by their first letter and by their last: one slip
/// leaves one of the two as it was.
struct SpellingList: Sendable {
  struct Word: Sendable {
    let text: [UInt8]
    let frequency: Int
    var isNamed: Bool
  }

  /// How many words are kept of a large site: those of titles first, then the most frequent.
  static let limit = 24_000

  /// The words in the order of ``TermOrder``.
  let words: [Word]

  init(_ words: [Word]) {
    let candidates = words.filter { word in
      (word.isNamed || word.frequency > 1) && !word.text.contains { $0 < UInt8(ascii: "a") }
        && !word.text.contains { $0 >= 0xE0 }
    }
    let best =
      candidates.count > Self.limit
      ? Array(candidates.sorted(by: Self.isBetter).prefix(Self.limit)) : candidates
    self.words = best.sorted { TermOrder.precedes($0.text[...], $1.text[...]) }
  }

  private static func isBetter(_ left: Word, _ right: Word) -> Bool {
    if left.isNamed != right.isNamed { return left.isNamed }
    if left.frequency != right.frequency { return left.frequency > right.frequency }
    return TermOrder.precedes(left.text[...], right.text[...])
  }
}
