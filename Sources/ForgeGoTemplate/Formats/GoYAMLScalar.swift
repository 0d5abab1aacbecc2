import ForgeYAML

/// The style in which a string is written as YAML by Go (emitterc.go, `analyze_scalar` and `select_scalar_style`; encode.go,
/// `stringv`).
struct GoYAMLScalar {
  enum Style: Hashable {
    case plain, singleQuoted, doubleQuoted
    /// A block of lines; the header with its hints.
    case literal(String)
  }

  let style: Style

  /// `isKey` is for keys that stand on one line with their values.
  init(string: String, isKey: Bool, dialect: GoYAMLWriter.Dialect) {
    let shape = Shape(string, dialect)
    var style = Style.plain
    if string.utf8.contains(0x0A) {
      style = .literal(Self.header(string))
    } else if !Self.isString(string) {
      style = .doubleQuoted
    }
    if isKey, shape.hasBreaks { style = .doubleQuoted }
    if style == .plain {
      if !shape.allowsPlain || string.isEmpty && isKey { style = .singleQuoted }
    }
    if style == .singleQuoted, !shape.allowsSingleQuoted { style = .doubleQuoted }
    if case .literal = style, !shape.allowsBlock || isKey { style = .doubleQuoted }
    self.style = style
  }

  /// Whether `key` may stand on one line with its value: longer ones, and those with line ends, stand behind a `?`.
  static func isSimpleKey(_ key: String) -> Bool {
    key.utf8.count <= 128 && !key.unicodeScalars.contains(where: isBreak)
  }

  static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether a double-quoted scalar has the character as it is; four bytes are too many for both writers.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: true
    default: false
    }
  }

  /// Whether a reader of yaml.v2 takes the plain text for a string.
  private static func isString(_ text: String) -> Bool {
    switch YAMLSchema.go.value(ofPlain: text) {
    case .string: break
    // Digits beyond the range of doubles are a text to Go.
    case .float(let double) where !double.isFinite && text.utf8.contains(where: { (0x30...0x39).contains($0) }): break
    default: return false
    }
    guard let first = text.utf8.first, (0x30...0x39).contains(first) || first == 0x2B || first == 0x2D else {
      return true
    }
    return !isSexagesimal(text) && !isTimestamp(text)
  }

  /// `1:30`, which readers of YAML 1.1 take for a number.
  private static func isSexagesimal(_ text: String) -> Bool {
    var parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count > 1 else { return false }
    if let first = parts[0].first, first == 0x2B || first == 0x2D { parts[0] = parts[0].dropFirst() }
    guard let lead = parts[0].first, (0x30...0x39).contains(lead),
      parts[0].allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") })
    else { return false }
    for (place, part) in parts.enumerated().dropFirst() {
      let whole = place == parts.count - 1 ? part.prefix { $0 != UInt8(ascii: ".") } : part
      guard !whole.isEmpty, whole.count <= 2, whole.allSatisfy({ (0x30...0x39).contains($0) }),
        whole.count < 2 || whole.first.map({ $0 <= 0x35 }) == true
      else { return false }
      let fraction = part.dropFirst(whole.count)
      guard fraction.dropFirst().allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }) else {
        return false
      }
    }
    return true
  }

  /// `2006-1-2`, and the same with a time behind it (resolve.go, `parseTimestamp`).
  private static func isTimestamp(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 8, bytes[..<4].allSatisfy({ (0x30...0x39).contains($0) }), bytes[4] == 0x2D else {
      return false
    }
    var place = 5
    func digits(_ most: Int) -> Int? {
      let start = place
      while place < bytes.count, place - start < most, (0x30...0x39).contains(bytes[place]) { place += 1 }
      return place > start ? Int(String(decoding: bytes[start..<place], as: UTF8.self)) : nil
    }
    guard let month = digits(2), (1...12).contains(month), place < bytes.count, bytes[place] == 0x2D else {
      return false
    }
    place += 1
    guard let day = digits(2), (1...31).contains(day) else { return false }
    if place == bytes.count { return true }
    guard bytes[place] == UInt8(ascii: "T") || bytes[place] == UInt8(ascii: "t") || bytes[place] == 0x20 else {
      return false
    }
    while place < bytes.count,
      bytes[place] == 0x20 || bytes[place] == UInt8(ascii: "T") || bytes[place] == UInt8(ascii: "t")
    {
      place += 1
    }
    for separator in [UInt8(ascii: ":"), UInt8(ascii: ":"), 0] {
      guard let value = digits(2), value < 60 else { return false }
      if separator != 0 {
        guard place < bytes.count, bytes[place] == separator else { return false }
        place += 1
      }
    }
    return bytes[place...].allSatisfy { (0x30...0x39).contains($0) || ".Zz+-: ".utf8.contains($0) }
  }

  private static func header(_ string: String) -> String {
    let bytes = Array(string.utf8)
    let hint = bytes.first.map { $0 == 0x20 || $0 == 0x0A } ?? false ? "2" : ""
    guard bytes.last == 0x0A else { return "|\(hint)-" }
    return bytes.count == 1 || bytes[bytes.count - 2] == 0x0A ? "|\(hint)+" : "|\(hint)"
  }

  /// How a double-quoted scalar has the character.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x00: "\\0"
    case 0x07: "\\a"
    case 0x08: "\\b"
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0B: "\\v"
    case 0x0C: "\\f"
    case 0x0D: "\\r"
    case 0x1B: "\\e"
    case 0x22: "\\\""
    case 0x5C: "\\\\"
    case 0x85: "\\N"
    case 0xA0: "\\_"
    case 0x2028: "\\L"
    case 0x2029: "\\P"
    case ...0xFF: "\\x" + hexadecimal(scalar.value, 2)
    case ...0xFFFF: "\\u" + hexadecimal(scalar.value, 4)
    default: "\\U" + hexadecimal(scalar.value, 8)
    }
  }

  private static func hexadecimal(_ value: UInt32, _ count: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }
}

/// What a text holds that decides on its style.
private struct Shape {
  private(set) var hasBreaks = false
  private(set) var allowsPlain = true
  private(set) var allowsSingleQuoted = true
  private(set) var allowsBlock = true

  init(_ string: String, _ dialect: GoYAMLWriter.Dialect) {
    let scalars = Array(string.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last else {
      allowsBlock = false
      return
    }
    var hasIndicators = string.hasPrefix("---") || string.hasPrefix("...")
    var (isSpecial, hasTabs) = (false, false)
    var (hasSpaceBreak, hasBreakSpace) = (false, false)
    var (afterSpace, afterBreak) = (false, false)
    for (place, scalar) in scalars.enumerated() {
      let next = place + 1 < scalars.count ? scalars[place + 1] : nil
      let isFollowedByBlank = next.map { $0 == " " || $0 == "\t" || GoYAMLScalar.isBreak($0) } ?? true
      let isPrecededByBlank =
        place == 0 || scalars[place - 1] == " " || scalars[place - 1] == "\t"
        || GoYAMLScalar.isBreak(scalars[place - 1])
      if place == 0 {
        if "#,[]{}&*!|>'\"%@`".unicodeScalars.contains(scalar) { hasIndicators = true }
        if (scalar == "?" || scalar == ":" || scalar == "-") && isFollowedByBlank { hasIndicators = true }
      } else {
        if scalar == ":" && isFollowedByBlank || scalar == "#" && isPrecededByBlank { hasIndicators = true }
      }
      if scalar == "\t", dialect == .version3 {
        hasTabs = true
      } else if !GoYAMLScalar.isPrintable(scalar) {
        isSpecial = true
      }
      if scalar == " " {
        if afterBreak { hasBreakSpace = true }
        (afterSpace, afterBreak) = (true, false)
      } else if GoYAMLScalar.isBreak(scalar) {
        hasBreaks = true
        if afterSpace { hasSpaceBreak = true }
        (afterSpace, afterBreak) = (false, true)
      } else {
        (afterSpace, afterBreak) = (false, false)
      }
    }
    let hasEdges = first == " " || last == " " || GoYAMLScalar.isBreak(first) || GoYAMLScalar.isBreak(last)
    if hasEdges || hasBreaks || hasIndicators { allowsPlain = false }
    if last == " " { allowsBlock = false }
    if hasBreakSpace { (allowsPlain, allowsSingleQuoted) = (false, false) }
    if hasTabs { (allowsPlain, allowsSingleQuoted) = (false, false) }
    if hasSpaceBreak || isSpecial { (allowsPlain, allowsSingleQuoted, allowsBlock) = (false, false, false) }
  }
}
