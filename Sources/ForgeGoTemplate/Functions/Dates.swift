/// Sprig's dates. `now` is the first second of 2000 in UTC, the same on every run, and so is every date of a value that is no
/// time; zones are UTC but where the layout of a text names an offset.
let dateFunctions: [GoFunction] =
  [
    GoFunction("now", 0) { _ throws(GoFailure) in .object(GoTime.now) },
    GoFunction("date", 2) { call throws(GoFailure) in date(try call.string(0), call[1], call) },
    GoFunction("dateInZone", 3) { call throws(GoFailure) in
      _ = try call.string(2)
      return date(try call.string(0), call[1], call)
    },
    GoFunction("date_in_zone", 3) { call throws(GoFailure) in
      _ = try call.string(2)
      return date(try call.string(0), call[1], call)
    },
    GoFunction("htmlDate", 1) { call throws(GoFailure) in date("2006-01-02", call[0], call) },
    GoFunction("htmlDateInZone", 2) { call throws(GoFailure) in
      _ = try call.string(1)
      return date("2006-01-02", call[0], call)
    },
    GoFunction("unixEpoch", 1) { call throws(GoFailure) in .string(String(try call.time(0).seconds)) },
    GoFunction("toDate", 2) { call throws(GoFailure) in
      let (layout, text) = (try call.string(0), try call.string(1))
      return .object((try? GoTimeLayout.parse(text, layout: layout)) ?? GoTime.zero)
    },
    GoFunction("mustToDate", 2) { call throws(GoFailure) in
      .object(try GoTimeLayout.parse(try call.string(1), layout: try call.string(0)))
    },
    GoFunction("ago", 1) { call throws(GoFailure) in
      let second = 1_000_000_000
      let passed = GoTime.now.nanoseconds(since: time(call[0]))
      let (sum, overflow) = passed.addingReportingOverflow(passed < 0 ? -second / 2 : second / 2)
      return .string(GoDuration.description(overflow ? passed : sum - sum % second))
    },
    GoFunction("duration", 1) { call throws(GoFailure) in
      // Only texts and `int64` are seconds.
      switch call[0].content {
      case .string(let text): .string(GoDuration.description(GoNumber.integer(text) &* 1_000_000_000))
      case .int(let int, .int64): .string(GoDuration.description(int &* 1_000_000_000))
      default: .string("0s")
      }
    },
    GoFunction("durationRound", 1) { call throws(GoFailure) in
      switch call[0].content {
      case .string(let text): .string(rounded((try? GoDuration.parse(text)) ?? 0))
      case .int(let int, .int64): .string(rounded(int))
      case .object(let object as GoTime): .string(rounded(GoTime.now.nanoseconds(since: object)))
      default: .string("0s")
      }
    },
  ]
  + ["dateModify", "date_modify"].map { name in
    GoFunction(name, 2) { call throws(GoFailure) in
      let (text, time) = (try call.string(0), try call.time(1))
      return .object((try? GoDuration.parse(text)).map { time.adding($0) } ?? time)
    }
  }
  + ["mustDateModify", "must_date_modify"].map { name in
    GoFunction(name, 2) { call throws(GoFailure) in
      let (text, time) = (try call.string(0), try call.time(1))
      return .object(time.adding(try GoDuration.parse(text)))
    }
  }

private func date(_ layout: String, _ value: GoValue, _ call: GoCall) -> GoValue {
  .string(GoTimeLayout.format(time(value).inUTC, layout: layout), value.origins.collapsed)
}

/// Integers are seconds since 1970.
private func time(_ value: GoValue) -> GoTime {
  switch value.content {
  case .object(let object): object as? GoTime ?? .now
  case .int(let int, .int), .int(let int, .int32), .int(let int, .int64): GoTime(seconds: int)
  default: .now
  }
}

/// Only the largest unit that is there, and of that more than one: `2h`, `3mo` (Sprig, `durationRound`).
private func rounded(_ nanoseconds: Int) -> String {
  let units: [(UInt, String)] = [
    (31_536_000, "y"), (2_592_000, "mo"), (86_400, "d"), (3_600, "h"), (60, "m"), (1, "s"),
  ]
  let magnitude = nanoseconds.magnitude
  guard let (size, name) = units.first(where: { magnitude > $0.0 * 1_000_000_000 }) else { return "0s" }
  return "\(magnitude / (size * 1_000_000_000))\(name)"
}

extension GoDuration {
  /// `1h15m30.5s`, `-1.5h` (time.ParseDuration), in nanoseconds.
  package static func parse(_ text: String) throws(GoFailure) -> Int {
    let invalid = GoFailure("time: invalid duration \"\(text)\"")
    var rest = text.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    if rest.elementsEqual("0".utf8) { return 0 }
    guard !rest.isEmpty else { throw invalid }
    var total = 0
    while !rest.isEmpty {
      let whole = rest.prefix { (0x30...0x39).contains($0) }
      rest = rest.dropFirst(whole.count)
      let hasPoint = rest.first == UInt8(ascii: ".")
      let fraction = hasPoint ? rest.dropFirst().prefix { (0x30...0x39).contains($0) } : rest.prefix(0)
      rest = rest.dropFirst(fraction.count + (hasPoint ? 1 : 0))
      guard !whole.isEmpty || !fraction.isEmpty else { throw invalid }
      let unit = rest.prefix { !((0x30...0x39).contains($0) || $0 == UInt8(ascii: ".")) }
      rest = rest.dropFirst(unit.count)
      guard !unit.isEmpty else { throw GoFailure("time: missing unit in duration \"\(text)\"") }
      guard let size = sizes[String(unit) ?? ""] else {
        throw GoFailure("time: unknown unit \"\(String(unit) ?? "")\" in duration \"\(text)\"")
      }
      let count = whole.isEmpty ? 0 : Int(String(whole) ?? "") ?? .max
      let part = Int((Double("0." + (String(fraction) ?? "") + "0") ?? 0) * Double(size))
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      let (sum, excess) = total.addingReportingOverflow(overflow ? .max : product)
      let (rounded, carry) = sum.addingReportingOverflow(part)
      guard !overflow, !excess, !carry else { throw invalid }
      total = rounded
    }
    return isNegative ? -total : total
  }

  private static let sizes = [
    "ns": 1, "us": 1_000, "µs": 1_000, "μs": 1_000, "ms": 1_000_000, "s": 1_000_000_000, "m": 60_000_000_000,
    "h": 3_600_000_000_000,
  ]
}
