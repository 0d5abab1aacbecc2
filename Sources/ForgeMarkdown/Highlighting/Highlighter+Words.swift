/// Words, keys and numbers.
extension Highlighter {
  mutating func readWord() {
    let source = grammar.modes[mode].source
    guard let words = source.words else { return }
    let start = offset
    let wordEnd = words.scalar.map { scalarEnd($0) } ?? runEnd(words.body)
    offset = max(wordEnd, start + 1)
    let range = trimmed(start..<offset)
    let isHead = head == .yes
    if readKey(range, isHead) { return }
    let kind = kind(of: range, words, isHead)
    add(kind, range)
  }

  /// What a word is that is no key, and what it makes of the next one.
  private mutating func kind(of range: Range<Int>, _ words: Language.Words, _ isHead: Bool) -> Kind? {
    let isMember =
      words.hasMembers && range.lowerBound > code.startIndex && code[range.lowerBound - 1] == UInt8(ascii: ".")
    let meaning = isMember ? nil : grammar.modes[mode].words?.meaning(of: code[range])
    if head == .yes { head = .no }
    let next = range.upperBound
    let isCalled = next < end && words.calls.contains(code[next]) && !isUnequal(at: next)
    // What is declared with parameters is a name, even one that is a keyword elsewhere.
    if let introduced, isCalled {
      self.introduced = nil
      return introduced
    }
    if let meaning, !meaning.isHeadOnly || isHead && !isUsedAsName(after: range.upperBound) {
      introduced = nil
      switch meaning.effect {
      case .none: break
      case .resumesHead: head = .yes
      case .introduces(let kind): introduced = kind
      }
      return meaning.kind
    }
    defer { introduced = nil }
    if let introduced { return introduced }
    if case .words = grammar.modes[mode].source.numbers, isNumber(range) { return .number }
    if isHead, let head = words.head { return head }
    if words.capitalsAreTypes, isCapitalized(range), !isCalled || !isMember { return .type }
    return isCalled ? .name : words.other
  }

  /// Whether an exclamation mark is the start of `!=`, and not that of a macro.
  private func isUnequal(at offset: Int) -> Bool {
    code[offset] == UInt8(ascii: "!") && offset + 1 < end && code[offset + 1] == UInt8(ascii: "=")
  }

  private func isCapitalized(_ range: Range<Int>) -> Bool {
    let first = code[range.lowerBound]
    guard first >= UInt8(ascii: "A"), first <= UInt8(ascii: "Z") else { return false }
    return range.count == 1 || code[range].contains { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
  }

  private func runEnd(_ bytes: ByteSet) -> Int {
    var cursor = offset
    while cursor < end, bytes.contains(code[cursor]) { cursor += 1 }
    return cursor
  }

  /// `range` without blanks at its end.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var last = range.upperBound
    while last > range.lowerBound + 1, code[last - 1].isASCIISpace { last -= 1 }
    return range.lowerBound..<last
  }

  // MARK: Scalars

  private func scalarEnd(_ scalar: Language.Scalar) -> Int {
    let keys = grammar.modes[mode].source.keys
    let mayBeKey = keys.map { !$0.isHeadOnly || head == .yes } ?? false
    var cursor = offset
    while cursor < end {
      let byte = code[cursor]
      if byte == UInt8(ascii: "\n") || scalar.stops.contains(byte) { break }
      if cursor > offset {
        if scalar.comments.contains(byte), code[cursor - 1].isBlank { break }
        if mayBeKey, let keys, keys.marks.contains(byte), isMark(keys, at: cursor) { break }
        if grammar.modes[mode].interrupts.contains(where: { starts($0, at: cursor) }) { break }
      }
      cursor += 1
    }
    return cursor
  }

  // MARK: Keys

  /// Reads a word as a key, where a mark follows.
  private mutating func readKey(_ range: Range<Int>, _ isHead: Bool) -> Bool {
    guard let keys = grammar.modes[mode].source.keys, !keys.isHeadOnly || isHead,
      isKey(after: range.upperBound, isQuoted: false)
    else { return false }
    anchor = range.lowerBound
    add(keys.kind, range)
    introduced = nil
    if head == .yes { head = .no }
    return true
  }

  /// Whether what ends at `offset` is a key.
  func isKey(after offset: Int, isQuoted: Bool) -> Bool {
    guard var keys = grammar.modes[mode].source.keys, !isQuoted || !keys.isHeadOnly || head == .yes else {
      return false
    }
    if isQuoted { keys.needsBlank = false }
    var cursor = offset
    if keys.allowsBlank { while cursor < end, code[cursor].isBlank { cursor += 1 } }
    return cursor < end && keys.marks.contains(code[cursor]) && isMark(keys, at: cursor)
  }

  private func isMark(_ keys: Language.Keys, at offset: Int) -> Bool {
    guard offset + 1 < end else { return true }
    let next = code[offset + 1]
    if keys.needsBlank { return next.isASCIISpace }
    // `==` and `=>` compare and lead to; `::` is a path.
    return code[offset] != UInt8(ascii: "=") || next != UInt8(ascii: "=") && next != UInt8(ascii: ">")
  }

  /// Whether an equals sign or a member follows: the word before is a name, whatever else it could be.
  private func isUsedAsName(after offset: Int) -> Bool {
    var cursor = offset
    if cursor < end, code[cursor] == UInt8(ascii: ".") { return true }
    while cursor < end, code[cursor].isBlank { cursor += 1 }
    guard cursor < end, code[cursor] == UInt8(ascii: "=") else { return false }
    return cursor + 1 == end || code[cursor + 1] != UInt8(ascii: "=")
  }

  // MARK: Numbers

  mutating func readNumber() {
    guard case .literals(let extra) = grammar.modes[mode].source.numbers else { return }
    let start = offset
    let isHexadecimal =
      code[start] == UInt8(ascii: "0") && start + 1 < end && code[start + 1] | 0x20 == UInt8(ascii: "x")
    var cursor = start + 1
    while cursor < end {
      let byte = code[cursor]
      if byte == UInt8(ascii: ".") {
        // `1..9` is a range and `1.max` a member.
        guard !isHexadecimal, cursor + 1 < end, code[cursor + 1].isASCIIDigit else { break }
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
        guard !isHexadecimal, code[cursor - 1] | 0x20 == UInt8(ascii: "e"), cursor + 1 < end,
          code[cursor + 1].isASCIIDigit
        else { break }
      } else if !byte.isASCIIAlphanumeric, !extra.contains(byte) {
        break
      }
      cursor += 1
    }
    offset = cursor
    if head == .yes { head = .no }
    introduced = nil
    add(.number, start..<cursor)
  }

  /// Whether a word is a number from start to end: `8080`, `-1.5e3`, `0x1F`, but no version and no date.
  private func isNumber(_ range: Range<Int>) -> Bool {
    var digits = code[range]
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { digits = digits.dropFirst() }
    if digits.count > 2, digits.starts(with: "0x".utf8) || digits.starts(with: "0o".utf8) {
      return digits.dropFirst(2).allSatisfy(ByteSet("0123456789abcdefABCDEF_").contains)
    }
    guard digits.contains(where: \.isASCIIDigit), digits.first != UInt8(ascii: "_") else { return false }
    var points = 0
    var exponent = 0
    var before: UInt8 = 0
    for byte in digits {
      switch byte {
      case UInt8(ascii: "."):
        points += 1
        if exponent > 0 { return false }
      case UInt8(ascii: "e"), UInt8(ascii: "E"): exponent += 1
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        if before | 0x20 != UInt8(ascii: "e") { return false }
      case UInt8(ascii: "_"): break
      default: if !byte.isASCIIDigit { return false }
      }
      before = byte
    }
    return points <= 1 && exponent <= 1 && before.isASCIIDigit && digits.first != UInt8(ascii: "e")
  }
}
