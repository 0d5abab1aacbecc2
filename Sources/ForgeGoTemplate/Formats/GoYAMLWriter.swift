import ForgeYAML

/// Writes values as sigs.k8s.io/yaml does: through JSON into gopkg.in/yaml.v2, keys sorted, block style. Every key and scalar
/// keeps its origin.
struct GoYAMLWriter {
  /// How far the items of a list stand in from the key above: 0 in `toYaml`, 2 in `toYamlPretty`.
  private let listIndent: Int
  private let evaluation: GoEvaluation
  private var text = OriginText()
  private var depth = 0

  private static let deepest = 1_000

  /// The text of `value`, with the line end that the writer leaves at its end.
  static func write(_ value: GoValue, listIndent: Int = 0, _ evaluation: GoEvaluation) throws(GoFailure) -> OriginText {
    var writer = GoYAMLWriter(listIndent: listIndent, evaluation: evaluation)
    try writer.write(value, indent: 0, startsLine: true, isRoot: true)
    return writer.text
  }

  private init(listIndent: Int, evaluation: GoEvaluation) {
    self.listIndent = listIndent
    self.evaluation = evaluation
  }

  private mutating func put(_ string: StaticString) {
    text.append(UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount), nil)
  }

  private mutating func pad(_ count: Int) {
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
    } else if let list = value.list {
      guard !list.elements.isEmpty else {
        put(startsLine ? "[]\n" : " []\n")
        return
      }
      if !startsLine { put("\n") }
      try write(list, indent: startsLine ? indent : indent + listIndent, isOnFirstLine: startsLine)
    } else {
      if !startsLine { put(" ") }
      try writeScalar(value, indent: indent)
      put("\n")
    }
  }

  private mutating func write(_ map: GoMap, indent: Int, isOnFirstLine: Bool) throws(GoFailure) {
    let keys = map.entries.keys.sorted(by: Self.precedes)
    for (place, key) in keys.enumerated() {
      guard let entry = map.entries[key] else { continue }
      if place > 0 || !isOnFirstLine { pad(indent) }
      let scalar = GoYAMLScalar(string: key, isKey: true)
      text.append(scalar.text, scalar.text == key ? entry.keyOrigin : entry.keyOrigin)
      put(":")
      try write(entry.value, indent: indent, startsLine: false)
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
    guard case .string(let string) = value.content else {
      text.append(Self.plain(value), value.origins.collapsed)
      return
    }
    try evaluation.spend(bytes: string.utf8.count)
    let scalar = GoYAMLScalar(string: string, isKey: false)
    switch scalar.style {
    case .literal(let header):
      text.append(header, nil as Origin?)
      writeLines(string, value.origins, indent: indent + 2)
    case .plain: text.append(string, value.origins)
    case .singleQuoted where scalar.text.utf8.count == string.utf8.count + 2,
      .doubleQuoted where scalar.text.utf8.count == string.utf8.count + 2:
      let mark = scalar.text.utf8.prefix(1)
      text.append(mark, nil)
      text.append(string, value.origins)
      text.append(mark, nil)
    case .singleQuoted, .doubleQuoted: text.append(scalar.text, value.origins.collapsed)
    }
  }

  private mutating func writeLines(_ string: String, _ origins: Origins, indent: Int) {
    let bytes = Array(string.utf8)
    var start = 0
    while start < bytes.count {
      put("\n")
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if end > start {
        pad(indent)
        text.append(bytes, start..<end, origins)
      }
      start = end + 1
    }
  }

  /// A scalar that is no string, as it comes out of JSON.
  static func plain(_ value: GoValue) -> String {
    switch value.content {
    case .null: return "null"
    case .bool(let bool): return bool ? "true" : "false"
    case .int(let int, _): return String(int)
    case .float(let double):
      if let int = Int(exactly: double) { return String(int) }
      if let int = UInt(exactly: double) { return String(int) }
      return GoNumber.shortest(double)
    case .object(let object): return GoYAMLScalar(string: object.description, isKey: false).text
    default: return value.goDescription
    }
  }

  /// The order of keys in yaml.v2: numbers inside names by their value, letters after everything else.
  static func precedes(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    for place in 0..<min(left.count, right.count) where left[place] != right[place] {
      let (one, other) = (left[place], right[place])
      let (isLetter, isOtherLetter) = (one.properties.isAlphabetic, other.properties.isAlphabetic)
      if isLetter && isOtherLetter { return one.value < other.value }
      if isLetter || isOtherLetter { return isOtherLetter }
      var (number, otherNumber) = (0, 0)
      if one == "0" || other == "0" {
        var before = place - 1
        while before >= 0, isDigit(left[before]) {
          if left[before] != "0" {
            (number, otherNumber) = (1, 1)
            break
          }
          before -= 1
        }
      }
      let end = digits(left, from: place, into: &number)
      let otherEnd = digits(right, from: place, into: &otherNumber)
      if number != otherNumber { return number < otherNumber }
      if end != otherEnd { return end < otherEnd }
      return one.value < other.value
    }
    return left.count < right.count
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  private static func digits(_ text: [Unicode.Scalar], from start: Int, into number: inout Int) -> Int {
    var place = start
    while place < text.count, isDigit(text[place]) {
      number = number &* 10 &+ Int(text[place].value - 0x30)
      place += 1
    }
    return place
  }
}
