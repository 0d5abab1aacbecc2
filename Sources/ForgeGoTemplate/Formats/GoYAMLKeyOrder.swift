/// The order of keys in Go's writers of YAML: numbers inside names by their value, letters after everything else (sorter.go).
enum GoYAMLKeyOrder {
  static func precedes(_ left: String, _ right: String, _ dialect: GoYAMLWriter.Dialect) -> Bool {
    let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    var isBehindDigit = false
    for place in 0..<min(left.count, right.count) {
      guard left[place] != right[place] else {
        isBehindDigit = isDigit(left[place])
        continue
      }
      let (one, other) = (left[place], right[place])
      let (isOneLetter, isOtherLetter) = (isLetter(one), isLetter(other))
      if isOneLetter && isOtherLetter { return one.value < other.value }
      // Behind a digit, version 3 has letters first.
      if isOneLetter || isOtherLetter { return dialect == .version3 && isBehindDigit ? isOneLetter : isOtherLetter }
      return precedes(left, right, from: place)
    }
    return left.count < right.count
  }

  /// The two differ at `place`, where neither has a letter.
  private static func precedes(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], from place: Int) -> Bool {
    var (number, otherNumber) = (0, 0)
    if left[place] == "0" || right[place] == "0" {
      let digits = left[..<place].reversed().prefix(while: isDigit)
      // Zeros behind another digit count.
      if digits.contains(where: { $0 != "0" }) { (number, otherNumber) = (1, 1) }
    }
    let end = digits(left, from: place, into: &number)
    let otherEnd = digits(right, from: place, into: &otherNumber)
    if number != otherNumber { return number < otherNumber }
    if end != otherEnd { return end < otherEnd }
    return left[place].value < right[place].value
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .decimalNumber }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  private static func digits(_ text: [Unicode.Scalar], from start: Int, into number: inout Int) -> Int {
    var place = start
    while place < text.count, isDigit(text[place]) {
      number = number &* 10 &+ (Int(text[place].value) - 0x30)
      place += 1
    }
    return place
  }
}
