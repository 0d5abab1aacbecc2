/// Turns a pattern in the syntax of Go's regexp/syntax (RE2) into one that PCRE2 takes in the same sense. What RE2 has not, such
/// as lookaround and back references, is an error in Go's words.
struct GoRegexTranslator {
  private(set) var pattern = ""
  /// The names of the groups from the first on; empty for groups without one.
  private(set) var names: [String] = []

  let scalars: [Unicode.Scalar]
  var place = 0
  private var depth = 0
  /// Where the repetition operator right before `place` begins.
  private var lastRepeat: Int?
  /// Whether there is something that an operator could repeat.
  private var hasOperand = false

  init(_ pattern: String) throws(GoFailure) {
    scalars = Array(pattern.unicodeScalars)
    while place < scalars.count { try translateNext() }
    if depth > 0 { throw fault("missing closing )", 0..<scalars.count) }
  }

  func fault(_ problem: String, _ range: Range<Int>) -> GoFailure {
    GoFailure("error parsing regexp: \(problem): `\(text(range))`")
  }

  func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  func at(_ place: Int) -> Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z": true
    default: false
    }
  }

  private mutating func translateNext() throws(GoFailure) {
    let start = place
    var isRepeat = false
    switch scalars[place] {
    case "(": try openGroup()
    case ")":
      guard depth > 0 else { throw fault("unexpected )", 0..<scalars.count) }
      depth -= 1
      put(")")
    case "|":
      put("|")
      hasOperand = false
    case "^", "$", ".": put(String(scalars[place]))
    case "[":
      pattern += try translatedClass()
      hasOperand = true
    case "*", "+", "?":
      place += 1
      try putRepeat(start, String(scalars[start]))
      isRepeat = true
    case "{":
      guard let range = try repeatRange() else {
        putLiteral("{")
        place += 1
        break
      }
      try putRepeat(start, range)
      isRepeat = true
    case "\\": try putEscape()
    case let scalar:
      putLiteral(scalar)
      place += 1
    }
    lastRepeat = isRepeat ? start : nil
  }

  /// Adds what one character of the pattern stands for.
  private mutating func put(_ string: String) {
    pattern += string
    place += 1
    hasOperand = true
  }

  private mutating func putLiteral(_ scalar: Unicode.Scalar) {
    hasOperand = true
    if scalar.isASCII, !isAlphanumeric(scalar), scalar != "_" {
      pattern += "\\x{\(String(scalar.value, radix: 16))}"
    } else {
      pattern.unicodeScalars.append(scalar)
    }
  }

  private mutating func putEscape() throws(GoFailure) {
    switch at(place + 1) {
    case "A", "b", "B", "z":
      pattern += text(place..<place + 2)
      hasOperand = true
      place += 2
    case "Q":
      place += 2
      while place < scalars.count {
        if scalars[place] == "\\", at(place + 1) == "E" {
          place += 2
          return
        }
        putLiteral(scalars[place])
        place += 1
      }
    default:
      if let group = try classEscape() {
        pattern += "[\(group)]"
        hasOperand = true
      } else {
        putLiteral(try escaped())
      }
    }
  }

  // MARK: Repetitions

  private mutating func putRepeat(_ start: Int, _ text: String) throws(GoFailure) {
    let isLazy = at(place) == "?"
    if isLazy { place += 1 }
    if let lastRepeat { throw fault("invalid nested repetition operator", lastRepeat..<place) }
    guard hasOperand else { throw fault("missing argument to repetition operator", start..<place) }
    pattern += text + (isLazy ? "?" : "")
  }

  /// `{2}`, `{2,}` or `{2,5}`; nil for a brace that is a character.
  private mutating func repeatRange() throws(GoFailure) -> String? {
    var end = place + 1
    guard let least = number(&end) else { return nil }
    var most: Int? = least
    var text = "{\(least)"
    if at(end) == "," {
      end += 1
      text += ","
      most = nil
      if at(end) != "}" {
        guard let value = number(&end) else { return nil }
        most = value
        text += "\(value)"
      }
    }
    guard at(end) == "}" else { return nil }
    end += 1
    guard least <= 1_000, (most ?? least) <= 1_000, (most ?? least) >= least else {
      throw fault("invalid repeat count", place..<end)
    }
    place = end
    return text + "}"
  }

  private func number(_ place: inout Int) -> Int? {
    let start = place
    while let scalar = at(place), ("0"..."9").contains(scalar) { place += 1 }
    guard place > start, place == start + 1 || scalars[start] != "0" else { return nil }
    return Int(text(start..<place)) ?? .max
  }

  // MARK: Groups

  private mutating func openGroup() throws(GoFailure) {
    let start = place
    hasOperand = false
    guard at(place + 1) == "?" else {
      names.append("")
      pattern += "("
      place += 1
      depth += 1
      return
    }
    let hasLetter = at(place + 2) == "P" && at(place + 3) == "<"
    guard hasLetter || at(place + 2) == "<" else { return try putFlags(start) }
    let first = place + (hasLetter ? 4 : 3)
    guard let end = scalars[place...].firstIndex(of: ">") else {
      throw fault("invalid named capture", start..<scalars.count)
    }
    guard end > first, scalars[first..<end].allSatisfy({ isAlphanumeric($0) || $0 == "_" }) else {
      throw fault("invalid named capture", start..<end + 1)
    }
    names.append(text(first..<end))
    pattern += "("
    place = end + 1
    depth += 1
  }

  /// `(?i)`, `(?i-s:`.
  private mutating func putFlags(_ start: Int) throws(GoFailure) {
    var (isNegative, hasFlag) = (false, false)
    place += 2
    while let scalar = at(place) {
      place += 1
      switch scalar {
      case "i", "m", "s", "U": hasFlag = true
      case "-" where !isNegative: (isNegative, hasFlag) = (true, false)
      case ":" where !isNegative || hasFlag, ")" where !isNegative || hasFlag:
        if scalar == ":" { depth += 1 }
        pattern += text(start..<place)
        return
      default: throw fault("invalid or unsupported Perl syntax", start..<place)
      }
    }
    throw fault("missing closing )", 0..<scalars.count)
  }
}
