/// Writes maps as TOML in the way of BurntSushi/toml: keys sorted, plain values before tables, two spaces for each table in
/// a table; floats always with a point.
struct TOMLWriter {
  private var text = OriginText()
  private let evaluation: GoEvaluation

  static func write(_ value: GoValue, _ evaluation: GoEvaluation) throws(GoFailure) -> OriginText {
    guard let map = value.map else {
      throw GoFailure("toml: top-level values must be Go maps or structs")
    }
    var writer = TOMLWriter(evaluation: evaluation)
    try writer.table(map, path: [], depth: 0)
    return writer.text
  }

  private init(evaluation: GoEvaluation) {
    self.evaluation = evaluation
  }

  private mutating func put(_ string: String) {
    text.append(string, nil as Origin?)
  }

  private static func isTables(_ value: GoValue) -> Bool {
    guard let list = value.list, !list.elements.isEmpty else { return false }
    return list.elements.allSatisfy { $0.map != nil }
  }

  private mutating func table(_ map: GoMap, path: [String], depth: Int) throws(GoFailure) {
    guard depth < 100 else { throw GoFailure("value is nested too deep", kind: .limit) }
    try evaluation.spendStep()
    let indent = String(repeating: "  ", count: path.count)
    let keys = map.sortedKeys.filter { !(map[$0]?.isNull ?? true) }
    for key in keys {
      guard let entry = map.entries[key], entry.value.map == nil, !Self.isTables(entry.value) else { continue }
      try evaluation.spendStep()
      put(indent)
      text.append(Self.key(key), entry.keyOrigin)
      put(" = ")
      try inline(entry.value, depth: depth)
      put("\n")
    }
    for key in keys {
      guard let entry = map.entries[key] else { continue }
      let inner = path + [Self.key(key)]
      let header = String(repeating: "  ", count: path.count)
      if let map = entry.value.map {
        if path.isEmpty, !text.isEmpty { put("\n") }
        put("\(header)[\(inner.joined(separator: "."))]\n")
        try table(map, path: inner, depth: depth + 1)
      } else if Self.isTables(entry.value) {
        for element in entry.value.list?.elements ?? [] {
          if !text.isEmpty { put("\n") }
          put("\(header)[[\(inner.joined(separator: "."))]]\n")
          if let map = element.map { try table(map, path: inner, depth: depth + 1) }
        }
      }
    }
  }

  private static func key(_ key: String) -> String {
    let isBare =
      !key.isEmpty
      && key.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
      }
    return isBare ? key : quoted(key)
  }

  private mutating func inline(_ value: GoValue, depth: Int) throws(GoFailure) {
    try evaluation.spendStep()
    guard depth < 100 else { throw GoFailure("value is nested too deep", kind: .limit) }
    switch value.content {
    case .string(let string):
      let quoted = Self.quoted(string)
      guard quoted.utf8.count == string.utf8.count + 2 else { return text.append(quoted, value.origins.collapsed) }
      put("\"")
      text.append(string, value.origins)
      put("\"")
    case .float(let double):
      text.append(Self.number(double), value.origins.collapsed)
    case .list(let list):
      put("[")
      for (place, element) in list.elements.enumerated() {
        if place > 0 { put(", ") }
        try inline(element, depth: depth + 1)
      }
      put("]")
    case .map(let map):
      put("{")
      // Plain values stand before tables here, too.
      let keys = map.sortedKeys.filter { !(map[$0]?.isNull ?? true) }
      let direct = keys.filter { !Self.isTable(map[$0]) }
      for (place, key) in (direct + keys.filter { Self.isTable(map[$0]) }).enumerated() {
        guard let entry = map.entries[key] else { continue }
        put(place > 0 ? ", " : "")
        text.append(Self.key(key), entry.keyOrigin)
        put(" = ")
        try inline(entry.value, depth: depth + 1)
      }
      put("}")
    default: text.append(value.goDescription, value.origins.collapsed)
    }
  }

  private static func isTable(_ value: GoValue?) -> Bool {
    value.map { $0.map != nil || isTables($0) } ?? false
  }

  /// Without an exponent, and with a digit behind the point at least.
  private static func number(_ double: Double) -> String {
    guard double.isFinite else { return double.isNaN ? "nan" : double < 0 ? "-inf" : "inf" }
    let (digits, exponent) = GoNumber.decimal(double.magnitude)
    let text = (double.sign == .minus ? "-" : "") + GoNumber.positional(digits, exponent)
    return text.contains(".") ? text : "\(text).0"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\u{08}": result += "\\b"
      case "\u{0C}": result += "\\f"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
