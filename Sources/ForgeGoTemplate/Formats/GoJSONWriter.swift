/// Writes values as Go's encoding/json does: keys sorted by their bytes, `<`, `>`, `&` and line separators escaped unless
/// asked not to. Every key and scalar keeps its origin.
struct GoJSONWriter {
  private let indent: String
  private let escapesHTML: Bool
  private let evaluation: GoEvaluation
  private var text = OriginText()
  private var depth = 0

  private static let deepest = 1_000

  /// The text of `value`; with `indent`, on lines of its own.
  static func write(
    _ value: GoValue, indent: String = "", escapesHTML: Bool = true, _ evaluation: GoEvaluation
  ) throws(GoFailure) -> OriginText {
    var writer = GoJSONWriter(indent: indent, escapesHTML: escapesHTML, evaluation: evaluation)
    try writer.write(value)
    return writer.text
  }

  private init(indent: String, escapesHTML: Bool, evaluation: GoEvaluation) {
    self.indent = indent
    self.escapesHTML = escapesHTML
    self.evaluation = evaluation
  }

  private mutating func put(_ string: String) {
    text.append(string, nil as Origin?)
  }

  private mutating func line() {
    guard !indent.isEmpty else { return }
    put("\n" + String(repeating: indent, count: depth))
  }

  private mutating func write(_ value: GoValue) throws(GoFailure) {
    guard depth <= Self.deepest else { throw GoFailure("value is nested too deep", kind: .limit) }
    try evaluation.spendStep()
    try evaluation.spend(bytes: indent.utf8.count * depth)
    if let map = value.map {
      guard !map.entries.isEmpty else { return put("{}") }
      put("{")
      depth += 1
      for (place, key) in map.sortedKeys.enumerated() {
        guard let entry = map.entries[key] else { continue }
        if place > 0 { put(",") }
        line()
        writeString(key, entry.keyOrigin.map { .whole($0) } ?? .unknown)
        put(indent.isEmpty ? ":" : ": ")
        try write(entry.value)
      }
      depth -= 1
      line()
      put("}")
    } else if let list = value.list {
      guard !list.elements.isEmpty else { return put(list.isNil ? "null" : "[]") }
      put("[")
      depth += 1
      for (place, element) in list.elements.enumerated() {
        if place > 0 { put(",") }
        line()
        try write(element)
      }
      depth -= 1
      line()
      put("]")
    } else if case .string(let string) = value.content {
      try evaluation.spend(bytes: string.utf8.count)
      writeString(string, value.origins)
    } else {
      text.append(try Self.scalar(value), value.origins.collapsed)
    }
  }

  private static func scalar(_ value: GoValue) throws(GoFailure) -> String {
    switch value.content {
    case .float(let double):
      guard double.isFinite else { throw GoFailure("json: unsupported value: \(GoNumber.shortest(double))") }
      let magnitude = double.magnitude
      let (digits, exponent) = GoNumber.decimal(magnitude)
      let sign = double.sign == .minus ? "-" : ""
      guard magnitude != 0, magnitude < 1e-6 || magnitude >= 1e21 else {
        return sign + GoNumber.positional(digits, exponent)
      }
      // encoding/json writes e-09 as e-9.
      return sign + GoNumber.scientific(digits, exponent).replacing("e-0", with: "e-")
    case .null: return "null"
    case .object(let object): return "\"\((object as? GoTime)?.timestamp ?? object.description)\""
    case .int(let int, _): return String(int)
    default: return value.goDescription
    }
  }

  private mutating func writeString(_ string: String, _ origins: Origins) {
    put("\"")
    let escaped = escaped(string)
    text.append(escaped, escaped == string ? origins : origins.collapsed)
    put("\"")
  }

  private func escaped(_ string: String) -> String {
    guard
      string.utf8.contains(where: {
        $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x3C || $0 == 0x3E || $0 == 0x26 || $0 == 0xE2
      })
    else { return string }
    var result = ""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "<" where escapesHTML: result += "\\u003c"
      case ">" where escapesHTML: result += "\\u003e"
      case "&" where escapesHTML: result += "\\u0026"
      case "\u{2028}": result += "\\u2028"
      case "\u{2029}": result += "\\u2029"
      case _ where scalar.value < 0x20:
        result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
