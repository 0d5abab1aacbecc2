// Dates and times by the grammar of RFC 3339, and durations by its appendix A.

extension FormatChecker {
  @Sendable static func isDate(_ bytes: [UInt8]) -> Bool {
    var scanner = FormatScanner(bytes)
    return scanner.takeDate() && scanner.isAtEnd
  }

  @Sendable static func isTime(_ bytes: [UInt8]) -> Bool {
    var scanner = FormatScanner(bytes)
    return scanner.takeTime() && scanner.isAtEnd
  }

  @Sendable static func isDateTime(_ bytes: [UInt8]) -> Bool {
    var scanner = FormatScanner(bytes)
    return scanner.takeDate() && scanner.take(letter: "T") && scanner.takeTime() && scanner.isAtEnd
  }

  /// Units stand in their order, none but the last left out between two, and weeks alone.
  @Sendable static func isDuration(_ bytes: [UInt8]) -> Bool {
    var scanner = FormatScanner(bytes)
    guard scanner.take(letter: "P") else { return false }
    if scanner.take(letter: "T") { return scanner.takeUnits("HMS") && scanner.isAtEnd }
    var weeks = scanner
    if weeks.takeUnits("W") { return weeks.isAtEnd }
    guard scanner.takeUnits("YMD") else { return false }
    if scanner.take(letter: "T"), !scanner.takeUnits("HMS") { return false }
    return scanner.isAtEnd
  }
}

extension FormatScanner {
  fileprivate mutating func takeDate() -> Bool {
    guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
      let day = number(digits: 2), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  fileprivate mutating func takeTime() -> Bool {
    guard let hour = number(digits: 2), take(":"), let minute = number(digits: 2), take(":"),
      let second = number(digits: 2), hour < 24, minute < 60, second <= 60
    else { return false }
    if take("."), skip(while: \.isDigit) == 0 { return false }
    guard let offset = takeOffset() else { return false }
    // A leap second comes at the end of a day of UTC (section 5.7).
    let inUTC = (hour * 60 + minute - offset + 2 * 1440) % 1440
    return second < 60 || inUTC == 1439
  }

  /// The minutes east of UTC.
  private mutating func takeOffset() -> Int? {
    if take(letter: "Z") { return 0 }
    let isWest = next == UInt8(ascii: "-")
    guard take("+") || take("-"), let hour = number(digits: 2), take(":"), let minute = number(digits: 2), hour < 24,
      minute < 60
    else { return nil }
    return (isWest ? -1 : 1) * (hour * 60 + minute)
  }

  /// Numbers with the letters of `units`, at least one, and no unit skipped between two.
  fileprivate mutating func takeUnits(_ units: String) -> Bool {
    var hasBegun = false
    for unit in units.unicodeScalars {
      var ahead = self
      if ahead.skip(while: \.isDigit) > 0, ahead.take(letter: unit) {
        self = ahead
        hasBegun = true
      } else if hasBegun {
        break
      }
    }
    return hasBegun
  }
}
