/// Words and what they mean, found by their bytes without making a string of them.
struct WordTable: Sendable {
  struct Meaning: Sendable {
    let kind: Highlighter.Kind?
    let effect: Language.Words.Effect
    let isHeadOnly: Bool
  }

  private var bytes: [UInt8] = []
  private var entries: [(range: Range<Int>, meaning: Meaning)] = []
  /// Indices of entries by hash, -1 where free; at least half are.
  private var slots: [Int32]
  private let ignoresCase: Bool
  private let longest: Int

  init(_ groups: [Language.Words.Group], ignoresCase: Bool) {
    let words = groups.flatMap { group in
      group.words.split(separator: " ").map { (Array($0.utf8), group) }
    }
    var size = 4
    while size < words.count * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    self.ignoresCase = ignoresCase
    longest = words.map(\.0.count).max() ?? 0
    for (word, group) in words {
      let word = ignoresCase ? word.map(Self.lowered) : word
      let slot = slot(of: word[...])
      // A word in two groups means what the first says.
      guard slots[slot] < 0 else { continue }
      slots[slot] = Int32(entries.count)
      let start = bytes.count
      bytes += word
      entries.append(
        (start..<bytes.count, Meaning(kind: group.kind, effect: group.effect, isHeadOnly: group.isHeadOnly)))
    }
  }

  func meaning(of word: ArraySlice<UInt8>) -> Meaning? {
    guard word.count <= longest else { return nil }
    let index = slots[slot(of: word)]
    return index < 0 ? nil : entries[Int(index)].meaning
  }

  /// The slot that has `word`, or the free one where it belongs.
  private func slot(of word: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in word { hash = (hash ^ UInt32(ignoresCase ? Self.lowered(byte) : byte)) &* 16_777_619 }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0, !isEqual(entries[Int(slots[slot])].range, word) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private func isEqual(_ range: Range<Int>, _ word: ArraySlice<UInt8>) -> Bool {
    guard range.count == word.count else { return false }
    return zip(range, word).allSatisfy { bytes[$0] == (ignoresCase ? Self.lowered($1) : $1) }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte.isASCIILetter ? byte | 0x20 : byte
  }
}
