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

  enum Part {
    case text(String)
    case element(String)
    /// Digits of a fraction, zeros at its end left out with nines.
    case fraction(digits: Int, mark: String, trims: Bool)
  }

  static func parts(_ layout: String) -> [Part] {
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
    case "MST": return time.zone ?? offset(time, colon: false, seconds: false, minutes: true)
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
}
