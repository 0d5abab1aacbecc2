// The methods of `time.Time` that templates call on `now` and `toDate`.

extension GoTime {
  func method(_ name: String) -> GoFunction? {
    if let value = property(name) { return GoFunction(name, 0) { _ throws(GoFailure) in value() } }
    if let result = comparison(name) {
      return GoFunction(name, 1) { call throws(GoFailure) in result(try call.time(0)) }
    }
    switch name {
    case "Format":
      return GoFunction(name, 1) { call throws(GoFailure) in
        .string(GoTimeLayout.format(self, layout: try call.string(0)))
      }
    case "AddDate":
      return GoFunction(name, 3) { call throws(GoFailure) in
        .object(self.adding(years: try call.int(0), months: try call.int(1), days: try call.int(2)))
      }
    case "Add": return GoFunction(name, 1) { call throws(GoFailure) in .object(self.adding(try call.duration(0))) }
    case "Truncate", "Round":
      return GoFunction(name, 1) { call throws(GoFailure) in
        .object(self.rounded(to: try call.duration(0), up: name == "Round"))
      }
    default: return nil
    }
  }

  private func property(_ name: String) -> (@Sendable () -> GoValue)? {
    let (year, month, day) = date
    switch name {
    case "Unix": return { .int(self.seconds, .int64) }
    case "UnixNano": return { .int(self.seconds &* 1_000_000_000 &+ self.nanoseconds, .int64) }
    case "UnixMicro": return { .int(self.seconds &* 1_000_000 &+ self.nanoseconds / 1_000, .int64) }
    case "UnixMilli": return { .int(self.seconds &* 1_000 &+ self.nanoseconds / 1_000_000, .int64) }
    case "Year": return { .int(year) }
    case "Month": return { .object(GoNamedNumber("time.Month", month, GoTimeLayout.months[month - 1])) }
    case "Day": return { .int(day) }
    case "Hour": return { .int(self.clock / 3_600) }
    case "Minute": return { .int(self.clock / 60 % 60) }
    case "Second": return { .int(self.clock % 60) }
    case "Nanosecond": return { .int(self.nanoseconds) }
    case "YearDay": return { .int(self.dayOfYear) }
    case "Weekday":
      return { .object(GoNamedNumber("time.Weekday", self.weekday, GoTimeLayout.weekdays[self.weekday])) }
    case "UTC", "Local": return { .object(self.inUTC) }
    case "IsZero": return { .bool(self.seconds == GoTime.zero.seconds && self.nanoseconds == 0) }
    case "String": return { .string(self.description) }
    case "Location": return { .string(self.zone ?? "") }
    default: return nil
    }
  }

  private func comparison(_ name: String) -> (@Sendable (GoTime) -> GoValue)? {
    switch name {
    case "Before": { .bool(self.isBefore($0)) }
    case "After": { .bool($0.isBefore(self)) }
    case "Equal": { .bool(!self.isBefore($0) && !$0.isBefore(self)) }
    case "Compare": { .int(self.isBefore($0) ? -1 : $0.isBefore(self) ? 1 : 0) }
    case "Sub": { .int(self.nanoseconds(since: $0), .duration) }
    default: nil
    }
  }

  private func isBefore(_ other: GoTime) -> Bool { (seconds, nanoseconds) < (other.seconds, other.nanoseconds) }

  /// The largest or the smallest duration where the time between is longer.
  func nanoseconds(since other: GoTime) -> Int {
    let (whole, overflow) = (seconds - other.seconds).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, excess) = whole.addingReportingOverflow(nanoseconds - other.nanoseconds)
    return overflow || excess ? (isBefore(other) ? .min : .max) : sum
  }

  /// Months and days beyond their ranges run on into the next ones.
  private func adding(years: Int, months: Int, days: Int) -> GoTime {
    func bounded(_ count: Int) -> Int { min(max(count, -1_000_000_000), 1_000_000_000) }
    let (year, month, day) = date
    let index = month - 1 + bounded(months)
    let extra = Self.floor(index, by: 12)
    let total = GoTime.days(year + bounded(years) + extra, index - extra * 12 + 1, 1) + day - 1 + bounded(days)
    return GoTime(
      seconds: total * 86_400 + clock - offset, nanoseconds: nanoseconds, offset: offset, zone: zone)
  }

  /// Since year 1; halves are rounded up.
  private func rounded(to unit: Int, up: Bool) -> GoTime {
    guard unit > 0 else { return self }
    let second = Int128(1_000_000_000)
    let total = (Int128(seconds) - Int128(GoTime.zero.seconds)) * second + Int128(nanoseconds)
    let rest = Int(total % Int128(unit))
    let isUp = up && rest >= unit - rest
    return adding(isUp ? unit - rest : -rest)
  }
}

extension GoCall {
  /// The argument of a parameter that is declared `time.Time`.
  func time(_ place: Int) throws(GoFailure) -> GoTime {
    guard case .object(let object) = arguments[place].content, let time = object as? GoTime else {
      throw wrongType("time.Time", place)
    }
    return time
  }

  /// The argument of a parameter that is declared `time.Duration`; a number in the template is one.
  fileprivate func duration(_ place: Int) throws(GoFailure) -> Int {
    switch arguments[place].content {
    case .int(let int, .duration), .int(let int, .int): return int
    default: throw wrongType("time.Duration", place)
    }
  }
}

/// A number of a type with names for its values: a month, a day of the week.
final class GoNamedNumber: GoObject {
  let typeName: String
  let number: Int
  let description: String

  init(_ typeName: String, _ number: Int, _ name: String) {
    self.typeName = typeName
    self.number = number
    description = name
  }

  var kindName: String { "int" }
  var isTrue: Bool { number != 0 }
}
