// Character classes (ECMA 262, section 22.2.1: CharacterClass without the `v` flag).

extension PatternParser {
  /// A class whose `[` at `start` is read.
  mutating func characterClass(at start: Int) throws(SyntaxError) -> CodePointSet {
    let isNegated = take("^")
    var items: [CodePointSet.Item] = []
    while !take("]") {
      guard next != nil else { throw error("`[` is not closed", at: start) }
      let first = index
      let lower = try classAtom()
      guard next == UInt32(ascii: "-"), isRange else {
        items += lower
        continue
      }
      index += 1
      let upper = try classAtom()
      guard let from = Self.character(lower), let to = Self.character(upper) else {
        throw error("`\(text(from: first))` has a class where a character belongs", at: first)
      }
      guard from <= to else { throw error("`\(text(from: first))` has its larger end first", at: first) }
      items.append(.range(from...to))
    }
    return CodePointSet(items, isNegated: isNegated)
  }

  /// Whether the hyphen here has something to the right: else it stands for itself.
  private var isRange: Bool {
    let next = character(at: index + 1)
    return next != nil && next != UInt32(ascii: "]")
  }

  private mutating func classAtom() throws(SyntaxError) -> [CodePointSet.Item] {
    let start = index
    guard let character = pop() else { throw error("`[` is not closed", at: start) }
    guard character == UInt32(ascii: "\\") else { return [.range(character...character)] }
    if take("b") { return [.range(0x08...0x08)] }
    if take("-") { return [.range(0x2D...0x2D)] }
    if let items = try setEscape(at: start) { return items }
    let escaped = try characterEscape(at: start)
    return [.range(escaped...escaped)]
  }

  private static func character(_ items: [CodePointSet.Item]) -> UInt32? {
    guard items.count == 1, case .range(let range) = items[0], range.count == 1 else { return nil }
    return range.lowerBound
  }
}
