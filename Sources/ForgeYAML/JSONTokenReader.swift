import ForgeDiagnostics

/// Reads the scalars and punctuation of JSON.
struct JSONTokenReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private(set) var offset: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { offset >= end }

  private var byte: UInt8? { offset < end ? bytes[offset] : nil }

  mutating func skipSpace() {
    while offset < end {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }

  /// Steps over `byte` if it is next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard offset < end, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  mutating func key() throws(JSONProblem) -> String {
    switch byte {
    case UInt8(ascii: "\""): return try string()
    case UInt8(ascii: "}"): throw trailingComma("}")
    case UInt8(ascii: "'"): throw problem(.singleQuotes)
    case nil: throw problem(.keyAtEnd)
    default: throw wordProblem { .keyNotString($0) }
    }
  }

  mutating func scalar() throws(JSONProblem) -> YAMLScalar {
    switch byte {
    case UInt8(ascii: "\""):
      let text = try string()
      return YAMLScalar(text: text, style: .doubleQuoted, value: .string(text))
    case let first? where first == UInt8(ascii: "-") || (0x30...0x39).contains(first): return try number()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "]"): throw trailingComma("]")
    case UInt8(ascii: "'"): throw problem(.singleQuotes)
    case UInt8(ascii: "+"), UInt8(ascii: "."): throw wordProblem { .notNumber($0) }
    case nil: throw problem(.valueAtEnd)
    default: throw wordProblem { .notValue($0) }
    }
  }

  // MARK: Numbers and words

  private mutating func word(
    _ word: StaticString, _ value: YAMLScalar.Value
  ) throws(JSONProblem) -> YAMLScalar {
    let count = word.utf8CodeUnitCount
    let isThere = offset + count <= end && (0..<count).allSatisfy { bytes[offset + $0] == word.utf8Start[$0] }
    guard isThere, offset + count == end || !bytes[offset + count].isWordByte else {
      throw wordProblem { .notValue($0) }
    }
    offset += count
    return YAMLScalar(text: "\(word)", style: .plain, value: value)
  }

  private mutating func number() throws(JSONProblem) -> YAMLScalar {
    let start = offset
    _ = take(UInt8(ascii: "-"))
    let hasZero = take(0x30)
    let digits = skipDigits()
    var isValid = hasZero ? digits == 0 : digits > 0
    if take(UInt8(ascii: ".")) { isValid = skipDigits() > 0 && isValid }
    if offset < end, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
      isValid = skipDigits() > 0 && isValid
    }
    guard isValid, offset == end || !bytes[offset].isWordByte else {
      offset = start
      throw wordProblem { .notNumber($0) }
    }
    let digitsOfNumber = UnsafeBufferPointer(rebasing: bytes[start..<offset])
    return YAMLScalar(
      text: String(decoding: digitsOfNumber, as: UTF8.self), style: .plain,
      value: DecimalNumber.value(of: digitsOfNumber))
  }

  private mutating func skipDigits() -> Int {
    let start = offset
    while offset < end, (0x30...0x39).contains(bytes[offset]) { offset += 1 }
    return offset - start
  }

  // MARK: Strings

  /// Reads a string; `offset` is at its opening quote, then after its closing one.
  private mutating func string() throws(JSONProblem) -> String {
    let opening = offset
    let start = offset + 1
    var place = start
    while place < end {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        offset = place + 1
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
      case UInt8(ascii: "\\"):
        offset = place
        return try escapedString(Array(bytes[start..<place]), opening: opening)
      case 0..<0x20: throw controlProblem(at: place, opening: opening)
      default: place += 1
      }
    }
    throw JSONProblem(message: .stringNotClosed, bytes: opening..<opening + 1)
  }

  private mutating func escapedString(_ start: [UInt8], opening: Int) throws(JSONProblem) -> String {
    var text = start
    while offset < end {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw controlProblem(at: offset, opening: opening)
      default:
        text.append(byte)
        offset += 1
      }
    }
    throw JSONProblem(message: .stringNotClosed, bytes: opening..<opening + 1)
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONProblem) {
    let start = offset
    offset += 2
    switch start + 1 < end ? bytes[start + 1] : 0 {
    case UInt8(ascii: "\""): text.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): text.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): text.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(contentsOf: Array(String(try unicodeEscape(start)).utf8))
    default:
      let stop = min(start + 2, end)
      throw JSONProblem(message: .unknownEscape, bytes: start..<stop)
    }
  }

  /// Reads the digits after `\u` and, for the first half of a pair, the second.
  private mutating func unicodeEscape(_ start: Int) throws(JSONProblem) -> Character {
    let first = try fourDigits(start)
    if let scalar = Unicode.Scalar(first) { return Character(scalar) }
    guard first < 0xDC00, offset + 1 < end, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    else { throw JSONProblem(message: .loneSurrogate, bytes: start..<offset) }
    offset += 2
    let second = try fourDigits(start)
    let value = 0x10000 + ((first - 0xD800) << 10) + (second &- 0xDC00)
    guard (0xDC00...0xDFFF).contains(second), let scalar = Unicode.Scalar(value) else {
      throw JSONProblem(message: .loneSurrogate, bytes: start..<offset)
    }
    return Character(scalar)
  }

  private mutating func fourDigits(_ start: Int) throws(JSONProblem) -> UInt32 {
    var value: UInt32 = 0
    for place in offset..<offset + 4 {
      guard place < end, let digit = hexDigit(bytes[place]) else {
        throw JSONProblem(message: .badEscape, bytes: start..<min(place, end))
      }
      value = value << 4 | digit
    }
    offset += 4
    return value
  }

  // MARK: Problems

  /// A problem with the character at `offset`; an empty range at the end of the text.
  func problem(_ message: Message) -> JSONProblem {
    var stop = min(offset + 1, end)
    while stop < end, bytes[stop] & 0xC0 == 0x80 { stop += 1 }
    return JSONProblem(message: message, bytes: min(offset, end)..<stop)
  }

  private func controlProblem(at place: Int, opening: Int) -> JSONProblem {
    guard !bytes[place].isBreak else {
      return JSONProblem(message: .stringNotClosed, bytes: opening..<opening + 1)
    }
    let code = hexadecimal(UInt32(bytes[place]), width: 4)
    return JSONProblem(message: .control(code), bytes: place..<place + 1)
  }

  /// A problem with the comma before a closing bracket.
  private func trailingComma(_ bracket: String) -> JSONProblem {
    var place = offset
    while place > 0, bytes[place - 1].isBlankOrBreak { place -= 1 }
    guard place > 0, bytes[place - 1] == UInt8(ascii: ",") else { return problem(.notValue(bracket)) }
    return JSONProblem(message: .trailingComma(bracket), bytes: place - 1..<place, isDeletable: true)
  }

  /// A problem with the word at `offset`, or with its one character where no word stands there.
  private func wordProblem(_ message: (String) -> Message) -> JSONProblem {
    if bytes[offset] == UInt8(ascii: "/") || bytes[offset] == UInt8(ascii: "#") { return problem(.comment) }
    var stop = offset
    while stop < end, bytes[stop].isWordByte { stop += 1 }
    guard stop > offset else {
      let single = problem("")
      return problem(message(String(decoding: bytes[single.bytes], as: UTF8.self)))
    }
    let word = String(decoding: bytes[offset..<min(stop, offset + 40)], as: UTF8.self)
    return JSONProblem(message: message(word), bytes: offset..<stop)
  }
}

extension UInt8 {
  /// Whether this may stand in a bare word or a number that is no JSON: letters, digits, `_ $ . + -` and all beyond
  /// ASCII.
  fileprivate var isWordByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
    case UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"): true
    default: false
    }
  }
}

extension Message {
  fileprivate static let singleQuotes: Message = "JSON strings take double quotes"
  fileprivate static let keyAtEnd: Message = "key expected, the text ends here"
  fileprivate static let valueAtEnd: Message = "value expected, the text ends here"
  fileprivate static let stringNotClosed: Message = "quote is never closed on this line"
  fileprivate static let unknownEscape: Message =
    "unknown escape, JSON has `\\\" \\\\ \\/ \\b \\f \\n \\r \\t` and `\\u` with four digits"
  fileprivate static let badEscape: Message = "`\\u` needs four hexadecimal digits"
  fileprivate static let loneSurrogate: Message = "half of a surrogate pair names no character"
  fileprivate static let comment: Message = "JSON has no comments"

  fileprivate static func trailingComma(_ bracket: String) -> Message { "comma before `\(bracket)` has to go" }

  fileprivate static func control(_ code: String) -> Message {
    "control character cannot stand in a string, write `\\u\(code)`"
  }

  fileprivate static func keyNotString(_ word: String) -> Message {
    "key in double quotes expected, not `\(word)`"
  }

  fileprivate static func notNumber(_ word: String) -> Message { "`\(word)` is no JSON number" }

  fileprivate static func notValue(_ word: String) -> Message {
    Message("`\(word)` is no JSON value").suggestingWord(word)
  }

  private func suggestingWord(_ word: String) -> Message {
    switch word {
    case "True": suggesting("true")
    case "False": suggesting("false")
    case "None", "nil", "undefined", "NULL", "Null": suggesting("null")
    default: self
    }
  }
}
