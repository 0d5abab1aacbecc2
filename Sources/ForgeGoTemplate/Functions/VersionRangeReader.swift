/// Reads the comparisons between two `||` of a constraint (Masterminds/semver, constraints.go).
struct VersionRangeReader {
  private let bytes: [UInt8]
  var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

  mutating func comparisons() throws(GoFailure) -> [VersionComparison] {
    let improper = GoFailure("improper constraint: \(String(decoding: bytes, as: UTF8.self))")
    var comparisons: [VersionComparison] = []
    skipBlanks()
    while true {
      let name = self.name()
      skipBlanks()
      guard let version = version(), let comparison = try VersionComparison(name, version) else { throw improper }
      comparisons.append(comparison)
      let end = place
      skipBlanks()
      guard byte != nil else { return comparisons }
      if byte == UInt8(ascii: ",") {
        place += 1
        skipBlanks()
      } else if end == place {
        throw improper
      }
    }
  }

  /// Versions with a dash between them, and the blanks around all of it.
  mutating func span() -> (from: ArraySlice<UInt8>, to: ArraySlice<UInt8>)? {
    skipBlanks()
    let start = place
    guard version() != nil else { return nil }
    let end = place
    guard skipBlanks(), byte == UInt8(ascii: "-") else { return nil }
    place += 1
    guard skipBlanks() else { return nil }
    let next = place
    guard version() != nil else { return nil }
    let to = bytes[next..<place]
    skipBlanks()
    return (bytes[start..<end], to)
  }

  @discardableResult
  private mutating func skipBlanks() -> Bool {
    let start = place
    while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D { place += 1 }
    return place > start
  }

  private mutating func name() -> VersionComparison.Name {
    for name in VersionComparison.Name.allCases where !name.text.isEmpty {
      let text = Array(name.text.utf8)
      guard bytes[place...].starts(with: text) else { continue }
      // A sign more belongs to a longer operator, which comes later.
      if place + text.count < bytes.count, "=<>!~^".utf8.contains(bytes[place + text.count]) { continue }
      place += text.count
      return name
    }
    return .none
  }

  /// Numbers or wildcards, and what may follow them.
  struct Version {
    var numbers: [String] = []
    var prerelease = ""
  }

  private mutating func version() -> Version? {
    var version = Version()
    if byte == UInt8(ascii: "v") { place += 1 }
    while version.numbers.count < 3 {
      let start = place
      if !version.numbers.isEmpty {
        guard byte == UInt8(ascii: ".") else { break }
        place += 1
      }
      let digits = bytes[place...].prefix { (0x30...0x39).contains($0) || "xX*|".utf8.contains($0) }
      guard !digits.isEmpty else {
        place = start
        break
      }
      place += digits.count
      version.numbers.append(String(decoding: digits, as: UTF8.self))
    }
    guard !version.numbers.isEmpty else { return nil }
    version.prerelease = identifiers(UInt8(ascii: "-"))
    _ = identifiers(UInt8(ascii: "+"))
    return version
  }

  /// Identifiers behind `mark`, with points between them.
  private mutating func identifiers(_ mark: UInt8) -> String {
    guard byte == mark else { return "" }
    var end = place
    var next = place + 1
    while true {
      let word = bytes[min(next, bytes.count)...].prefix { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
        default: false
        }
      }
      guard !word.isEmpty else { break }
      end = next + word.count
      guard end < bytes.count, bytes[end] == UInt8(ascii: ".") else { break }
      next = end + 1
    }
    guard end > place else { return "" }
    defer { place = end }
    return String(decoding: bytes[place + 1..<end], as: UTF8.self)
  }
}
