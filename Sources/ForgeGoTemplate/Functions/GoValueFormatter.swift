/// One value under one verb (fmt, print.go `printArg` and format.go).
struct GoValueFormatter {
  let verb: Character
  let flags: GoPrinter.Flags
  private(set) var output = OriginText()
  private var budget = ValueBudget()

  init(verb: Character, flags: GoPrinter.Flags) {
    self.verb = verb
    self.flags = flags
  }

  mutating func format(_ value: GoValue) {
    if verb == "T" { return pad(value.typeName, value.origins.collapsed) }
    if verb == "p" { return bad(value) }
    if verb == "w" { return bad(value) }
    if value.isNull {
      if verb == "v" { pad("<nil>", value.origins) } else { add("%!\(verb)(<nil>)") }
      return
    }
    if case .object(let object as GoNamedNumber) = value.content, "bdoOxX".contains(verb) {
      return print(.int(object.number))
    }
    if case .object(let object) = value.content, object.plain == nil {
      return verb == "q" ? pad(Self.quoted(object.description), .unknown) : pad(object.description, .unknown)
    }
    print(value)
  }

  private mutating func print(_ value: GoValue) {
    switch value.content {
    case .null: verb == "v" ? pad(flags.sharp ? "interface {}(nil)" : "<nil>", value.origins) : add("%!\(verb)(<nil>)")
    case .bool(let bool):
      guard verb == "t" || verb == "v" else { return bad(value) }
      pad(bool ? "true" : "false", value.origins)
    case .int(let int, let type): printInteger(int, type, value)
    case .float(let double): printFloat(double, value)
    case .string(let text): printString(text, value)
    case .list(let list): printList(list, value)
    case .map(let map): printMap(map)
    case .object(let object):
      guard let plain = object.plain else { return pad(object.description, .unknown) }
      print(plain)
    }
  }

  private mutating func add(_ text: String, _ origin: Origin? = nil) {
    output.append(text, origin)
  }

  /// A verb that the value's type does not have: `%!d(string=x)`.
  private mutating func bad(_ value: GoValue) {
    add("%!\(verb)(\(value.isNull ? "<nil>" : "\(value.typeName)=\(value.goDescription)"))")
  }

  /// Adds text in the field's width, counted in code points.
  private mutating func pad(_ text: String, _ origins: Origins, zeros: Bool = false) {
    let missing = (flags.width ?? 0) - text.unicodeScalars.count
    let padding = missing > 0 ? String(repeating: zeros ? "0" : " ", count: missing) : ""
    if !flags.minus { add(padding) }
    output.append(text, origins)
    if flags.minus { add(padding) }
  }

  // MARK: Collections

  private mutating func printList(_ list: GoList, _ value: GoValue) {
    guard budget.enter() else { return }
    defer { budget.leave() }
    if list.type == .byte, "sqxX".contains(verb) {
      let bytes = list.elements.map { element -> UInt8 in
        if case .int(let int, _) = element.content { UInt8(truncatingIfNeeded: int) } else { 0 }
      }
      return printString(String(decoding: bytes, as: UTF8.self), value)
    }
    let isGo = verb == "v" && flags.sharp
    add(isGo ? "[]\(list.type.rawValue){" : "[")
    for (place, element) in list.elements.enumerated() {
      if place > 0 { add(isGo ? ", " : " ") }
      print(element)
    }
    add(isGo ? "}" : "]")
  }

  private mutating func printMap(_ map: GoMap) {
    guard budget.enter() else { return }
    defer { budget.leave() }
    let isGo = verb == "v" && flags.sharp
    add(isGo ? "map[string]\(map.type.rawValue){" : "map[")
    for (place, key) in map.sortedKeys.enumerated() {
      guard let entry = map.entries[key] else { continue }
      if place > 0 { add(isGo ? ", " : " ") }
      print(GoValue(.string(key), entry.keyOrigin))
      add(":")
      print(entry.value)
    }
    add(isGo ? "}" : "]")
  }

  // MARK: Strings

  private mutating func printString(_ text: String, _ value: GoValue) {
    let cut = Self.truncated(text, flags.precision)
    let origins = cut.utf8.count == text.utf8.count || flags.precision != nil ? value.origins : value.origins.collapsed
    switch verb {
    case "v" where flags.sharp: pad(Self.quoted(text), value.origins.collapsed)
    case "v", "s":
      var part = OriginText()
      part.append(text, 0..<cut.utf8.count, origins)
      pad(cut, part.origins, zeros: flags.zero && !flags.minus)
    case "q":
      let isRaw = flags.sharp && !cut.utf8.contains(UInt8(ascii: "`")) && !cut.utf8.contains { $0 < 0x20 && $0 != 0x09 }
      if isRaw { return pad("`\(cut)`", value.origins.collapsed) }
      let quoted = Self.quoted(cut, isASCII: flags.plus)
      guard quoted.utf8.count == cut.utf8.count + 2 else { return pad(quoted, value.origins.collapsed) }
      var whole = OriginText()
      whole.append("\"", nil as Origin?)
      whole.append(cut, value.origins)
      whole.append("\"", nil as Origin?)
      pad(quoted, whole.origins)
    case "x", "X":
      var digits = ""
      let bytes = flags.precision.map { Array(text.utf8.prefix($0)) } ?? Array(text.utf8)
      for (place, byte) in bytes.enumerated() {
        if flags.space, place > 0 { digits += " " }
        if flags.sharp, flags.space || place == 0 { digits += verb == "x" ? "0x" : "0X" }
        digits += (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: verb == "X")
      }
      pad(digits, value.origins.collapsed)
    default: bad(value)
    }
  }

  private static func truncated(_ text: String, _ count: Int?) -> String {
    guard let count, count < text.utf8.count else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(count)))
  }

  /// `strconv.Quote`.
  static func quoted(_ text: String, isASCII: Bool = false) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{07}": result += "\\a"
      case "\u{08}": result += "\\b"
      case "\u{0C}": result += "\\f"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0B}": result += "\\v"
      default:
        let isShown = scalar.isASCII ? scalar.value >= 0x20 && scalar.value != 0x7F : !isASCII && isPrintable(scalar)
        if isShown {
          result.unicodeScalars.append(scalar)
        } else if scalar.value < 0x80 {
          result += "\\x" + padded(scalar.value, 2)
        } else if scalar.value <= 0xFFFF {
          result += "\\u" + padded(scalar.value, 4)
        } else {
          result += "\\U" + padded(scalar.value, 8)
        }
      }
    }
    return result + "\""
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator, .paragraphSeparator:
      false
    default: true
    }
  }

  private static func padded(_ value: UInt32, _ count: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }

  // MARK: Numbers

  private mutating func printInteger(_ int: Int, _ type: GoIntType, _ value: GoValue) {
    if type == .duration, verb == "v" || verb == "s" { return pad(GoDuration.description(int), value.origins) }
    switch verb {
    case "v", "d": digits(int, radix: 10, prefix: "", value)
    case "b": digits(int, radix: 2, prefix: flags.sharp ? "0b" : "", value)
    case "o": digits(int, radix: 8, prefix: flags.sharp ? "0" : "", value)
    case "O": digits(int, radix: 8, prefix: "0o", value)
    case "x": digits(int, radix: 16, prefix: flags.sharp ? "0x" : "", value)
    case "X": digits(int, radix: 16, prefix: flags.sharp ? "0X" : "", value)
    case "c": pad(String(Character(Self.scalar(int))), value.origins.collapsed)
    case "q":
      let scalar = Self.scalar(int)
      let quoted =
        scalar == "'"
        ? "\\'" : scalar == "\"" ? "\"" : String(Self.quoted(String(Character(scalar))).dropFirst().dropLast())
      pad("'\(quoted)'", value.origins.collapsed)
    case "U":
      let hexadecimal = String(int.magnitude, radix: 16, uppercase: true)
      let code = "U+" + String(repeating: "0", count: max(0, 4 - hexadecimal.utf8.count)) + hexadecimal
      pad(flags.sharp ? "\(code) '\(Character(Self.scalar(int)))'" : code, value.origins.collapsed)
    default: bad(value)
    }
  }

  private static func scalar(_ int: Int) -> Unicode.Scalar {
    UInt32(exactly: int).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
  }

  private mutating func digits(_ int: Int, radix: Int, prefix: String, _ value: GoValue) {
    var digits = String(int.magnitude, radix: radix, uppercase: verb == "X")
    let sign = int < 0 ? "-" : flags.plus ? "+" : flags.space ? " " : ""
    var wanted = flags.precision ?? 0
    if flags.precision == 0, int == 0 { return pad("", .unknown) }
    if flags.precision == nil, flags.zero, !flags.minus, let width = flags.width {
      // Zeros fill the width less the sign; a prefix comes on top (format.go, `fmtInteger`).
      wanted = width - sign.utf8.count
    }
    digits = String(repeating: "0", count: max(0, wanted - digits.utf8.count)) + digits
    pad(sign + (prefix == "0" && digits.hasPrefix("0") ? "" : prefix) + digits, value.origins.collapsed)
  }

  /// C's `%a` with an exponent of at least two digits.
  private static func hexadecimal(_ double: Double, precision: Int?) -> String {
    let text =
      precision.map { GoNumber.formatted(double, UInt8(ascii: "a"), precision: $0) }
      ?? GoNumber.formatted(double, UInt8(ascii: "a"), precision: -1)
    guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }),
      text.distance(from: sign, to: text.endIndex) == 2
    else { return text }
    return text[...sign] + "0" + text[text.index(after: sign)...]
  }

  private mutating func printFloat(_ double: Double, _ value: GoValue) {
    var text: String
    switch verb {
    case "v", "g", "G":
      text =
        flags.precision.map { GoNumber.formatted(double, UInt8(ascii: "g"), precision: $0) }
        ?? GoNumber.shortest(double)
      if verb == "G" { text = text.uppercased() }
    case "e", "E":
      text = GoNumber.formatted(double, UInt8(ascii: "e"), precision: flags.precision ?? 6)
      if verb == "E" { text = text.uppercased() }
    case "f", "F": text = GoNumber.formatted(double, UInt8(ascii: "f"), precision: flags.precision ?? 6)
    case "x", "X":
      text = Self.hexadecimal(double, precision: flags.precision)
      if verb == "X" { text = text.uppercased() }
    default: return bad(value)
    }
    if !text.hasPrefix("-"), !text.hasPrefix("+") { text = (flags.plus ? "+" : flags.space ? " " : "") + text }
    guard flags.zero, !flags.minus, let width = flags.width, double.isFinite else {
      return pad(text, value.origins.collapsed)
    }
    let hasSign = text.hasPrefix("-") || text.hasPrefix("+") || text.hasPrefix(" ")
    let zeros = String(repeating: "0", count: max(0, width - text.utf8.count))
    let signed = hasSign ? text.prefix(1) + zeros + text.dropFirst() : Substring(zeros + text)
    pad(String(signed), value.origins.collapsed)
  }
}
