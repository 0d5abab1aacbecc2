/// The tokens of the actions of a template (text/template/parse, lex.go).
struct TemplateLexer {
  enum Token: Hashable {
    case text
    case actionStart
    case actionEnd
    case space
    case field(String)
    case variable(String)
    case identifier(String)
    case string(String)
    case number(TemplateNumber)
    case dot, pipe, comma, assign, declare, leftParenthesis, rightParenthesis
    case end
  }

  struct Item {
    var token: Token
    var range: Range<Int>
  }

  struct Fault: Error {
    let message: String
    let range: Range<Int>
  }

  let bytes: [UInt8]
  private var offset = 0
  private var isInAction = false
  /// Whether the text after the last action loses the white space it begins with.
  private var trimsStart = false
  private var parentheses = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() throws(Fault) -> Item {
    if isInAction { return try action() }
    return try text()
  }

  // MARK: Text

  private mutating func text() throws(Fault) -> Item {
    if trimsStart {
      trimsStart = false
      while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
    }
    guard offset < bytes.count else { return Item(token: .end, range: offset..<offset) }
    guard let open = opening(from: offset) else {
      defer { offset = bytes.count }
      return Item(token: .text, range: offset..<bytes.count)
    }
    let trims = isTrimMarker(open + 2)
    var end = open
    if trims { while end > offset, Self.isSpace(bytes[end - 1]) { end -= 1 } }
    if end > offset {
      defer { offset = open }
      return Item(token: .text, range: offset..<end)
    }
    return try start(open, trims: trims)
  }

  private mutating func start(_ open: Int, trims: Bool) throws(Fault) -> Item {
    let inside = open + 2 + (trims ? 2 : 0)
    if starts("/*", at: inside) {
      try comment(inside, open)
      return try text()
    }
    offset = inside
    isInAction = true
    parentheses = 0
    return Item(token: .actionStart, range: open..<inside)
  }

  private mutating func comment(_ start: Int, _ open: Int) throws(Fault) {
    var place = start + 2
    while place + 1 < bytes.count, !starts("*/", at: place) { place += 1 }
    guard place + 1 < bytes.count else { throw Fault(message: "unclosed comment", range: open..<start + 2) }
    place += 2
    if starts("}}", at: place) {
      offset = place + 2
    } else if place + 3 < bytes.count, Self.isSpace(bytes[place]), bytes[place + 1] == UInt8(ascii: "-"),
      starts("}}", at: place + 2)
    {
      trimsStart = true
      offset = place + 4
    } else {
      throw Fault(message: "comment ends before closing delimiter", range: open..<place)
    }
  }

  private func opening(from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var place = start
      while place + 1 < buffer.count {
        if buffer[place] == UInt8(ascii: "{"), buffer[place + 1] == UInt8(ascii: "{") { return place }
        place += 1
      }
      return nil
    }
  }

  /// `- ` after an opening delimiter.
  private func isTrimMarker(_ place: Int) -> Bool {
    place + 1 < bytes.count && bytes[place] == UInt8(ascii: "-") && Self.isSpace(bytes[place + 1])
  }

  // MARK: Actions

  private mutating func action() throws(Fault) -> Item {
    let start = offset
    guard offset < bytes.count else { throw Fault(message: "unclosed action", range: start..<start) }
    if starts("}}", at: offset) { return try close(start, length: 2, trims: false) }
    let byte = bytes[offset]
    if Self.isSpace(byte) {
      while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
      // ` -}}`: the space belongs to the marker.
      if starts("-}}", at: offset) { return try close(offset - 1, length: 4, trims: true) }
      return Item(token: .space, range: start..<offset)
    }
    switch byte {
    case UInt8(ascii: ":"):
      guard starts(":=", at: offset) else { throw Fault(message: "expected :=", range: start..<start + 1) }
      return item(.declare, 2)
    case UInt8(ascii: "="): return item(.assign, 1)
    case UInt8(ascii: "|"): return item(.pipe, 1)
    case UInt8(ascii: ","): return item(.comma, 1)
    case UInt8(ascii: "("):
      parentheses += 1
      return item(.leftParenthesis, 1)
    case UInt8(ascii: ")"):
      parentheses -= 1
      guard parentheses >= 0 else { throw Fault(message: "unexpected right paren", range: start..<start + 1) }
      return item(.rightParenthesis, 1)
    case UInt8(ascii: "\""): return try quoted()
    case UInt8(ascii: "`"): return try raw()
    case UInt8(ascii: "'"): return try character()
    case UInt8(ascii: "$"): return try name(.variable("$"))
    case UInt8(ascii: "."): return try dotOrField()
    case UInt8(ascii: "+"), UInt8(ascii: "-"), 0x30...0x39: return try number()
    default:
      guard Self.isNameByte(byte) else {
        let end = characterEnd(start)
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        throw Fault(message: "unexpected character `\(text)` in an action", range: start..<end)
      }
      return try name(.identifier(""))
    }
  }

  private mutating func close(_ start: Int, length: Int, trims: Bool) throws(Fault) -> Item {
    guard parentheses == 0 else { throw Fault(message: "unclosed left paren", range: start..<start + length) }
    offset = start + length
    isInAction = false
    trimsStart = trims
    return Item(token: .actionEnd, range: start..<offset)
  }

  private mutating func item(_ token: Token, _ length: Int) -> Item {
    defer { offset += length }
    return Item(token: token, range: offset..<offset + length)
  }

  private mutating func dotOrField() throws(Fault) -> Item {
    let start = offset
    if offset + 1 < bytes.count, (0x30...0x39).contains(bytes[offset + 1]) { return try number() }
    guard offset + 1 < bytes.count, Self.isNameByte(bytes[offset + 1]) else { return item(.dot, 1) }
    offset += 1
    let text = word()
    try expectTerminator(start)
    return Item(token: .field(text), range: start..<offset)
  }

  private mutating func name(_ kind: Token) throws(Fault) -> Item {
    let start = offset
    if case .variable = kind { offset += 1 }
    let text = word()
    try expectTerminator(start)
    switch kind {
    case .variable: return Item(token: .variable("$" + text), range: start..<offset)
    default: return Item(token: .identifier(text), range: start..<offset)
    }
  }

  private mutating func word() -> String {
    let start = offset
    while offset < bytes.count, Self.isNameByte(bytes[offset]) { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// A name ends before a space, a delimiter or one of `.,|:=()` (lex.go, `atTerminator`).
  private func expectTerminator(_ start: Int) throws(Fault) {
    guard offset < bytes.count, !starts("}}", at: offset), !Self.isSpace(bytes[offset]) else { return }
    switch bytes[offset] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ")"),
      UInt8(ascii: "("), UInt8(ascii: "="):
      return
    default:
      let end = characterEnd(offset)
      let text = String(decoding: bytes[offset..<end], as: UTF8.self)
      throw Fault(message: "bad character `\(text)` after a name", range: offset..<end)
    }
  }

  // MARK: Constants

  private mutating func quoted() throws(Fault) -> Item {
    let start = offset
    var text: [UInt8] = []
    offset += 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\""), bytes[offset] != 0x0A {
      if bytes[offset] == UInt8(ascii: "\\") {
        try escape(into: &text, quote: UInt8(ascii: "\""))
      } else {
        text.append(bytes[offset])
        offset += 1
      }
    }
    guard offset < bytes.count, bytes[offset] != 0x0A else {
      throw Fault(message: "unterminated quoted string", range: start..<offset)
    }
    offset += 1
    return Item(token: .string(String(decoding: text, as: UTF8.self)), range: start..<offset)
  }

  private mutating func raw() throws(Fault) -> Item {
    let start = offset
    offset += 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "`") { offset += 1 }
    guard offset < bytes.count else {
      throw Fault(message: "unterminated raw quoted string", range: start..<start + 1)
    }
    offset += 1
    // strconv.Unquote leaves carriage returns out of raw strings.
    let content = bytes[start + 1..<offset - 1].filter { $0 != 0x0D }
    return Item(token: .string(String(decoding: content, as: UTF8.self)), range: start..<offset)
  }

  private mutating func character() throws(Fault) -> Item {
    let start = offset
    var text: [UInt8] = []
    offset += 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "'"), bytes[offset] != 0x0A {
      if bytes[offset] == UInt8(ascii: "\\") {
        try escape(into: &text, quote: UInt8(ascii: "'"))
      } else {
        text.append(bytes[offset])
        offset += 1
      }
    }
    guard offset < bytes.count, bytes[offset] != 0x0A else {
      throw Fault(message: "unterminated character constant", range: start..<offset)
    }
    offset += 1
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else {
      throw Fault(message: "malformed character constant", range: start..<offset)
    }
    return Item(token: .number(.character(Int(scalar.value))), range: start..<offset)
  }

  /// Go's escapes (language specification, "String literals").
  private mutating func escape(into text: inout [UInt8], quote: UInt8) throws(Fault) {
    let start = offset
    offset += 1
    guard offset < bytes.count else { throw Fault(message: "unterminated quoted string", range: start..<offset) }
    let byte = bytes[offset]
    offset += 1
    switch byte {
    case UInt8(ascii: "a"): text.append(0x07)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "v"): text.append(0x0B)
    case UInt8(ascii: "\\"), quote: text.append(byte)
    case UInt8(ascii: "x"): text.append(UInt8(truncatingIfNeeded: try digits(2, radix: 16, start)))
    case UInt8(ascii: "u"): text += try scalar(4, start)
    case UInt8(ascii: "U"): text += try scalar(8, start)
    case 0x30...0x37:
      offset -= 1
      let value = try digits(3, radix: 8, start)
      guard value <= 255 else { throw Fault(message: "invalid syntax in a string", range: start..<offset) }
      text.append(UInt8(value))
    default: throw Fault(message: "invalid escape in a string", range: start..<offset)
    }
  }

  private mutating func digits(_ count: Int, radix: Int, _ start: Int) throws(Fault) -> Int {
    let end = min(offset + count, bytes.count)
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    guard text.utf8.count == count, let value = Int(text, radix: radix), !text.hasPrefix("+"), !text.hasPrefix("-")
    else { throw Fault(message: "invalid escape in a string", range: start..<end) }
    offset = end
    return value
  }

  private mutating func scalar(_ count: Int, _ start: Int) throws(Fault) -> [UInt8] {
    let value = try digits(count, radix: 16, start)
    guard let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: value)) else {
      throw Fault(message: "invalid escape in a string", range: start..<offset)
    }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func number() throws(Fault) -> Item {
    let start = offset
    if bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    while offset < bytes.count, Self.isNameByte(bytes[offset]) || bytes[offset] == UInt8(ascii: ".") || isExponentSign {
      offset += 1
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard let number = TemplateNumber(text) else {
      throw Fault(message: "bad number syntax: `\(text)`", range: start..<max(offset, start + 1))
    }
    return Item(token: .number(number), range: start..<offset)
  }

  private var isExponentSign: Bool {
    guard bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") else { return false }
    let before = bytes[offset - 1] | 0x20
    return before == UInt8(ascii: "e") || before == UInt8(ascii: "p")
  }

  // MARK: Bytes

  private func characterEnd(_ start: Int) -> Int {
    var end = start + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  private func starts(_ text: StaticString, at place: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard place >= 0, place + count <= bytes.count else { return false }
    for index in 0..<count where bytes[place + index] != text.utf8Start[index] { return false }
    return true
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// A letter, digit or `_`; every byte outside ASCII counts as part of a letter.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), 0x80...0xFF: true
    default: false
    }
  }
}

extension TemplateNumber {
  /// A number as Go's constants are written: `42`, `0x2A`, `0o52`, `052`, `0b1`, `1_000`, `1e3`, `.5`.
  init?(_ text: String) {
    var body = text[...]
    let isNegative = body.first == "-"
    if body.first == "-" || body.first == "+" { body.removeFirst() }
    guard body.utf8.first != UInt8(ascii: "_"), !body.hasSuffix("_"), !body.contains("__") else { return nil }
    let digits = body.filter { $0 != "_" }
    if let int = Self.integer(digits, isNegative: isNegative) {
      self = .int(int)
      return
    }
    // An octal with other digits, or an int that no `int` can hold.
    if digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return nil }
    let isHexadecimal = digits.hasPrefix("0x") || digits.hasPrefix("0X")
    guard isHexadecimal || digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }),
      let double = Double(digits)
    else { return nil }
    // A float that is a whole number serves as an int too (parse.newNumber).
    if let int = Int(exactly: double) {
      self =
        digits.contains(".") || digits.lowercased().contains("e") ? .float(isNegative ? -double : double) : .int(int)
    } else {
      self = .float(isNegative ? -double : double)
    }
  }

  private static func integer(_ digits: String, isNegative: Bool) -> Int? {
    let sign = isNegative ? "-" : ""
    let lower = digits.lowercased()
    for (prefix, radix) in [("0x", 16), ("0b", 2), ("0o", 8)] where lower.hasPrefix(prefix) {
      return Int(sign + lower.dropFirst(2), radix: radix)
    }
    guard !lower.isEmpty, lower.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    if lower.hasPrefix("0"), lower.utf8.count > 1 { return Int(sign + lower, radix: 8) }
    return Int(sign + lower)
  }
}
