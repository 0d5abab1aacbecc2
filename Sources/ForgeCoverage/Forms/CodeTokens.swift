import ForgeShell

/// The languages whose calls are read.
enum CodeLanguageKind: Hashable, Sendable {
  case python
  /// JavaScript and TypeScript.
  case script
}

/// A word, string, number or sign of a code sample.
struct CodeToken: Sendable {
  enum Kind: Sendable {
    case name(String)
    case number(String)
    case string([StringPart])
    case sign(UInt8)
  }

  /// A part of a string literal.
  enum StringPart: Sendable {
    /// As it stands there, or what an escape means.
    case text(String, Range<Int>, isVerbatim: Bool)
    /// `${name}` or `{name}` of a template; nil where it is no plain name.
    case value(String?, Range<Int>)
  }

  let kind: Kind
  let range: Range<Int>
  /// Whether a line begins with it.
  let isFirst: Bool

  var name: String? {
    guard case .name(let name) = kind else { return nil }
    return name
  }

  func isSign(_ sign: Unicode.Scalar) -> Bool {
    guard case .sign(let byte) = kind else { return false }
    return byte == UInt8(ascii: sign)
  }
}

/// Reads the tokens of JavaScript or Python as far as calls need: comments and strings are told from code.
struct CodeTokenizer {
  private let bytes: [UInt8]
  private let language: CodeLanguageKind
  private var offset = 0
  private var isFirst = true
  private var tokens: [CodeToken] = []

  static func tokens(of bytes: [UInt8], _ language: CodeLanguageKind) -> [CodeToken] {
    var tokenizer = CodeTokenizer(bytes: bytes, language: language)
    tokenizer.run()
    return tokenizer.tokens
  }

  private init(bytes: [UInt8], language: CodeLanguageKind) {
    self.bytes = bytes
    self.language = language
  }

  private mutating func run() {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") {
        isFirst = true
        offset += 1
      } else if byte <= 0x20 {
        offset += 1
      } else if !skipsComment() {
        token(byte)
      }
    }
  }

  /// Prompts of Python's shell count as blanks.
  private mutating func skipsComment() -> Bool {
    let rest = bytes[offset...]
    if language == .python {
      if isFirst, rest.starts(with: ">>> ".utf8) || rest.starts(with: "... ".utf8) {
        offset += 4
        return true
      }
      guard rest.first == UInt8(ascii: "#") else { return false }
    } else if rest.starts(with: "/*".utf8) {
      offset = rest.firstRange(of: Array("*/".utf8))?.upperBound ?? bytes.count
      return true
    } else {
      guard rest.starts(with: "//".utf8) else { return false }
    }
    offset = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    return true
  }

  private mutating func token(_ byte: UInt8) {
    let start = offset
    if Self.isNameStart(byte) {
      while offset < bytes.count, Self.isNameStart(bytes[offset]) || Self.isDigit(bytes[offset]) { offset += 1 }
      let name = String(decoding: bytes[start..<offset], as: UTF8.self)
      let isPrefix = language == .python && name.count <= 2 && name.lowercased().allSatisfy { "frbu".contains($0) }
      if isPrefix, offset < bytes.count, Self.isQuote(bytes[offset]) {
        return string(from: start, isTemplate: name.lowercased().contains("f"), isRaw: name.lowercased().contains("r"))
      }
      return add(.name(name), start)
    }
    if Self.isDigit(byte) {
      while offset < bytes.count, Self.isDigit(bytes[offset]) || ".eE_xX".utf8.contains(bytes[offset]) { offset += 1 }
      return add(.number(String(decoding: bytes[start..<offset], as: UTF8.self)), start)
    }
    if Self.isQuote(byte) || byte == UInt8(ascii: "`") && language == .script {
      return string(from: start, isTemplate: byte == UInt8(ascii: "`"), isRaw: false)
    }
    if byte == UInt8(ascii: "/"), let end = expressionEnd() {
      offset = end
      return add(.sign(byte), start)
    }
    offset += 1
    add(.sign(byte), start)
  }

  /// The end of a regular expression that begins here; nil for a division, which follows a value.
  private func expressionEnd() -> Int? {
    guard language == .script else { return nil }
    switch tokens.last?.kind {
    case .sign(let before) where !")]}".utf8.contains(before): break
    case nil, .name("return"): break
    default: return nil
    }
    var end = offset + 1
    var isClass = false
    let limit = min(bytes.count, offset + 500)
    while end < limit, bytes[end] != UInt8(ascii: "\n") {
      switch bytes[end] {
      case UInt8(ascii: "\\"): end += 1
      case UInt8(ascii: "["): isClass = true
      case UInt8(ascii: "]"): isClass = false
      case UInt8(ascii: "/") where !isClass: return end + 1
      default: break
      }
      end += 1
    }
    return nil
  }

  private mutating func add(_ kind: CodeToken.Kind, _ start: Int) {
    tokens.append(CodeToken(kind: kind, range: start..<offset, isFirst: isFirst))
    isFirst = false
  }

  // MARK: Strings

  private mutating func string(from start: Int, isTemplate: Bool, isRaw: Bool) {
    let quote = bytes[offset]
    let isTriple = language == .python && bytes[offset...].starts(with: [quote, quote, quote])
    offset += isTriple ? 3 : 1
    var parts: [CodeToken.StringPart] = []
    var textStart = offset
    while offset < bytes.count {
      if bytes[offset] == quote, !isTriple || bytes[offset...].starts(with: [quote, quote, quote]) { break }
      if bytes[offset] == UInt8(ascii: "\n"), !isTriple, quote != UInt8(ascii: "`") { break }
      if bytes[offset] == UInt8(ascii: "\\"), !isRaw, offset + 1 < bytes.count {
        addText(textStart, &parts)
        parts.append(.text(Self.escaped(bytes[offset + 1]), offset..<offset + 2, isVerbatim: false))
        offset += 2
        textStart = offset
      } else if isTemplate, let value = templateValue() {
        addText(textStart, &parts)
        parts.append(value.part)
        offset = value.end
        textStart = offset
      } else {
        offset += 1
      }
    }
    addText(textStart, &parts)
    if offset < bytes.count, bytes[offset] == quote { offset += isTriple ? 3 : 1 }
    add(.string(parts), start)
  }

  private func addText(_ start: Int, _ parts: inout [CodeToken.StringPart]) {
    guard offset > start else { return }
    parts.append(.text(String(decoding: bytes[start..<offset], as: UTF8.self), start..<offset, isVerbatim: true))
  }

  /// `${…}` of JavaScript, or `{…}` of Python, at the current place.
  private func templateValue() -> (part: CodeToken.StringPart, end: Int)? {
    let mark = language == .script ? "${" : "{"
    guard bytes[offset...].starts(with: mark.utf8) else { return nil }
    if language == .python, bytes[offset...].starts(with: "{{".utf8) { return nil }
    var depth = 0
    var end = offset
    let limit = min(bytes.count, offset + 2_000)
    while end < limit {
      if bytes[end] == UInt8(ascii: "{") { depth += 1 }
      if bytes[end] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { break }
      }
      end += 1
    }
    guard end < limit else { return nil }
    let text = bytes[offset + mark.utf8.count..<end]
    let isName = text.allSatisfy { Self.isNameStart($0) || Self.isDigit($0) }
    return (.value(isName ? String(decoding: text, as: UTF8.self) : nil, offset..<end + 1), end + 1)
  }

  private static func escaped(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "t"): "\t"
    case UInt8(ascii: "\n"): ""
    default: String(Unicode.Scalar(byte))
    }
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || byte >= 0x80
  }
}
