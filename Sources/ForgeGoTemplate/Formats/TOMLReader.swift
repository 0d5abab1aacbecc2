/// Reads TOML 1.0 into maps as BurntSushi/toml does: integers are `int64`, dates and times are times. Each key and scalar has
/// the origin of the text at its place.
struct TOMLReader {
  struct Fault: Error {
    let message: String
  }

  private let bytes: [UInt8]
  private let map: OriginMap
  private var offset = 0
  private var line = 1
  private var depth = 0
  /// The tables that have had their headers.
  private var tables: Set<[String]> = []

  static func read(_ text: String, _ origins: Origins) throws(Fault) -> GoMap {
    let bytes = Array(text.utf8)
    var reader = TOMLReader(bytes: bytes, map: OriginMap(origins, length: bytes.count))
    return try reader.document()
  }

  private init(bytes: [UInt8], map: OriginMap) {
    self.bytes = bytes
    self.map = map
  }

  private func origin(_ range: Range<Int>) -> Origin? {
    map.source(of: range).map { Origin(.value, $0) }
  }

  private func fault(_ message: String) -> Fault {
    Fault(message: "toml: line \(line): \(message)")
  }

  private var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ expected: UInt8) -> Bool {
    guard byte == expected else { return false }
    offset += 1
    return true
  }

  private func starts(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    return offset + count <= bytes.count && (0..<count).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
  }

  private mutating func skipBlanks() {
    while byte == 0x20 || byte == 0x09 { offset += 1 }
  }

  /// White space, line ends and comments.
  private mutating func skipLines() {
    while let byte {
      if byte == UInt8(ascii: "#") {
        while let byte = self.byte, byte != 0x0A { _ = byte; offset += 1 }
      } else if byte == 0x0A {
        line += 1
        offset += 1
      } else if byte == 0x20 || byte == 0x09 || byte == 0x0D {
        offset += 1
      } else {
        return
      }
    }
  }

  private mutating func endLine() throws(Fault) {
    skipBlanks()
    if byte == UInt8(ascii: "#") { while let next = byte, next != 0x0A { offset += 1 } }
    if byte == 0x0D { offset += 1 }
    guard byte == nil || byte == 0x0A else { throw fault("expected a line end after the value") }
  }

  private mutating func document() throws(Fault) -> GoMap {
    let root = GoMap()
    var table = root
    while true {
      skipLines()
      guard let first = byte else { return root }
      if first == UInt8(ascii: "[") {
        offset += 1
        let isArray = take(UInt8(ascii: "["))
        let path = try keys()
        guard take(UInt8(ascii: "]")), !isArray || take(UInt8(ascii: "]")) else { throw fault("expected `]`") }
        try endLine()
        table = try open(path, in: root, isArray: isArray)
      } else {
        try pair(into: table)
        try endLine()
      }
    }
  }

  private mutating func open(_ path: [String], in root: GoMap, isArray: Bool) throws(Fault) -> GoMap {
    let map = try descend(path.dropLast(), from: root)
    guard let key = path.last else { throw fault("expected a key") }
    if isArray {
      let table = GoMap()
      var elements = map[key]?.list?.elements ?? []
      elements.append(.map(table))
      map[key] = .list(elements, .stringMap)
      // Each element may have tables of its own.
      tables = tables.filter { !$0.starts(with: path) }
      return table
    }
    guard tables.insert(path).inserted else {
      throw fault("table `\(path.joined(separator: "."))` is there already")
    }
    return try descend([key], from: map)
  }

  private func descend(_ path: some Sequence<String>, from root: GoMap) throws(Fault) -> GoMap {
    var map = root
    for key in path {
      guard let value = map[key] else {
        let inner = GoMap()
        map[key] = .map(inner)
        map = inner
        continue
      }
      guard let inner = value.map ?? value.list?.elements.last?.map else { throw fault("key `\(key)` is no table") }
      map = inner
    }
    return map
  }

  private mutating func pair(into table: GoMap) throws(Fault) {
    let start = offset
    let path = try keys()
    let end = offset
    guard take(UInt8(ascii: "=")) else { throw fault("expected `=` after a key") }
    skipBlanks()
    let value = try value()
    let map = try descend(path.dropLast(), from: table)
    guard let key = path.last, map[key] == nil else {
      throw fault("key `\(path.joined(separator: "."))` is there already")
    }
    map.entries[key] = .init(value, keyOrigin: origin(start..<end))
  }

  private mutating func keys() throws(Fault) -> [String] {
    var keys: [String] = []
    repeat {
      skipBlanks()
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): keys.append(try string())
      default:
        let start = offset
        while let byte, isBare(byte) { offset += 1 }
        guard offset > start else { throw fault("expected a key") }
        keys.append(String(decoding: bytes[start..<offset], as: UTF8.self))
      }
      skipBlanks()
    } while take(UInt8(ascii: "."))
    return keys
  }

  private func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }

  private mutating func value() throws(Fault) -> GoValue {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else { throw fault("values stand too deep inside each other") }
    let start = offset
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let text = try string()
      return GoValue(.string(text), origin(start..<offset))
    case UInt8(ascii: "["):
      offset += 1
      var elements: [GoValue] = []
      while true {
        skipLines()
        if take(UInt8(ascii: "]")) { return .list(elements) }
        elements.append(try value())
        skipLines()
        guard take(UInt8(ascii: ",")) || byte == UInt8(ascii: "]") else { throw fault("expected `,` or `]`") }
      }
    case UInt8(ascii: "{"):
      offset += 1
      let map = GoMap()
      skipBlanks()
      if take(UInt8(ascii: "}")) { return .map(map) }
      repeat {
        skipBlanks()
        try pair(into: map)
        skipBlanks()
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "}")) else { throw fault("expected `}`") }
      return .map(map)
    default:
      let content = try scalar().content
      return GoValue(content, origin(start..<offset))
    }
  }

  private mutating func scalar() throws(Fault) -> GoValue {
    let start = offset
    while let byte, !",]}#\n\r".utf8.contains(byte) { offset += 1 }
    var text = Substring(String(decoding: bytes[start..<offset], as: UTF8.self))
    while text.hasSuffix(" ") || text.hasSuffix("\t") { text.removeLast() }
    switch text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "inf", "+inf": return .float(.infinity)
    case "-inf": return .float(-.infinity)
    case "nan", "+nan", "-nan": return .float(.nan)
    default: break
    }
    if let time = TOMLScalar.time(String(text)) { return .object(time) }
    guard TOMLScalar.isNumber(text) else { throw fault("expected a value, found `\(text.prefix(40))`") }
    let digits = text.filter { $0 != "_" }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      if let int = Int(digits.dropFirst(2), radix: radix) { return .int(int, .int64) }
    }
    if let int = Int(digits) { return .int(int, .int64) }
    if digits.utf8.contains(where: { ".eE".utf8.contains($0) }), let double = Double(digits) {
      return .float(double)
    }
    throw fault("number `\(text.prefix(40))` is too large")
  }

  private mutating func string() throws(Fault) -> String {
    let isLiteral = byte == UInt8(ascii: "'")
    let mark = isLiteral ? UInt8(ascii: "'") : UInt8(ascii: "\"")
    let isLong = isLiteral ? starts("'''") : starts("\"\"\"")
    offset += isLong ? 3 : 1
    if isLong {
      if byte == 0x0D { offset += 1 }
      if byte == 0x0A {
        offset += 1
        line += 1
      }
    }
    var text: [UInt8] = []
    while let byte {
      if byte == mark, !isLong || (isLiteral ? starts("'''") : starts("\"\"\"")) {
        offset += isLong ? 3 : 1
        return String(decoding: text, as: UTF8.self)
      }
      if byte == 0x0A {
        guard isLong else { break }
        line += 1
      }
      offset += 1
      if byte == UInt8(ascii: "\\"), !isLiteral { try escape(into: &text) } else { text.append(byte) }
    }
    throw fault("string without an end")
  }

  private mutating func escape(into text: inout [UInt8]) throws(Fault) {
    guard let byte else { throw fault("string without an end") }
    offset += 1
    switch byte {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "e"): text.append(0x1B)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(byte)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = byte == UInt8(ascii: "u") ? 4 : 8
      guard offset + count <= bytes.count,
        let value = UInt32(String(decoding: bytes[offset..<offset + count], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      else { throw fault("invalid escape in a string") }
      offset += count
      text += Array(String(Character(scalar)).utf8)
    case 0x0A, 0x0D, 0x20, 0x09:
      while let next = self.byte, next == 0x20 || (0x09...0x0D).contains(next) {
        if next == 0x0A { line += 1 }
        offset += 1
      }
    default: throw fault("invalid escape in a string")
    }
  }
}
