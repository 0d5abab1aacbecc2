/// Writes a tree as JSON. Tags have no place in it; of a key that stands twice, the first is written; infinities and NaN,
/// which JSON lacks, become null.
package struct JSONEmitter {
  private let isPretty: Bool
  private var bytes: [UInt8] = []

  private init(isPretty: Bool) {
    self.isPretty = isPretty
  }

  /// The text of `node`: with line ends and two spaces a level, or without any white space.
  package static func emit(_ node: YAMLNode, pretty: Bool = true) -> String {
    var emitter = JSONEmitter(isPretty: pretty)
    emitter.write(node, indent: 0)
    if pretty { emitter.bytes.append(0x0A) }
    return String(decoding: emitter.bytes, as: UTF8.self)
  }

  private mutating func write(_ node: YAMLNode, indent: Int) {
    switch node.content {
    case .scalar(let scalar): write(scalar)
    case .sequence(let items):
      bytes.append(UInt8(ascii: "["))
      for (place, item) in items.enumerated() {
        startItem(isFirst: place == 0, indent: indent + 2)
        write(item, indent: indent + 2)
      }
      end(UInt8(ascii: "]"), isEmpty: items.isEmpty, indent: indent)
    case .mapping(let mapping):
      bytes.append(UInt8(ascii: "{"))
      for (place, pair) in mapping.pairs.enumerated() where mapping.firstPlace(ofKeyAt: place) == place {
        startItem(isFirst: place == 0, indent: indent + 2)
        writeString(pair.key.text ?? JSONEmitter.emit(pair.key, pretty: false))
        bytes.append(UInt8(ascii: ":"))
        if isPretty { bytes.append(0x20) }
        write(pair.value, indent: indent + 2)
      }
      end(UInt8(ascii: "}"), isEmpty: mapping.pairs.isEmpty, indent: indent)
    }
  }

  private mutating func startItem(isFirst: Bool, indent: Int) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    startLine(indent)
  }

  private mutating func end(_ bracket: UInt8, isEmpty: Bool, indent: Int) {
    if !isEmpty { startLine(indent) }
    bytes.append(bracket)
  }

  private mutating func startLine(_ indent: Int) {
    guard isPretty else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: indent))
  }

  private mutating func write(_ scalar: YAMLScalar) {
    switch scalar.value {
    case .null: bytes += "null".utf8
    case .bool(let bool): bytes += (bool ? "true" : "false").utf8
    case .int(let int): bytes += (Self.isJSONNumber(scalar) ? scalar.text : String(int)).utf8
    case .float(let double):
      bytes += (Self.isJSONNumber(scalar) ? scalar.text : double.isFinite ? "\(double)" : "null").utf8
    case .string(let string): writeString(string)
    }
  }

  /// Whether the text of a number is one in JSON too, with the same value.
  private static func isJSONNumber(_ scalar: YAMLScalar) -> Bool {
    let text = Array(scalar.text.utf8)
    return text.withUnsafeBufferPointer { buffer in
      var reader = JSONTokenReader(buffer, in: 0..<buffer.count)
      guard let read = try? reader.scalar(), reader.isAtEnd else { return false }
      return read.value == scalar.value
    }
  }

  private mutating func writeString(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\\"): bytes += [byte, byte]
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0..<0x20: bytes += "\\u\(hexadecimal(UInt32(byte), width: 4))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
