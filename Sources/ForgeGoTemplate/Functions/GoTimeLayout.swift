/// Go's layouts of times: how the moment of 2006-01-02 15:04:05.000 -0700 would be written (time, format.go).
enum GoTimeLayout {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

  /// The longest first, where one begins another.
  private static let elements = [
    "January", "Jan", "Monday", "Mon", "MST", "2006", "Z07:00:00", "Z070000", "Z07:00", "Z0700", "Z07", "-07:00:00",
    "-070000", "-07:00", "-0700", "-07", "002", "01", "02", "03", "04", "05", "06", "15", "PM", "pm", "__2", "_2", "1",
    "2",
    "3", "4", "5",
  ]

  private enum Part {
    case text(String)
    case element(String)
    /// Digits of a fraction, zeros at its end left out with nines.
    case fraction(digits: Int, mark: String, trims: Bool)
  }

  private static func parts(_ layout: String) -> [Part] {
    var parts: [Part] = []
    var text = ""
    var rest = layout[...]
    while !rest.isEmpty {
      if let fraction = fraction(rest) {
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        parts.append(fraction.part)
        rest = rest.dropFirst(fraction.count)
        continue
      }
      let found = elements.first { element in
        guard rest.hasPrefix(element) else { return false }
        // `Jan` inside a longer word such as `Janet` is text, as Go has it for `Mon` and `Jan` before small letters.
        let next = rest.dropFirst(element.count).first
        return !(element == "Jan" || element == "Mon") || !(next?.isLowercase ?? false)
      }
      guard let found else {
        text.append(rest.removeFirst())
        continue
      }
      if found == "_2", rest.hasPrefix("_2006") {
        text.append("_")
        rest = rest.dropFirst()
        continue
      }
      if !text.isEmpty { parts.append(.text(text)) }
      text = ""
      parts.append(.element(found))
      rest = rest.dropFirst(found.count)
    }
    if !text.isEmpty { parts.append(.text(text)) }
    return parts
  }

  private static func fraction(_ rest: Substring) -> (part: Part, count: Int)? {
    guard let mark = rest.first, mark == "." || mark == ",", let digit = rest.dropFirst().first,
      digit == "0" || digit == "9"
    else { return nil }
    let digits = rest.dropFirst().prefix { $0 == digit }
    let next = rest.dropFirst(1 + digits.count).first
    guard next.map({ !$0.isNumber }) ?? true else { return nil }
    return (.fraction(digits: digits.count, mark: String(mark), trims: digit == "9"), digits.count + 1)
  }

  // MARK: Writing

  static func format(_ time: GoTime, layout: String) -> String {
    parts(layout).map { part in
      switch part {
      case .text(let text): text
      case .element(let element): written(element, time)
      case .fraction(let digits, let mark, let trims): fraction(time, digits, mark, trims)
      }
    }.joined()
  }

  private static func padded(_ value: Int, _ width: Int, with pad: String = "0") -> String {
    let digits = String(value.magnitude)
    return (value < 0 ? "-" : "") + String(repeating: pad, count: max(0, width - digits.utf8.count)) + digits
  }

  private static func written(_ element: String, _ time: GoTime) -> String {
    let (year, month, day) = time.date
    let (hour, minute, second) = (time.clock / 3_600, time.clock / 60 % 60, time.clock % 60)
    let twelve = hour % 12 == 0 ? 12 : hour % 12
    switch element {
    case "January": return months[month - 1]
    case "Jan": return String(months[month - 1].prefix(3))
    case "Monday": return weekdays[time.weekday]
    case "Mon": return String(weekdays[time.weekday].prefix(3))
    case "MST": return time.offset == 0 ? "UTC" : offset(time, colon: false, seconds: false, minutes: false)
    case "2006": return padded(year, 4)
    case "06": return padded(year % 100, 2)
    case "01": return padded(month, 2)
    case "1": return String(month)
    case "02": return padded(day, 2)
    case "_2": return padded(day, 2, with: " ")
    case "2": return String(day)
    case "002": return padded(time.dayOfYear, 3)
    case "__2": return padded(time.dayOfYear, 3, with: " ")
    case "15": return padded(hour, 2)
    case "03": return padded(twelve, 2)
    case "3": return String(twelve)
    case "04": return padded(minute, 2)
    case "4": return String(minute)
    case "05": return padded(second, 2)
    case "5": return String(second)
    case "PM": return hour < 12 ? "AM" : "PM"
    case "pm": return hour < 12 ? "am" : "pm"
    default:
      if element.hasPrefix("Z"), time.offset == 0 { return "Z" }
      let digits = element.filter { $0 == "0" || $0 == "7" }.count
      return offset(time, colon: element.contains(":"), seconds: digits > 4, minutes: digits > 2)
    }
  }

  private static func offset(_ time: GoTime, colon: Bool, seconds: Bool, minutes: Bool) -> String {
    let total = Int(time.offset.magnitude)
    var text = (time.offset < 0 ? "-" : "+") + padded(total / 3_600, 2)
    if minutes { text += (colon ? ":" : "") + padded(total / 60 % 60, 2) }
    if seconds { text += (colon ? ":" : "") + padded(total % 60, 2) }
    return text
  }

  private static func fraction(_ time: GoTime, _ digits: Int, _ mark: String, _ trims: Bool) -> String {
    var text = padded(time.nanoseconds, 9)
    text = String(text.prefix(digits))
    if trims {
      while text.hasSuffix("0") { text.removeLast() }
      if text.isEmpty { return "" }
    }
    return mark + text
  }

  // MARK: Reading

  /// The time that `text` is in `layout`; nil where it is not in it.
  static func parse(_ text: String, layout: String) -> GoTime? {
    var reader = TimeReader(text)
    for part in parts(layout) {
      switch part {
      case .text(let expected): guard reader.take(expected) else { return nil }
      case .element(let element): guard reader.take(element: element) else { return nil }
      case .fraction(let digits, _, let trims):
        guard reader.takeFraction(digits: trims ? nil : digits) else { return nil }
      }
    }
    return reader.time
  }
}

/// Reads the elements of a layout from a text.
private struct TimeReader {
  private var rest: Substring
  private var year = 0
  private var month = 1
  private var day = 1
  private var hour = 0
  private var minute = 0
  private var second = 0
  private var nanoseconds = 0
  private var offset = 0
  private var isAfternoon: Bool?

  init(_ text: String) {
    rest = text[...]
  }

  /// Nil where something is left over, or a number is out of its range.
  var time: GoTime? {
    let hours = isAfternoon.map { $0 ? hour % 12 + 12 : hour % 12 } ?? hour
    let lengths = [
      31, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]
    guard rest.isEmpty, (1...12).contains(month), day >= 1, day <= lengths[month - 1], hours < 24, minute < 60,
      second < 60
    else { return nil }
    let seconds = GoTime.days(year, month, day) * 86_400 + hours * 3_600 + minute * 60 + second - offset
    return GoTime(seconds: seconds, nanoseconds: nanoseconds, offset: offset)
  }

  mutating func take(_ expected: String) -> Bool {
    guard rest.hasPrefix(expected) else { return false }
    rest = rest.dropFirst(expected.count)
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
      guard rest.lowercased().hasPrefix(word.lowercased()) else { continue }
      rest = rest.dropFirst(word.count)
      return place
    }
    return nil
  }

  private mutating func put(_ value: Int?, into place: WritableKeyPath<TimeReader, Int>) -> Bool {
    guard let value else { return false }
    self[keyPath: place] = value
    return true
  }

  mutating func take(element: String) -> Bool {
    switch element {
    case "2006": return put(number(4, 4), into: \.year)
    case "06": return put(number(2, 2).map { $0 >= 69 ? $0 + 1_900 : $0 + 2_000 }, into: \.year)
    case "01": return put(number(2, 2), into: \.month)
    case "1": return put(number(1, 2), into: \.month)
    case "January": return put(name(of: GoTimeLayout.months, length: nil).map { $0 + 1 }, into: \.month)
    case "Jan": return put(name(of: GoTimeLayout.months, length: 3).map { $0 + 1 }, into: \.month)
    case "Monday": return name(of: GoTimeLayout.weekdays, length: nil) != nil
    case "Mon": return name(of: GoTimeLayout.weekdays, length: 3) != nil
    case "02": return put(number(2, 2), into: \.day)
    case "2", "_2":
      if element == "_2", rest.first == " " { rest = rest.dropFirst() }
      return put(number(1, 2), into: \.day)
    case "15", "03": return put(number(2, 2), into: \.hour)
    case "3": return put(number(1, 2), into: \.hour)
    case "04": return put(number(2, 2), into: \.minute)
    case "4": return put(number(1, 2), into: \.minute)
    case "05", "5":
      guard put(number(element == "05" ? 2 : 1, 2), into: \.second) else { return false }
      // A fraction may follow though the layout has none.
      return rest.first == "." ? takeFraction(digits: nil) : true
    case "PM", "pm":
      guard let place = name(of: ["AM", "PM"], length: nil) else { return false }
      isAfternoon = place == 1
      return true
    case "MST":
      let letters = rest.prefix { $0.isUppercase }
      rest = rest.dropFirst(letters.count)
      return letters.count >= 3
    case "002", "__2":
      guard let value = number(3, 3) else { return false }
      (month, day) = (1, value)
      return true
    default: return takeOffset(element)
    }
  }

  private mutating func takeOffset(_ element: String) -> Bool {
    if element.hasPrefix("Z"), rest.first == "Z" {
      rest = rest.dropFirst()
      return true
    }
    guard let sign = rest.first, sign == "+" || sign == "-" else { return false }
    rest = rest.dropFirst()
    guard let hours = number(2, 2) else { return false }
    var total = hours * 3_600
    if element.filter({ $0 == "0" || $0 == "7" }).count > 2 {
      if element.contains(":"), !take(":") { return false }
      guard let minutes = number(2, 2) else { return false }
      total += minutes * 60
    }
    offset = sign == "-" ? -total : total
    return true
  }

  /// A period and digits; with nil, any number of them or nothing at all.
  mutating func takeFraction(digits count: Int?) -> Bool {
    guard rest.first == "." || rest.first == "," else { return count == nil }
    let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard count.map({ digits.count == $0 }) ?? !digits.isEmpty else { return false }
    rest = rest.dropFirst(digits.count + 1)
    let nine = digits.prefix(9)
    nanoseconds = (Int(nine) ?? 0) * (0..<9 - nine.count).reduce(1) { value, _ in value * 10 }
    return true
  }
}
