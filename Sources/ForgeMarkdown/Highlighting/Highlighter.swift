/// Cuts code into parts with a meaning to the eye. One lexer for all languages, over bytes, in one pass.
struct Highlighter {
  enum Kind: UInt8 {
    case comment, keyword, string, number, name, type, variable, inserted, deleted, prompt, output

    var name: StaticString {
      switch self {
      case .comment: "tok-comment"
      case .keyword: "tok-keyword"
      case .string: "tok-string"
      case .number: "tok-number"
      case .name: "tok-name"
      case .type: "tok-type"
      case .variable: "tok-variable"
      case .inserted: "tok-inserted"
      case .deleted: "tok-deleted"
      case .prompt: "tok-prompt"
      case .output: "tok-output"
      }
    }
  }

  /// A coloured part; what lies between two is plain.
  struct Token {
    let kind: Kind
    let range: Range<Int>
  }

  private let code: ArraySlice<UInt8>
  private let language: Language
  private let lineComments: [[UInt8]]
  private let blockComments: [(open: [UInt8], close: [UInt8])]
  private let quotes: [(open: [UInt8], close: [UInt8], quote: Language.Quote)]
  private var offset: Int
  private var tokens: [Token] = []
  /// Up to where each of `quotes` is not closed, and a brace is not: what a search found once is not searched again.
  private var unclosedQuotes: [Int]
  private var unclosedBrace: Int

  /// The tokens of `code`, ascending, in its own offsets.
  static func tokens(of code: ArraySlice<UInt8>, in language: Language) -> [Token] {
    var highlighter = Highlighter(code, language)
    switch language.lineKind {
    case .none: highlighter.read(to: code.endIndex)
    case .diff: highlighter.readDiff()
    case .console: highlighter.readConsole()
    }
    return highlighter.tokens
  }

  private init(_ code: ArraySlice<UInt8>, _ language: Language) {
    self.code = code
    self.language = language
    lineComments = language.lineComments.map { Array($0.utf8) }
    blockComments = language.blockComments.map { (Array($0.open.utf8), Array($0.close.utf8)) }
    quotes = language.quotes.map { (Array($0.open.utf8), Array($0.close.utf8), $0) }
    offset = code.startIndex
    unclosedQuotes = quotes.map { _ in code.startIndex }
    unclosedBrace = code.startIndex
  }

  private mutating func add(_ kind: Kind, _ range: Range<Int>) {
    if !range.isEmpty { tokens.append(Token(kind: kind, range: range)) }
  }

  private mutating func read(to end: Int) {
    while offset < end {
      let byte = code[offset]
      if byte.isASCIISpace {
        offset += 1
      } else if !readComment(end), !readQuote(end), !readVariable(end), !readNumber(end), !readWord(end) {
        offset += 1
      }
    }
  }

  private func starts(_ pattern: [UInt8], at offset: Int, _ end: Int) -> Bool {
    offset + pattern.count <= end && code[offset..<offset + pattern.count].elementsEqual(pattern)
  }

  private func lineEnd(_ end: Int) -> Int {
    code[offset..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
  }

  private mutating func readComment(_ end: Int) -> Bool {
    for (open, close) in blockComments where starts(open, at: offset, end) {
      let start = offset
      offset += open.count
      while offset < end, !starts(close, at: offset, end) { offset += 1 }
      offset = min(end, offset + close.count)
      add(.comment, start..<offset)
      return true
    }
    // A number sign inside a word is no comment.
    guard offset == code.startIndex || !code[offset - 1].isASCIIAlphanumeric && code[offset - 1] != UInt8(ascii: "$")
    else { return false }
    for comment in lineComments where starts(comment, at: offset, end) {
      guard comment != [UInt8(ascii: "#")] || offset == code.startIndex || code[offset - 1].isASCIISpace else {
        continue
      }
      let start = offset
      offset = lineEnd(end)
      add(.comment, start..<offset)
      return true
    }
    return false
  }

  private mutating func readQuote(_ end: Int) -> Bool {
    for (index, (open, close, quote)) in quotes.enumerated() where starts(open, at: offset, end) {
      guard offset >= unclosedQuotes[index] else { return false }
      // An apostrophe inside a word is not a quote.
      if open.count == 1, offset > code.startIndex, code[offset - 1].isASCIIAlphanumeric { return false }
      let start = offset
      var cursor = offset + open.count
      while cursor < end, !starts(close, at: cursor, end) {
        if code[cursor] == UInt8(ascii: "\n"), !quote.spansLines { break }
        cursor += quote.hasEscapes && code[cursor] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard cursor < end, starts(close, at: cursor, end) else {
        unclosedQuotes[index] = min(cursor, end)
        return false
      }
      offset = cursor + close.count
      add(isKey(after: offset, end) ? .name : .string, start..<offset)
      return true
    }
    return false
  }

  private mutating func readVariable(_ end: Int) -> Bool {
    guard language.hasVariables, code[offset] == UInt8(ascii: "$"), offset + 1 < end else { return false }
    let start = offset
    var cursor = offset + 1
    if code[cursor] == UInt8(ascii: "{") {
      guard cursor >= unclosedBrace else { return false }
      let close = code[cursor..<end].firstIndex { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "\n") } ?? end
      guard close < end, code[close] == UInt8(ascii: "}") else {
        unclosedBrace = close
        return false
      }
      cursor = close + 1
    } else {
      while cursor < end, code[cursor].isASCIIAlphanumeric || code[cursor] == UInt8(ascii: "_") { cursor += 1 }
      guard cursor > offset + 1 else { return false }
    }
    offset = cursor
    add(.variable, start..<cursor)
    return true
  }

  private mutating func readNumber(_ end: Int) -> Bool {
    guard code[offset].isASCIIDigit else { return false }
    let start = offset
    while offset < end, code[offset].isASCIIAlphanumeric || ".:_-".utf8.contains(code[offset]) { offset += 1 }
    let text = code[start..<offset]
    let isNumber = text.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") }
    if isKey(after: offset, end) { add(.name, start..<offset) } else if isNumber { add(.number, start..<offset) }
    return true
  }

  private mutating func readWord(_ end: Int) -> Bool {
    guard code[offset].isASCIILetter || code[offset] == UInt8(ascii: "_") else { return false }
    let start = offset
    while offset < end, isWordByte(code[offset]) { offset += 1 }
    if isKey(after: offset, end) {
      add(.name, start..<offset)
      return true
    }
    var word = String(decoding: code[start..<offset], as: UTF8.self)
    if language.ignoresCase { word = word.lowercased() }
    if language.keywords.contains(word) {
      add(.keyword, start..<offset)
    } else if language.types.contains(word) {
      add(.type, start..<offset)
    } else if language.constants.contains(word) {
      add(.number, start..<offset)
    }
    return true
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || language.hasHyphens && "-./".utf8.contains(byte)
  }

  /// Whether the word that ends at `offset` is a key: the mark follows, and in YAML a space or the line's end after it.
  private func isKey(after offset: Int, _ end: Int) -> Bool {
    guard let mark = language.keyMark else { return false }
    var cursor = offset
    while cursor < end, code[cursor].isBlank { cursor += 1 }
    guard cursor < end, code[cursor] == mark else { return false }
    guard mark == UInt8(ascii: ":"), language.hasHyphens else { return true }
    return cursor + 1 == end || code[cursor + 1].isASCIISpace
  }

  // MARK: Lines

  private mutating func readDiff() {
    while offset < code.endIndex {
      let end = lineEnd(code.endIndex)
      switch code[offset] {
      case UInt8(ascii: "+"): add(.inserted, offset..<end)
      case UInt8(ascii: "-"): add(.deleted, offset..<end)
      case UInt8(ascii: "@"): add(.keyword, offset..<end)
      default: break
      }
      offset = end + 1
    }
  }

  /// Lines with a prompt are commands, until one does not end in a backslash; the others are output.
  private mutating func readConsole() {
    var isContinued = false
    while offset < code.endIndex {
      let end = lineEnd(code.endIndex)
      let isPrompt = offset + 1 < end && "$#>".utf8.contains(code[offset]) && code[offset + 1] == UInt8(ascii: " ")
      if isPrompt || isContinued {
        isContinued = end > offset && code[end - 1] == UInt8(ascii: "\\")
        if isPrompt {
          add(.prompt, offset..<offset + 1)
          offset += 1
        }
        read(to: end)
      } else {
        add(.output, offset..<end)
      }
      offset = end + 1
    }
  }
}
