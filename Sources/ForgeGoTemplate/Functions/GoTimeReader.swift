extension GoTimeLayout {
  /// The time that `text` is in `layout`; the failure is in the words of Go's `time.Parse`.
  static func parse(_ text: String, layout: String) throws(GoFailure) -> GoTime {
    let parts = parts(layout)
    var reader = TimeReader(text)
    for (place, part) in parts.enumerated() {
      let before = reader.rest
      var isRead: Bool
      switch part {
      case .text(let expected): isRead = reader.take(expected)
      case .element(let element):
        var isFollowedByFraction = false
        if place + 1 < parts.count, case .fraction = parts[place + 1] { isFollowedByFraction = true }
        isRead = reader.take(element, isFollowedByFraction: isFollowedByFraction)
      case .fraction(let digits, _, let trims): isRead = reader.takeFraction(digits: trims ? nil : digits)
      }
      if let unit = reader.outOfRange { throw GoFailure("parsing time \(quoted(text)): \(unit) out of range") }
      guard isRead else {
        throw GoFailure(
          "parsing time \(quoted(text)) as \(quoted(layout)): cannot parse \(quoted(before)) as \(quoted(part.text))")
      }
    }
    guard reader.rest.isEmpty else {
      throw GoFailure("parsing time \(quoted(text)): extra text: \(quoted(reader.rest))")
    }
    do throws(TimeReader.OutOfRange) { return try reader.time() } catch {
      throw GoFailure("parsing time \(quoted(text)): \(error.unit) out of range")
    }
  }

  private static func quoted(_ text: some StringProtocol) -> String { "\"\(text)\"" }
}

extension GoTimeLayout.Part {
  /// As it stands in the layout.
  fileprivate var text: String {
    switch self {
    case .text(let text), .element(let text): text
    case .fraction(let digits, let mark, let trims): mark + String(repeating: trims ? "9" : "0", count: digits)
    }
  }
}

/// Reads the elements of a layout from a text.
private struct TimeReader {
  struct OutOfRange: Error {
    let unit: String
  }

  private(set) var rest: Substring
  /// The unit of a number that was read and is too large.
  private(set) var outOfRange: String?
  private var year = 0
  private var month: Int?
  private var day: Int?
  private var dayOfYear: Int?
  private var hour = 0
  private var minute = 0
  private var second = 0
  private var nanoseconds = 0
  private var offset: Int?
  private var zone: String?
  private var isAfternoon: Bool?

  init(_ text: String) {
    rest = text[...]
  }

  func time() throws(OutOfRange) -> GoTime {
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var days: Int
    if let dayOfYear {
      guard dayOfYear >= 1, dayOfYear <= (isLeapYear ? 366 : 365) else { throw OutOfRange(unit: "day-of-year") }
      days = GoTime.days(year, 1, 1) + dayOfYear - 1
    } else {
      let (month, day) = (month ?? 1, day ?? 1)
      guard day >= 1, day <= lengths[month - 1] else { throw OutOfRange(unit: "day") }
      days = GoTime.days(year, month, day)
    }
    var hours = hour
    if isAfternoon == true, hour < 12 { hours += 12 }
    if isAfternoon == false, hour == 12 { hours = 0 }
    // An abbreviation says nothing of the offset but `GMT` with a number.
    let east = offset ?? zone.flatMap(Self.offset) ?? 0
    let seconds = days * 86_400 + hours * 3_600 + minute * 60 + second - (offset ?? 0)
    let isUTC = offset == nil && zone == nil || offset == 0 || zone == "UTC"
    return GoTime(seconds: seconds, nanoseconds: nanoseconds, offset: east, zone: isUTC ? "UTC" : zone)
  }

  private static func offset(_ zone: String) -> Int? {
    zone.hasPrefix("GMT") && zone.utf8.count > 3 ? Int(zone.dropFirst(3)).map { $0 * 3_600 } : nil
  }

  mutating func take(_ expected: String) -> Bool {
    guard rest.utf8.starts(with: expected.utf8) else { return false }
    rest = rest[rest.utf8.index(rest.startIndex, offsetBy: expected.utf8.count)...]
    return true
  }

  private mutating func number(_ least: Int, _ most: Int) -> Int? {
    let digits = rest.prefix(most).prefix { $0.isASCII && $0.isNumber }
    guard digits.count >= least, let value = Int(digits) else { return nil }
    rest = rest.dropFirst(digits.count)
    return value
  }

  private mutating func name(of names: [String], length: Int?) -> Int? {
    for (place, name) in names.enumerated() {
      let word = length.map { String(name.prefix($0)) } ?? name
      guard rest.prefix(word.count).lowercased() == word.lowercased() else { continue }
      rest = rest.dropFirst(word.count)
      return place
    }
    return nil
  }

  private mutating func put(
    _ value: Int?, into place: WritableKeyPath<TimeReader, Int>, _ unit: String = "", _ range: ClosedRange<Int>? = nil
  ) -> Bool {
    guard let value else { return false }
    if let range, !range.contains(value) { outOfRange = unit }
    self[keyPath: place] = value
    return true
  }

  private mutating func put(
    _ value: Int?, into place: WritableKeyPath<TimeReader, Int?>, _ unit: String = "", _ range: ClosedRange<Int>? = nil
  ) -> Bool {
    guard let value else { return false }
    if let range, !range.contains(value) { outOfRange = unit }
    self[keyPath: place] = value
    return true
  }

  mutating func take(_ element: String, isFollowedByFraction: Bool) -> Bool {
    switch element {
    case "2006": return put(number(4, 4), into: \.year)
    case "06": return put(number(2, 2).map { $0 >= 69 ? $0 + 1_900 : $0 + 2_000 }, into: \.year)
    case "01": return put(number(2, 2), into: \.month, "month", 1...12)
    case "1": return put(number(1, 2), into: \.month, "month", 1...12)
    case "January": return put(name(of: GoTimeLayout.months, length: nil).map { $0 + 1 }, into: \.month)
    case "Jan": return put(name(of: GoTimeLayout.months, length: 3).map { $0 + 1 }, into: \.month)
    case "Monday": return name(of: GoTimeLayout.weekdays, length: nil) != nil
    case "Mon": return name(of: GoTimeLayout.weekdays, length: 3) != nil
    case "02": return put(number(2, 2), into: \.day)
    case "2", "_2":
      if element == "_2", rest.first == " " { rest = rest.dropFirst() }
      return put(number(1, 2), into: \.day)
    case "002", "__2":
      if element == "__2" { while rest.first == " " { rest = rest.dropFirst() } }
      return put(number(element == "__2" ? 1 : 3, 3), into: \.dayOfYear)
    case "15": return put(number(2, 2), into: \.hour, "hour", 0...23)
    case "03": return put(number(2, 2), into: \.hour, "hour", 0...12)
    case "3": return put(number(1, 2), into: \.hour, "hour", 0...12)
    case "04": return put(number(2, 2), into: \.minute, "minute", 0...59)
    case "4": return put(number(1, 2), into: \.minute, "minute", 0...59)
    case "05", "5":
      guard put(number(element == "05" ? 2 : 1, 2), into: \.second, "second", 0...59) else { return false }
      // A fraction may follow though the layout has none.
      return isFollowedByFraction || takeFraction(digits: nil)
    case "PM", "pm":
      let names = element == "PM" ? ["AM", "PM"] : ["am", "pm"]
      guard let place = names.firstIndex(where: { rest.hasPrefix($0) }) else { return false }
      rest = rest.dropFirst(2)
      isAfternoon = place == 1
      return true
    case "MST": return takeZone()
    default: return takeOffset(element)
    }
  }

  /// Three to five capitals as they are known of zones (time, `parseTimeZone`).
  private mutating func takeZone() -> Bool {
    if rest.hasPrefix("ChST") || rest.hasPrefix("MeST") {
      zone = String(rest.prefix(4))
      rest = rest.dropFirst(4)
      return true
    }
    var word = rest.prefix(6).prefix { $0.isASCII && $0.isUppercase }
    if rest.hasPrefix("GMT") {
      let number = rest.dropFirst(3)
      let digits = number.dropFirst().prefix { $0.isASCII && $0.isNumber }
      let isOffset = number.first == "+" || number.first == "-"
      word = rest.prefix(isOffset && (1...2).contains(digits.count) ? 4 + digits.count : 3)
    } else {
      switch word.count {
      case 3: break
      case 4 where word.hasSuffix("T") || word == "WITA": break
      case 5 where word.hasSuffix("ST"): break
      default: return false
      }
    }
    zone = String(word)
    rest = rest.dropFirst(word.count)
    return true
  }

  private mutating func takeOffset(_ element: String) -> Bool {
    if element.hasPrefix("Z"), rest.first == "Z" {
      rest = rest.dropFirst()
      offset = 0
      return true
    }
    guard let sign = rest.first, sign == "+" || sign == "-" else { return false }
    rest = rest.dropFirst()
    guard let hours = number(2, 2) else { return false }
    var total = hours * 3_600
    let digits = element.count { $0 == "0" || $0 == "7" }
    for unit in [60, 1].prefix(digits / 2 - 1) {
      if element.contains(":"), !take(":") { return false }
      guard let value = number(2, 2) else { return false }
      total += value * unit
    }
    offset = sign == "-" ? -total : total
    return true
  }

  /// A period and digits; with nil, any number of them or nothing at all.
  mutating func takeFraction(digits count: Int?) -> Bool {
    guard rest.first == "." || rest.first == "," else { return count == nil }
    let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard let count else {
      guard !digits.isEmpty else { return true }
      return put(fraction: digits)
    }
    return digits.count >= count ? put(fraction: digits.prefix(count)) : false
  }

  private mutating func put(fraction digits: Substring) -> Bool {
    rest = rest.dropFirst(digits.count + 1)
    let nine = digits.prefix(9)
    nanoseconds = (Int(nine) ?? 0) * (0..<9 - nine.count).reduce(1) { value, _ in value * 10 }
    return true
  }
}
