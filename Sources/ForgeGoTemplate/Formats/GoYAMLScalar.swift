import ForgeYAML

/// A string as yaml.v2 writes it: which style it takes, and its text in that style (emitterc.go, `analyze_scalar` and
/// `select_scalar_style`; encode.go, `stringv`).
struct GoYAMLScalar {
  enum Style: Hashable {
    case plain, singleQuoted, doubleQuoted
    /// A block of lines; the header with its hints.
    case literal(String)
  }

  let style: Style
  /// The text on one line; for a block, empty.
  let text: String

  init(string: String, isKey: Bool) {
    let shape = Shape(string)
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
    text =
      switch style {
      case .plain: string
      case .singleQuoted: "'\(string.replacing("'", with: "''"))'"
      case .doubleQuoted: Self.doubleQuoted(string)
      case .literal: ""
      }
  }

  /// Whether a reader of yaml.v2 takes the plain text for a string.
  private static func isString(_ text: String) -> Bool {
    guard case .string = YAMLSchema.go.value(ofPlain: text) else { return false }
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

  private static func doubleQuoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x00: text += "\\0"
      case 0x07: text += "\\a"
      case 0x08: text += "\\b"
      case 0x09: text += "\\t"
      case 0x0A: text += "\\n"
      case 0x0B: text += "\\v"
      case 0x0C: text += "\\f"
      case 0x0D: text += "\\r"
      case 0x1B: text += "\\e"
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0x85: text += "\\N"
      case 0xA0: text += "\\_"
      case 0x2028: text += "\\L"
      case 0x2029: text += "\\P"
      case _ where Shape.isPrintable(scalar): text.unicodeScalars.append(scalar)
      case ...0xFF: text += "\\x" + hexadecimal(scalar.value, 2)
      case ...0xFFFF: text += "\\u" + hexadecimal(scalar.value, 4)
      default: text += "\\U" + hexadecimal(scalar.value, 8)
      }
    }
    return text + "\""
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

  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    [0x0A, 0x0D, 0x85, 0x2028, 0x2029].contains(scalar.value)
  }

  init(_ string: String) {
    let scalars = Array(string.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last else {
      allowsBlock = false
      return
    }
    var hasIndicators = string.hasPrefix("---") || string.hasPrefix("...")
    var isSpecial = false
    var (hasSpaceBreak, hasBreakSpace) = (false, false)
    var (afterSpace, afterBreak) = (false, false)
    for (place, scalar) in scalars.enumerated() {
      let next = place + 1 < scalars.count ? scalars[place + 1] : nil
      let isFollowedByBlank = next.map { $0 == " " || $0 == "\t" || Self.isBreak($0) } ?? true
      let isPrecededByBlank =
        place == 0 || scalars[place - 1] == " " || scalars[place - 1] == "\t" || Self.isBreak(scalars[place - 1])
      if place == 0 {
        if "#,[]{}&*!|>'\"%@`".unicodeScalars.contains(scalar) { hasIndicators = true }
        if (scalar == "?" || scalar == ":" || scalar == "-") && isFollowedByBlank { hasIndicators = true }
      } else {
        if scalar == ":" && isFollowedByBlank || scalar == "#" && isPrecededByBlank { hasIndicators = true }
      }
      if !Self.isPrintable(scalar) { isSpecial = true }
      if scalar == " " {
        if afterBreak { hasBreakSpace = true }
        (afterSpace, afterBreak) = (true, false)
      } else if Self.isBreak(scalar) {
        hasBreaks = true
        if afterSpace { hasSpaceBreak = true }
        (afterSpace, afterBreak) = (false, true)
      } else {
        (afterSpace, afterBreak) = (false, false)
      }
    }
    let hasEdges = first == " " || last == " " || Self.isBreak(first) || Self.isBreak(last)
    if hasEdges || hasBreaks || hasIndicators { allowsPlain = false }
    if last == " " { allowsBlock = false }
    if hasBreakSpace { (allowsPlain, allowsSingleQuoted) = (false, false) }
    if hasSpaceBreak || isSpecial { (allowsPlain, allowsSingleQuoted, allowsBlock) = (false, false, false) }
  }
}
