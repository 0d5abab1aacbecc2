/// A constraint on versions as Masterminds/semver reads it: alternatives between `||`, each of comparisons that must all
/// hold, with `^`, `~`, wildcards and `1.2 - 1.4`.
package struct VersionRange: Sendable {
  private let alternatives: [[VersionComparison]]

  /// Nil for a text that is no constraint.
  package init?(_ text: String) {
    guard let range = try? VersionRange(reading: text) else { return nil }
    self = range
  }

  init(reading text: String) throws(GoFailure) {
    var alternatives: [[VersionComparison]] = []
    let text = Self.withoutSpans(Array(text.utf8))
    var start = 0
    while true {
      let end = (start..<text.count).first { text[$0] == 0x7C && $0 + 1 < text.count && text[$0 + 1] == 0x7C }
      var reader = VersionRangeReader(Array(text[start..<(end ?? text.count)]))
      alternatives.append(try reader.comparisons())
      guard let end else { break }
      start = end + 2
    }
    self.alternatives = alternatives
  }

  /// `1.2 - 1.4` as `>= 1.2, <= 1.4`.
  private static func withoutSpans(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "-")) else { return text }
    var result: [UInt8] = []
    var reader = VersionRangeReader(text)
    while reader.place < text.count {
      let start = reader.place
      if let (from, to) = reader.span() {
        result += Array(">= ".utf8) + from + Array(", <= ".utf8) + to
      } else {
        result.append(text[start])
        reader.place = start + 1
      }
    }
    return result
  }

  /// Whether `version` is in the range; false where either text makes no sense.
  package static func contains(_ range: String, _ version: String) -> Bool {
    guard let range = VersionRange(range), let version = SemanticVersion(version) else { return false }
    return range.contains(version)
  }

  /// Versions before a release are only in ranges that name one.
  package func contains(_ version: SemanticVersion) -> Bool {
    alternatives.contains { comparisons in comparisons.allSatisfy { $0.holds(for: version) } }
  }
}
