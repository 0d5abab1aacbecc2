import ForgeDiagnostics

/// JSON (RFC 8259) read straight from its bytes. JSON is YAML too, but needs none of its lookahead.
struct JSONParser {
  private struct Failure: Error {}

  private let file: SourceFile
  private let bytes: [UInt8]
  private let limits: YAMLLimits
  private var offset: Int
  private var diagnostics: [Diagnostic] = []

  /// The one document of a file that is JSON from end to end; nil for everything else, which libyaml then judges.
  static func parse(_ file: SourceFile, from start: Int, limits: YAMLLimits) -> YAMLStream? {
    var parser = JSONParser(file: file, bytes: file.bytes, limits: limits, offset: start)
    parser.skipSpaces()
    guard parser.byte == UInt8(ascii: "{") || parser.byte == UInt8(ascii: "[") else { return nil }
    guard let root = try? parser.value(depth: 0) else { return nil }
    parser.skipSpaces()
    guard parser.offset == file.bytes.count else { return nil }
    return YAMLStream(documents: [YAMLDocument(root: root)], diagnostics: parser.diagnostics, suppressions: [])
  }

  private init(file: SourceFile, bytes: [UInt8], limits: YAMLLimits, offset: Int) {
    self.file = file
    self.bytes = bytes
    self.limits = limits
    self.offset = offset
  }

  @inline(__always)
  private var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private mutating func skipSpaces() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }

  private mutating func expect(_ expected: UInt8) throws {
    guard byte == expected, offset < bytes.count else { throw Failure() }
    offset += 1
  }

  private mutating func value(depth: Int) throws -> YAMLNode {
    guard depth < limits.depth else { throw Failure() }
    let start = offset
    switch byte {
    case UInt8(ascii: "{"): return try object(depth, start)
    case UInt8(ascii: "["): return try array(depth, start)
    case UInt8(ascii: "\""):
      let text = try string()
      return scalar(text, .doubleQuoted, .string(text), start)
    default: return try word(start)
    }
  }

  private func scalar(_ text: String, _ style: YAMLScalar.Style, _ value: YAMLScalar.Value, _ start: Int) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(text: text, style: style, value: value)), range: file.range(start..<offset))
  }

  private mutating func object(_ depth: Int, _ start: Int) throws -> YAMLNode {
    offset += 1
    var pairs: [YAMLMapping.Pair] = []
    var keys: [String: SourceRange] = [:]
    skipSpaces()
    if byte == UInt8(ascii: "}") {
      offset += 1
      return YAMLNode(.mapping(YAMLMapping([])), range: file.range(start..<offset))
    }
    while true {
      skipSpaces()
      let keyStart = offset
      let text = try string()
      let key = scalar(text, .doubleQuoted, .string(text), keyStart)
      skipSpaces()
      try expect(UInt8(ascii: ":"))
      skipSpaces()
      let value = try value(depth: depth + 1)
      if let first = keys.updateValue(key.range, forKey: text) {
        keys[text] = first
        diagnostics.append(
          Diagnostic(
            .yamlDuplicateKey, Message("key `\(text)` is set twice"), at: key.range,
            notes: [Note("first set here", at: first)]))
      } else {
        pairs.append(YAMLMapping.Pair(key: key, value: value))
      }
      skipSpaces()
      if byte == UInt8(ascii: ",") {
        offset += 1
        continue
      }
      try expect(UInt8(ascii: "}"))
      return YAMLNode(.mapping(YAMLMapping(pairs)), range: file.range(start..<offset))
    }
  }

  private mutating func array(_ depth: Int, _ start: Int) throws -> YAMLNode {
    offset += 1
    var items: [YAMLNode] = []
    skipSpaces()
    if byte == UInt8(ascii: "]") {
      offset += 1
      return YAMLNode(.sequence([]), range: file.range(start..<offset))
    }
    while true {
      skipSpaces()
      items.append(try value(depth: depth + 1))
      skipSpaces()
      if byte == UInt8(ascii: ",") {
        offset += 1
        continue
      }
      try expect(UInt8(ascii: "]"))
      return YAMLNode(.sequence(items), range: file.range(start..<offset))
    }
  }

  private mutating func string() throws -> String {
    try expect(UInt8(ascii: "\""))
    let start = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\""), bytes[offset] != UInt8(ascii: "\\") {
      guard bytes[offset] >= 0x20 else { throw Failure() }
      offset += 1
    }
    if byte == UInt8(ascii: "\"") {
      defer { offset += 1 }
      return String(decoding: bytes[start..<offset], as: UTF8.self)
    }
    var text = Array(bytes[start..<min(offset, bytes.count)])
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try appendEscape(to: &text)
      case 0..<0x20: throw Failure()
      default: text.append(byte)
      }
    }
    throw Failure()
  }

  private mutating func appendEscape(to text: inout [UInt8]) throws {
    let byte = byte
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(contentsOf: String(Character(try unicodeEscape())).utf8)
    default: throw Failure()
    }
  }

  /// Four hexadecimal digits, or two surrogates of four each.
  private mutating func unicodeEscape() throws -> Unicode.Scalar {
    let high = try hexDigits()
    guard high & 0xFC00 == 0xD800 else {
      return Unicode.Scalar(high) ?? "\u{FFFD}"
    }
    guard byte == UInt8(ascii: "\\"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "u") else {
      return "\u{FFFD}"
    }
    offset += 2
    let low = try hexDigits()
    guard low & 0xFC00 == 0xDC00 else { return "\u{FFFD}" }
    return Unicode.Scalar(0x10000 + (high & 0x3FF) << 10 + low & 0x3FF) ?? "\u{FFFD}"
  }

  private mutating func hexDigits() throws -> UInt32 {
    guard offset + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
    else { throw Failure() }
    offset += 4
    return value
  }

  /// `true`, `false`, `null`, or a number (RFC 8259 section 6).
  private mutating func word(_ start: Int) throws -> YAMLNode {
    while offset < bytes.count, Self.isWordByte(bytes[offset]) { offset += 1 }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    switch text {
    case "true": return scalar(text, .plain, .bool(true), start)
    case "false": return scalar(text, .plain, .bool(false), start)
    case "null": return scalar(text, .plain, .null, start)
    default:
      guard Self.isNumber(text.utf8) else { throw Failure() }
      if let value = Int(text) { return scalar(text, .plain, .int(value), start) }
      guard let value = Double(text) else { throw Failure() }
      return scalar(text, .plain, .float(value), start)
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func isNumber(_ text: String.UTF8View) -> Bool {
    var rest = text[...]
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    func digits() -> Int {
      let count = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count
      rest = rest.dropFirst(count)
      return count
    }
    let leading = rest.first
    let integer = digits()
    guard integer > 0, integer == 1 || leading != UInt8(ascii: "0") else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard digits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
