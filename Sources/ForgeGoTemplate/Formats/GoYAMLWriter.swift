import ForgeYAML

/// Writes values as Go's writers of YAML do, keys sorted, block style. Every key and scalar keeps its origin.
struct GoYAMLWriter {
  enum Dialect: Hashable {
    /// sigs.k8s.io/yaml, which goes through JSON into gopkg.in/yaml.v2: lists stand under their key, long lines are folded.
    case version2
    /// gopkg.in/yaml.v3 with an indent of 2: lists stand in by two, no line is folded.
    case version3
  }

  let dialect: Dialect
  let evaluation: GoEvaluation
  var text = OriginText()
  private var depth = 0

  private static let deepest = 1_000

  /// The text of `value`, with the line end that the writer leaves at its end.
  static func write(
    _ value: GoValue, _ dialect: Dialect = .version2, _ evaluation: GoEvaluation
  ) throws(GoFailure) -> OriginText {
    var writer = GoYAMLWriter(dialect: dialect, evaluation: evaluation)
    try writer.write(value, indent: 0, startsLine: true, isRoot: true)
    return writer.text
  }

  private init(dialect: Dialect, evaluation: GoEvaluation) {
    self.dialect = dialect
    self.evaluation = evaluation
  }

  private var listIndent: Int { dialect == .version3 ? 2 : 0 }

  mutating func put(_ string: StaticString) {
    text.append(UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount), nil)
  }

  mutating func pad(_ count: Int) {
    text.append(repeatElement(0x20, count: count), nil)
  }

  /// Writes a value whose first line the cursor stands in. Collections that are not empty begin a line of their own unless
  /// `startsLine` says that they are at the start of one.
  private mutating func write(
    _ value: GoValue, indent: Int, startsLine: Bool, isRoot: Bool = false
  ) throws(GoFailure) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw GoFailure("value is nested too deep", kind: .limit) }
    try evaluation.spendStep()
    try evaluation.spend(bytes: indent)
    if let map = value.map {
      guard !map.entries.isEmpty else {
        put(startsLine ? "{}\n" : " {}\n")
        return
      }
      if !startsLine { put("\n") }
      let start = isRoot || startsLine ? indent : indent + 2
      try write(map, indent: start, isOnFirstLine: startsLine)
    } else if let list = value.list, !list.isNil || dialect == .version3 {
      guard !list.elements.isEmpty else {
        put(startsLine ? "[]\n" : " []\n")
        return
      }
      if !startsLine { put("\n") }
      try write(list, indent: startsLine ? indent : indent + listIndent, isOnFirstLine: startsLine)
    } else {
      if !startsLine { put(" ") }
      try writeScalar(value, indent: indent)
    }
  }

  private mutating func write(_ map: GoMap, indent: Int, isOnFirstLine: Bool) throws(GoFailure) {
    let keys = map.entries.keys.sorted { GoYAMLKeyOrder.precedes($0, $1, dialect) }
    for (place, key) in keys.enumerated() {
      guard let entry = map.entries[key] else { continue }
      if place > 0 || !isOnFirstLine { pad(indent) }
      let name = GoValue(.string(key), entry.keyOrigin)
      if dialect == .version2 { try GoYAMLScalar.checkReadable(key, isKey: true) }
      if GoYAMLScalar.isSimpleKey(key) {
        try writeString(key, name.origins, indent: indent, isKey: true)
        put(":")
        try write(entry.value, indent: indent, startsLine: false)
      } else {
        put("? ")
        try writeScalar(name, indent: indent)
        pad(indent)
        put(": ")
        let isScalar = entry.value.map == nil && entry.value.list == nil
        try write(entry.value, indent: isScalar ? indent : indent + 2, startsLine: true)
      }
    }
  }

  private mutating func write(_ list: GoList, indent: Int, isOnFirstLine: Bool) throws(GoFailure) {
    for (place, element) in list.elements.enumerated() {
      if place > 0 || !isOnFirstLine { pad(indent) }
      put("- ")
      try write(element, indent: element.map == nil && element.list == nil ? indent : indent + 2, startsLine: true)
    }
  }

  private mutating func writeScalar(_ value: GoValue, indent: Int) throws(GoFailure) {
    if let string = try string(of: value) {
      try evaluation.spend(bytes: string.utf8.count)
      try writeString(string, value.origins, indent: indent, isKey: false)
    } else {
      text.append(try plain(value), value.origins.collapsed)
    }
    // Line ends at the end of a block are its own.
    if text.bytes.last != 0x0A { put("\n") }
  }

  /// What is written as a string; times and versions are strings in JSON, too.
  private func string(of value: GoValue) throws(GoFailure) -> String? {
    switch value.content {
    case .string(let string):
      guard dialect == .version2 else { return string }
      try GoYAMLScalar.checkReadable(string)
      // JSON leaves it as it is, and in YAML it ends a line, which makes a space.
      return string.replacing("\u{85}", with: " ")
    case .object(let object as GoTime): return dialect == .version3 ? nil : object.timestamp
    case .object(let object): return object.description
    default: return nil
    }
  }

  /// A scalar that is no string; in version 2, as it comes out of JSON.
  private func plain(_ value: GoValue) throws(GoFailure) -> String {
    switch value.content {
    case .null: return "null"
    case .bool(let bool): return bool ? "true" : "false"
    case .int(let int, let type): return dialect == .version3 || type.isUnsigned ? value.goDescription : String(int)
    case .list: return "null"
    case .object(let object as GoTime): return object.timestamp
    case .float(let double) where dialect == .version3:
      return double.isFinite ? GoNumber.shortest(double) : double.isNaN ? ".nan" : double < 0 ? "-.inf" : ".inf"
    case .float(let double):
      guard double.isFinite else { throw GoFailure("json: unsupported value: \(GoNumber.shortest(double))") }
      if let int = Int(exactly: double) { return String(int) }
      if let int = UInt(exactly: double) { return String(int) }
      return GoNumber.shortest(double)
    default: return value.goDescription
    }
  }
}
