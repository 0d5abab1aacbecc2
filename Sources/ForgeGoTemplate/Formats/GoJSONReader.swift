import ForgeDiagnostics

/// Reads JSON as Go's encoding/json does, with its words for faults; each key and scalar has the origin of the text at its
/// place.
struct GoJSONReader {
  struct Fault: Error {
    let message: String
  }

  private let bytes: [UInt8]
  private let map: OriginMap
  private var place = 0
  private var depth = 0
  /// A number beyond the range of doubles, which is told of after the text has been read.
  private var tooLarge: String?

  static func read(_ text: String, _ origins: Origins) throws(Fault) -> GoValue {
    let bytes = Array(text.utf8)
    var reader = GoJSONReader(bytes: bytes, map: OriginMap(origins, length: bytes.count))
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.byte == nil else { throw reader.unexpected("after top-level value") }
    if let number = reader.tooLarge {
      throw Fault(message: "json: cannot unmarshal number \(number) into Go value of type float64")
    }
    return value
  }

  private init(bytes: [UInt8], map: OriginMap) {
    self.bytes = bytes
    self.map = map
  }

  private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { place += 1 }
  }

  private func unexpected(_ context: String) -> Fault {
    // Go tries a space at the end, which fits between values and in strings.
    let isInside = context.hasPrefix("in literal") || context.contains("numeric") || context.contains("escape")
    guard let byte = byte ?? (isInside ? 0x20 : nil) else { return Fault(message: "unexpected end of JSON input") }
    let character: String
    switch byte {
    case UInt8(ascii: "'"): character = "'\\''"
    case UInt8(ascii: "\""): character = "'\"'"
    // A byte is taken for the character of its number.
    default:
      character = "'\(GoValueFormatter.quoted(String(Character(Unicode.Scalar(byte)))).dropFirst().dropLast())'"
    }
    return Fault(message: "invalid character \(character) \(context)")
  }

  private func origin(_ range: Range<Int>, isVerbatim: Bool) -> Origin? {
    guard let source = map.source(of: range) else { return nil }
    return Origin(isVerbatim && source.bytes.count == range.count ? .verbatimValue : .value, source)
  }

  private mutating func value() throws(Fault) -> GoValue {
    skipBlanks()
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""):
      let (text, origin) = try string()
      return GoValue(.string(text), origin)
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), .some(0x30...0x39): return try number()
    default: throw unexpected("looking for beginning of value")
    }
  }

  private mutating func nest() throws(Fault) {
    depth += 1
    // Go's own limit, ten times as much, is more than a stack bears.
    guard depth <= 1_000 else { throw Fault(message: "exceeded max depth") }
    place += 1
    skipBlanks()
  }

  private mutating func object() throws(Fault) -> GoValue {
    let start = place
    try nest()
    let map = GoMap()
    while byte != UInt8(ascii: "}") || !map.entries.isEmpty {
      skipBlanks()
      guard byte == UInt8(ascii: "\"") else { throw unexpected("looking for beginning of object key string") }
      let (key, origin) = try string()
      skipBlanks()
      guard byte == UInt8(ascii: ":") else { throw unexpected("after object key") }
      place += 1
      // The last of two equal keys wins.
      map.entries[key] = .init(try value(), keyOrigin: origin)
      skipBlanks()
      if byte == UInt8(ascii: "}") { break }
      guard byte == UInt8(ascii: ",") else { throw unexpected("after object key:value pair") }
      place += 1
    }
    place += 1
    depth -= 1
    return GoValue(.map(map), origin(start..<place, isVerbatim: false))
  }

  private mutating func array() throws(Fault) -> GoValue {
    let start = place
    try nest()
    var elements: [GoValue] = []
    while byte != UInt8(ascii: "]") || !elements.isEmpty {
      elements.append(try value())
      skipBlanks()
      if byte == UInt8(ascii: "]") { break }
      guard byte == UInt8(ascii: ",") else { throw unexpected("after array element") }
      place += 1
    }
    place += 1
    depth -= 1
    return GoValue(.list(GoList(elements)), origin(start..<place, isVerbatim: false))
  }

  private mutating func literal(_ word: String, _ content: GoValue.Content) throws(Fault) -> GoValue {
    let start = place
    for expected in word.utf8 {
      guard byte == expected else {
        let character = String(decoding: [expected], as: UTF8.self)
        throw unexpected("in literal \(word) (expecting '\(character)')")
      }
      place += 1
    }
    return GoValue(content, origin(start..<place, isVerbatim: true))
  }

  private mutating func takeDigits(_ context: String) throws(Fault) {
    guard let byte, (0x30...0x39).contains(byte) else { throw unexpected(context) }
    while let byte = self.byte, (0x30...0x39).contains(byte) { place += 1 }
  }

  private mutating func number() throws(Fault) -> GoValue {
    let start = place
    if byte == UInt8(ascii: "-") { place += 1 }
    if byte == 0x30 { place += 1 } else { try takeDigits("in numeric literal") }
    if byte == UInt8(ascii: ".") {
      place += 1
      try takeDigits("after decimal point in numeric literal")
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      place += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { place += 1 }
      try takeDigits("in exponent of numeric literal")
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    let value = Double(text) ?? 0
    if !value.isFinite, tooLarge == nil { tooLarge = text }
    return GoValue(.float(value), origin(start..<place, isVerbatim: true))
  }

  private mutating func string() throws(Fault) -> (String, Origin?) {
    place += 1
    let start = place
    var result: [UInt8] = []
    while true {
      guard let byte, byte >= 0x20 else { throw unexpected("in string literal") }
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        let range = start..<place - 1
        let origin = origin(range, isVerbatim: bytes[range].elementsEqual(result))
        return (String(decoding: result, as: UTF8.self), origin)
      case UInt8(ascii: "\\"): result += Array(String(try escape()).utf8)
      default: result.append(byte)
      }
    }
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r", 0x74: "\t",
  ]

  private mutating func escape() throws(Fault) -> Unicode.Scalar {
    if let byte, let scalar = Self.escapes[byte] {
      place += 1
      return scalar
    }
    guard byte == UInt8(ascii: "u") else { throw unexpected("in string escape code") }
    place += 1
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(UInt32(first)) { return scalar }
    // Half of a pair without the other is replaced.
    let start = place
    guard first < 0xDC00, bytes[place...].starts(with: "\\u".utf8) else { return "\u{FFFD}" }
    place += 2
    let second = try codeUnit()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00)
    else {
      place = start
      return "\u{FFFD}"
    }
    return scalar
  }

  private mutating func codeUnit() throws(Fault) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unexpected("in \\u hexadecimal character escape")
      }
      value = value << 4 | UInt16(digit)
      place += 1
    }
    return value
  }
}
