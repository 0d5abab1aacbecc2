import ForgeYAML

/// The types of JSON (JSON Schema Core, section 4.2.1), and the integers among its numbers.
struct JSONTypes: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let null = JSONTypes(rawValue: 1 << 0)
  static let boolean = JSONTypes(rawValue: 1 << 1)
  static let integer = JSONTypes(rawValue: 1 << 2)
  static let number = JSONTypes(rawValue: 1 << 3)
  static let string = JSONTypes(rawValue: 1 << 4)
  static let array = JSONTypes(rawValue: 1 << 5)
  static let object = JSONTypes(rawValue: 1 << 6)

  static let named: [(name: String, type: JSONTypes, phrase: String)] = [
    ("null", .null, "null"), ("boolean", .boolean, "`true` or `false`"), ("integer", .integer, "a whole number"),
    ("number", .number, "a number"), ("string", .string, "a string"), ("array", .array, "a list"),
    ("object", .object, "an object"),
  ]

  /// In words: "a string or null".
  var phrase: String {
    let phrases = Self.named.filter { contains($0.type) }.map(\.phrase)
    guard let last = phrases.last, phrases.count > 1 else { return phrases.first ?? "nothing" }
    return "\(phrases.dropLast().joined(separator: ", ")) or \(last)"
  }
}

extension YAMLNode {
  /// The types that this node's value has: an integer is a number too.
  func jsonTypes(countingWholeFloats: Bool) -> JSONTypes {
    switch content {
    case .sequence: return .array
    case .mapping: return .object
    case .scalar(let scalar):
      switch scalar.value {
      case .null: return .null
      case .bool: return .boolean
      case .int: return [.integer, .number]
      case .float:
        let isWhole = ExactNumber(self).map { number in
          // An integer that `Int` cannot hold is a float here, though it has no point.
          number.isInteger && (countingWholeFloats || !scalar.text.utf8.contains(where: { ".eE".utf8.contains($0) }))
        }
        return isWhole == true ? [.integer, .number] : .number
      case .string: return .string
      }
    }
  }

  /// What kind of value this is, in words.
  var kindPhrase: String {
    let types = jsonTypes(countingWholeFloats: false)
    if types.contains(.number) { return "a number" }
    if types == .boolean, let text { return "`\(text)`" }
    return types.phrase
  }

  /// The value as bytes that are the same for equal values: numbers by value, objects in any order of keys.
  var canonical: [UInt8] {
    var bytes: [UInt8] = []
    appendCanonical(to: &bytes)
    return bytes
  }

  private func appendCanonical(to bytes: inout [UInt8]) {
    switch content {
    case .scalar(let scalar):
      switch scalar.value {
      case .null: bytes.append(UInt8(ascii: "z"))
      case .bool(let bool): bytes.append(UInt8(ascii: bool ? "t" : "f"))
      case .string(let text): Self.append(text, to: &bytes)
      case .int, .float: appendNumber(scalar, to: &bytes)
      }
    case .sequence(let items):
      bytes.append(UInt8(ascii: "["))
      for item in items { item.appendCanonical(to: &bytes) }
      bytes.append(UInt8(ascii: "]"))
    case .mapping(let mapping):
      bytes.append(UInt8(ascii: "{"))
      for pair in mapping.pairs.sorted(by: { ($0.key.text ?? "") < ($1.key.text ?? "") }) {
        Self.append(pair.key.text ?? "", to: &bytes)
        pair.value.appendCanonical(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "s"))
    bytes.append(contentsOf: String(text.utf8.count).utf8)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(contentsOf: text.utf8)
  }

  private func appendNumber(_ scalar: YAMLScalar, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "n"))
    guard let number = ExactNumber(self) else {
      bytes.append(contentsOf: "\(scalar.value)".utf8)
      return
    }
    if number.isNegative, !number.isZero { bytes.append(UInt8(ascii: "-")) }
    for digit in number.digits { bytes.append(digit + 0x30) }
    bytes.append(UInt8(ascii: "e"))
    bytes.append(contentsOf: String(number.exponent).utf8)
  }
}
