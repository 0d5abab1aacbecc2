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
    GoFunction("unixEpoch", 1) { call throws(GoFailure) in .string(String(time(call[0]).seconds)) },
    GoFunction("toDate", 2) { call throws(GoFailure) in
      .object(GoTimeLayout.parse(try call.string(1), layout: try call.string(0)) ?? GoTime.zero)
    },
    GoFunction("mustToDate", 2) { call throws(GoFailure) in
      let (layout, text) = (try call.string(0), try call.string(1))
      guard let time = GoTimeLayout.parse(text, layout: layout) else {
        throw GoFailure("parsing time \"\(text)\" as \"\(layout)\": cannot parse")
      }
      return .object(time)
    },
    GoFunction("ago", 1) { call throws(GoFailure) in
      let seconds = GoTime.now.seconds - time(call[0]).seconds
      return .string(GoDuration.description(seconds &* 1_000_000_000))
    },
    GoFunction("duration", 1) { call throws(GoFailure) in
      // Only texts and `int64` are seconds.
      switch call[0].content {
      case .string, .int(_, .int64): .string(GoDuration.description(call[0].castInt &* 1_000_000_000))
      default: .string("0s")
      }
    },
    GoFunction("durationRound", 1) { call throws(GoFailure) in
      let nanoseconds: Int
      switch call[0].content {
      case .string(let text): nanoseconds = GoDuration.parse(text) ?? 0
      case .int(let int, _): nanoseconds = int
      case .object: nanoseconds = (GoTime.now.seconds - time(call[0]).seconds) &* 1_000_000_000
      default: nanoseconds = 0
      }
      return .string(rounded(nanoseconds))
    },
  ]
  + ["dateModify", "date_modify"].map { name in
    GoFunction(name, 2) { call throws(GoFailure) in
      guard case .object(let object) = call[1].content, let time = object as? GoTime else {
        throw call.wrongType("time.Time", 1)
      }
      return .object(GoDuration.parse(try call.string(0)).map { time.adding($0) } ?? time)
    }
  }
  + ["mustDateModify", "must_date_modify"].map { name in
    GoFunction(name, 2) { call throws(GoFailure) in
      guard case .object(let object) = call[1].content, let time = object as? GoTime else {
        throw call.wrongType("time.Time", 1)
      }
      let text = try call.string(0)
      guard let duration = GoDuration.parse(text) else { throw GoFailure("time: invalid duration \"\(text)\"") }
      return .object(time.adding(duration))
    }
  }

private func date(_ layout: String, _ value: GoValue, _ call: GoCall) -> GoValue {
  .string(GoTimeLayout.format(time(value), layout: layout), value.origins.collapsed)
}

/// Integers are seconds since 1970.
private func time(_ value: GoValue) -> GoTime {
  switch value.content {
  case .object(let object): object as? GoTime ?? .now
  case .int(let int, _): GoTime(seconds: int)
  default: .now
  }
}

/// Only the largest unit that is there: `2h`, `3mo` (Sprig, `durationRound`).
private func rounded(_ nanoseconds: Int) -> String {
  let seconds = Int(nanoseconds.magnitude / 1_000_000_000)
  let units = [(31_536_000, "y"), (2_592_000, "mo"), (86_400, "d"), (3_600, "h"), (60, "m"), (1, "s")]
  for (size, name) in units where seconds > size || seconds == size && size == 1 { return "\(seconds / size)\(name)" }
  return "0s"
}

extension GoDuration {
  /// `1h15m30.5s`, `-1.5h` (time.ParseDuration), in nanoseconds.
  package static func parse(_ text: String) -> Int? {
    var rest = Array(text.utf8)[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    if rest.elementsEqual("0".utf8) { return 0 }
    guard !rest.isEmpty else { return nil }
    var total = 0.0
    while !rest.isEmpty {
      let number = rest.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
      rest = rest.dropFirst(number.count)
      let unit = rest.prefix { !((0x30...0x39).contains($0) || $0 == UInt8(ascii: ".")) }
      rest = rest.dropFirst(unit.count)
      let sizes = ["ns": 1, "us": 1e3, "µs": 1e3, "μs": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9, "h": 3600e9]
      guard let value = Double("0" + String(decoding: number, as: UTF8.self)), number.contains(where: { $0 != 0x2E }),
        let size = sizes[String(decoding: unit, as: UTF8.self)]
      else { return nil }
      total += value * size
    }
    return Int(exactly: (isNegative ? -total : total).rounded())
  }
}
