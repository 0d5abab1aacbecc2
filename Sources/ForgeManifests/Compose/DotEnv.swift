import ForgeDiagnostics

/// An environment file, as Compose reads `.env` and `env_file` ("Set environment variables", Docker's reference of the
/// syntax): `NAME=value` or `NAME: value`, with or without `export`, values bare, in single quotes or in double quotes,
/// quotes over several lines, a comment after ` #`.
struct DotEnv: Sendable {
  struct Entry: Hashable, Sendable {
    let name: String
    /// Nil where a bare name asks for a variable that is not set.
    let value: ComposeVariables.Value?
    let range: Range<Int>
  }

  struct Problem: Hashable, Sendable {
    enum Fault: Hashable, Sendable {
      case character(Character)
      case spaceInName
      case unterminated
      case substitution
    }

    let fault: Fault
    let range: Range<Int>
  }

  /// Of a name that stands twice, both; the last one counts.
  private(set) var entries: [Entry] = []
  /// The first fault; nothing after it is read.
  private(set) var problem: Problem?

  private let bytes: [UInt8]
  private let lookup: ComposeVariables
  /// What the file has set so far, which later values may use.
  private var known: ComposeVariables
  private var offset = 0

  /// `lookup` gives the variables that values may use; they win over those of the file.
  static func parse(_ file: SourceFile, lookup: ComposeVariables) -> DotEnv {
    var parser = DotEnv(bytes: file.bytes, lookup: lookup, known: lookup)
    if file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.offset = 3 }
    while parser.problem == nil, parser.skipToStatement() { parser.readStatement() }
    return parser
  }

  /// `format: raw`: each line is a name and a value, nothing in it is special.
  static func parseRaw(_ file: SourceFile, lookup: ComposeVariables) -> DotEnv {
    var parser = DotEnv(bytes: file.bytes, lookup: lookup, known: lookup)
    while parser.skipToStatement() {
      let start = parser.offset
      let end = parser.lineEnd(from: start)
      parser.offset = end
      let line = file.bytes[start..<end]
      let equals = line.firstIndex(of: UInt8(ascii: "="))
      let name = String(decoding: line[start..<(equals ?? end)], as: UTF8.self)
      let value = equals.map { ComposeVariables.Value(String(decoding: line[($0 + 1)...], as: UTF8.self)) }
      parser.entries.append(Entry(name: name, value: value ?? lookup.value(of: name), range: start..<(equals ?? end)))
    }
    return parser
  }

  private init(bytes: [UInt8], lookup: ComposeVariables, known: ComposeVariables) {
    self.bytes = bytes
    self.lookup = lookup
    self.known = known
  }

  /// Passes white space and comments; false at the end of the file.
  private mutating func skipToStatement() -> Bool {
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "#") {
        offset = lineEnd(from: offset)
      } else if Self.isSpace(bytes[offset]) || bytes[offset] == 0x0A {
        offset += 1
      } else {
        return true
      }
    }
    return false
  }

  private mutating func readStatement() {
    skipExport()
    let start = offset
    var end = start
    scan: while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "="), UInt8(ascii: ":"), 0x0A: break scan
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "["), UInt8(ascii: "]"), 0x80...:
        end += 1
      case let byte where Self.isSpace(byte): end += 1
      default:
        let character = Character(Unicode.Scalar(bytes[end]))
        problem = Problem(fault: .character(character), range: end..<end + 1)
        return
      }
    }
    var nameEnd = end
    while nameEnd > start, Self.isSpace(bytes[nameEnd - 1]) { nameEnd -= 1 }
    let range = start..<nameEnd
    guard !bytes[range].contains(UInt8(ascii: " ")) else {
      problem = Problem(fault: .spaceInName, range: range)
      return
    }
    let name = String(decoding: bytes[range], as: UTF8.self)
    guard end < bytes.count, bytes[end] != 0x0A else {
      offset = end
      set(name, lookup.value(of: name), range)
      return
    }
    offset = end + 1
    while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
    readValue(of: name, at: range)
  }

  private mutating func readValue(of name: String, at range: Range<Int>) {
    let quote = offset < bytes.count ? bytes[offset] : 0
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = offset
      let end = lineEnd(from: start)
      offset = end
      var value = bytes[start..<end]
      if let comment = value.firstRange(of: Array(" #".utf8)) { value = value[..<comment.lowerBound] }
      while let last = value.last, Self.isSpace(last) { value.removeLast() }
      set(name, expanded(String(decoding: value, as: UTF8.self), at: start..<end), range)
      return
    }
    let start = offset
    guard let text = quotedText(quote) else {
      problem = Problem(fault: .unterminated, range: start..<lineEnd(from: start))
      return
    }
    let isDouble = quote == UInt8(ascii: "\"")
    let value = isDouble ? expanded(Self.unescaped(text), at: start..<offset) : .init(text)
    set(name, value, range)
  }

  /// The text between quotes, a backslash kept unless it stands before the quote itself; nil where no quote ends it.
  private mutating func quotedText(_ quote: UInt8) -> String? {
    var text: [UInt8] = []
    var isEscaped = false
    for place in (offset + 1)..<max(bytes.count, offset + 1) {
      let byte = bytes[place]
      if byte == quote {
        guard isEscaped else {
          offset = place + 1
          return String(decoding: text, as: UTF8.self)
        }
        isEscaped = false
        text.append(byte)
      } else if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
      } else {
        if isEscaped { text.append(UInt8(ascii: "\\")) }
        isEscaped = false
        text.append(byte)
      }
    }
    return nil
  }

  private mutating func expanded(_ text: String, at range: Range<Int>) -> ComposeVariables.Value {
    let (value, found) = ComposeSubstitution.expand(text, known)
    if found.problem != nil { problem = problem ?? Problem(fault: .substitution, range: range) }
    return .init(value, isUncertain: found.isUncertain)
  }

  private mutating func set(_ name: String, _ value: ComposeVariables.Value?, _ range: Range<Int>) {
    entries.append(Entry(name: name, value: value, range: range))
    if let value, lookup.value(of: name) == nil { known.set(name, value) }
  }

  private mutating func skipExport() {
    let word = Array("export".utf8)
    guard bytes[offset...].starts(with: word), offset + word.count < bytes.count else { return }
    var next = offset + word.count
    guard Self.isSpace(bytes[next]) else { return }
    while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
    offset = next
  }

  private func lineEnd(from start: Int) -> Int {
    bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C || byte == 0x0D
  }
}

extension DotEnv {
  /// The escapes of double quotes. `\$` becomes the `$$` that substitution reads as a dollar sign.
  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    let source = Array(text.utf8)
    var result: [UInt8] = []
    var offset = 0
    while offset < source.count {
      guard source[offset] == UInt8(ascii: "\\"), offset + 1 < source.count else {
        result.append(source[offset])
        offset += 1
        continue
      }
      let escape = source[offset + 1]
      if let byte = simpleEscapes[escape] {
        result.append(byte)
        offset += 2
      } else if escape == UInt8(ascii: "$") {
        result += Array("$$".utf8)
        offset += 2
      } else if escape == UInt8(ascii: "0"), let (byte, end) = octal(source, from: offset + 2) {
        result += Array(String(Unicode.Scalar(byte)).utf8)
        offset = end
      } else {
        result += [source[offset], escape]
        offset += 2
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let simpleEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "\""): 0x22,
    UInt8(ascii: "\\"): 0x5C,
  ]

  private static func octal(_ source: [UInt8], from start: Int) -> (UInt8, Int)? {
    guard start + 3 <= source.count else { return nil }
    var value = 0
    for byte in source[start..<start + 3] {
      guard (0x30...0x37).contains(byte) else { return nil }
      value = value * 8 + Int(byte - 0x30)
    }
    return UInt8(exactly: value).map { ($0, start + 3) }
  }
}
