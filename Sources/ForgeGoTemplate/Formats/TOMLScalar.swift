/// The scalars of TOML 1.0 that are no strings.
enum TOMLScalar {
  /// Underscores stand between digits, points have digits around them, and no other digit follows a leading zero.
  static func isNumber(_ text: Substring) -> Bool {
    var rest = text.utf8[...]
    func takeDigits(_ isDigit: (UInt8) -> Bool) -> Substring.UTF8View? {
      let run = rest.prefix { isDigit($0) || $0 == UInt8(ascii: "_") }
      rest = rest[run.endIndex...]
      let parts = run.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
      return parts.contains(where: \.isEmpty) ? nil : run
    }
    func isDecimal(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    func takeSign() {
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    }
    if ["0x", "0o", "0b"].contains(where: text.hasPrefix) {
      rest = rest.dropFirst(2)
      return takeDigits { isDecimal($0) || (0x41...0x46).contains($0 & 0xDF) } != nil && rest.isEmpty
    }
    takeSign()
    guard let whole = takeDigits(isDecimal), whole.first != 0x30 || whole.count == 1 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard takeDigits(isDecimal) != nil else { return false }
    }
    if rest.first.map({ $0 & 0xDF == UInt8(ascii: "E") }) == true {
      rest = rest.dropFirst()
      takeSign()
      guard takeDigits(isDecimal) != nil else { return false }
    }
    return rest.isEmpty
  }

  /// A date, a time or both; those without an offset are in zones that have their names from the kind.
  static func time(_ text: String) -> GoTime? {
    guard text.utf8.count >= 8, text.utf8.first.map({ (0x30...0x39).contains($0) }) == true,
      text.contains("-") || text.contains(":")
    else { return nil }
    var text = text.uppercased()
    if let blank = text.firstIndex(of: " ") { text.replaceSubrange(blank...blank, with: "T") }
    if let time = try? GoTimeLayout.parse(text, layout: "2006-01-02T15:04:05.999999999Z07:00") { return time }
    let layouts = [
      ("2006-01-02T15:04:05.999999999", "datetime-local"), ("2006-01-02", "date-local"),
      ("15:04:05.999999999", "time-local"),
    ]
    for (layout, zone) in layouts {
      guard let time = try? GoTimeLayout.parse(text, layout: layout) else { continue }
      return GoTime(seconds: time.seconds, nanoseconds: time.nanoseconds, zone: zone)
    }
    return nil
  }
}
