/// One `Sprintf` of Go's fmt package: verbs, flags, widths and the words it has for misuse.
struct GoPrinter {
  struct Flags {
    var plus = false
    var minus = false
    var sharp = false
    var space = false
    var zero = false
    var width: Int?
    var precision: Int?
  }

  /// A width beyond this is Go's `%!(BADWIDTH)`.
  private static let widest = 1_000_000

  private let format: [UInt8]
  private let text: String
  private let origins: Origins
  private let arguments: [GoValue]
  private var offset = 0
  private var next = 0
  private var isReordered = false
  private var isGoodIndex = true
  private var output = OriginText()

  init(_ format: String, _ origins: Origins, _ arguments: [GoValue]) {
    text = format
    self.format = Array(format.utf8)
    self.origins = origins
    self.arguments = arguments
  }

  mutating func print(_ evaluation: GoEvaluation) throws(GoFailure) -> OriginText {
    while offset < format.count {
      let start = offset
      while offset < format.count, format[offset] != UInt8(ascii: "%") { offset += 1 }
      output.append(text, start..<offset, origins)
      guard offset < format.count else { break }
      offset += 1
      try verb(evaluation)
    }
    if !isReordered, next < arguments.count {
      let extra = arguments[next...].map { $0.isNull ? "<nil>" : "\($0.typeName)=\($0.goDescription)" }
      add("%!(EXTRA \(extra.joined(separator: ", ")))")
    }
    return output
  }

  private mutating func add(_ text: String) {
    output.append(text, nil as Origin?)
  }

  private mutating func verb(_ evaluation: GoEvaluation) throws(GoFailure) {
    isGoodIndex = true
    var flags = readFlags()
    readIndex()
    var afterIndex = false
    if peek(UInt8(ascii: "*")) {
      readStar(&flags.width, "%!(BADWIDTH)")
      if let width = flags.width, width < 0 {
        flags.width = -width
        flags.minus = true
        flags.zero = false
      }
    } else {
      flags.width = readNumber()
    }
    if peek(UInt8(ascii: ".")) {
      afterIndex = readIndex()
      if peek(UInt8(ascii: "*")) {
        readStar(&flags.precision, "%!(BADPREC)")
        if let precision = flags.precision, precision < 0 { flags.precision = nil }
      } else {
        flags.precision = readNumber() ?? 0
      }
    }
    if !afterIndex { readIndex() }
    guard offset < format.count else {
      add("%!(NOVERB)")
      return
    }
    let verb = readScalar()
    try evaluation.spend(bytes: (flags.width ?? 0) + (flags.precision ?? 0))
    if verb == "%" {
      add("%")
    } else if !isGoodIndex {
      add("%!\(verb)(BADINDEX)")
    } else if next >= arguments.count {
      add("%!\(verb)(MISSING)")
    } else {
      let value = arguments[next]
      next += 1
      // `%+v` asks for names of fields, not for signs.
      if verb == "v" { flags.plus = false }
      var formatter = GoValueFormatter(verb: verb, flags: flags)
      formatter.format(value)
      output.append(formatter.output)
    }
  }

  // MARK: Reading

  private mutating func peek(_ byte: UInt8) -> Bool {
    guard offset < format.count, format[offset] == byte else { return false }
    offset += 1
    return true
  }

  private mutating func readFlags() -> Flags {
    var flags = Flags()
    while offset < format.count {
      switch format[offset] {
      case UInt8(ascii: "#"): flags.sharp = true
      case UInt8(ascii: "0"): flags.zero = true
      case UInt8(ascii: "+"): flags.plus = true
      case UInt8(ascii: "-"): flags.minus = true
      case UInt8(ascii: " "): flags.space = true
      default:
        if flags.minus { flags.zero = false }
        return flags
      }
      offset += 1
    }
    return flags
  }

  private mutating func readNumber() -> Int? {
    var number: Int?
    while offset < format.count, (0x30...0x39).contains(format[offset]) {
      number = min((number ?? 0) * 10 + Int(format[offset] - 0x30), Self.widest + 1)
      offset += 1
    }
    return number.map { min($0, Self.widest) }
  }

  /// `[3]`: the next argument is the third. Whether one stood there.
  @discardableResult
  private mutating func readIndex() -> Bool {
    guard offset < format.count, format[offset] == UInt8(ascii: "[") else { return false }
    isReordered = true
    let start = offset
    guard let end = format[start...].firstIndex(of: UInt8(ascii: "]")) else {
      isGoodIndex = false
      offset = start + 1
      return false
    }
    offset = end + 1
    guard let number = Int(String(decoding: format[start + 1..<end], as: UTF8.self)), number >= 1,
      number <= arguments.count
    else {
      isGoodIndex = false
      return true
    }
    next = number - 1
    return true
  }

  private mutating func readStar(_ target: inout Int?, _ fault: String) {
    guard next < arguments.count, case .int(let int, let type) = arguments[next].content, type == .int,
      int.magnitude <= UInt(Self.widest)
    else {
      add(fault)
      if next < arguments.count { next += 1 }
      return
    }
    target = int
    next += 1
  }

  private mutating func readScalar() -> Character {
    let start = offset
    offset += 1
    while offset < format.count, format[offset] & 0xC0 == 0x80 { offset += 1 }
    return String(decoding: format[start..<offset], as: UTF8.self).first ?? "%"
  }
}
