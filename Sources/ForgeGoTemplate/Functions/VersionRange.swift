/// A constraint on versions as Masterminds/semver reads it: alternatives between `||`, each of comparisons that must all
/// hold, with `^`, `~`, wildcards and `1.2 - 1.4`.
package struct VersionRange: Sendable {
  private struct Comparison: Sendable {
    let `operator`: String
    let version: SemanticVersion
    let hasMinor: Bool
    let hasPatch: Bool
    /// `*`, or nothing but an operator.
    let isAny: Bool

    /// Whether a part is left open.
    var isOpen: Bool { isAny || !hasMinor || !hasPatch }
  }

  private let alternatives: [[Comparison]]

  /// Nil for a text that is no constraint.
  package init?(_ text: String) {
    var alternatives: [[Comparison]] = []
    for part in Self.parts(text) {
      guard let comparisons = Self.comparisons(part) else { return nil }
      alternatives.append(comparisons)
    }
    self.alternatives = alternatives
  }

  /// Whether `version` is in the range; false where either text makes no sense.
  package static func contains(_ range: String, _ version: String) -> Bool {
    guard let range = VersionRange(range), let version = SemanticVersion(version) else { return false }
    return range.contains(version)
  }

  /// Versions before a release are only in ranges that name one.
  package func contains(_ version: SemanticVersion) -> Bool {
    alternatives.contains { comparisons in comparisons.allSatisfy { Self.holds($0, version) } }
  }

  // MARK: Reading

  private static func parts(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var last: Character?
    for character in text {
      if character == "|" {
        if last == "|" {
          parts.append(part)
          part = ""
          last = nil
          continue
        }
      } else {
        if last == "|" { part.append("|") }
        part.append(character)
      }
      last = character
    }
    parts.append(part)
    return parts
  }

  private static func comparisons(_ text: String) -> [Comparison]? {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\t" }).map(String.init)
    var comparisons: [Comparison] = []
    var place = 0
    while place < words.count {
      var word = words[place]
      place += 1
      // A second operator has to stand apart from the version before it.
      guard !word.drop(while: { "=<>!~^".contains($0) }).contains(where: { "=<>!~^".contains($0) }) else { return nil }
      if place + 1 < words.count, words[place] == "-" {
        guard let from = comparison(">=", word), let to = comparison("<=", words[place + 1]) else { return nil }
        comparisons += [from, to]
        place += 2
        continue
      }
      let name = String(word.prefix { "=<>!~^".contains($0) })
      word.removeFirst(name.count)
      if word.isEmpty, place < words.count, !name.isEmpty {
        word = words[place]
        place += 1
      }
      guard let comparison = comparison(name, word) else { return nil }
      comparisons.append(comparison)
    }
    return comparisons.isEmpty ? nil : comparisons
  }

  private static func comparison(_ name: String, _ text: String) -> Comparison? {
    guard ["", "=", "!=", ">", "<", ">=", "=>", "<=", "=<", "~", "~>", "^"].contains(name) else { return nil }
    var rest = Substring(text)
    if rest.hasPrefix("v") { rest.removeFirst() }
    let tail = rest.drop { !"-+".contains($0) }
    let numbers = rest.prefix(rest.count - tail.count).split(separator: ".", omittingEmptySubsequences: false)
    func isWild(_ place: Int) -> Bool { place >= numbers.count || ["x", "X", "*"].contains(numbers[place]) }
    guard (1...3).contains(numbers.count) else { return nil }
    let isAny = isWild(0)
    let values = (0..<3).map { place in
      isAny || (0...place).contains(where: isWild) ? "0" : String(numbers[place])
    }
    guard let version = SemanticVersion(values.joined(separator: ".") + tail) else { return nil }
    return Comparison(
      operator: name, version: version, hasMinor: !isAny && !isWild(1), hasPatch: !isAny && !isWild(1) && !isWild(2),
      isAny: isAny)
  }

  // MARK: Comparing

  private static func holds(_ comparison: Comparison, _ version: SemanticVersion) -> Bool {
    let bound = comparison.version
    // Versions before a release compare only with one.
    if !version.prerelease.isEmpty, bound.prerelease.isEmpty, comparison.operator != "!=" { return false }
    switch comparison.operator {
    case "", "=": return comparison.isOpen ? isWithinTilde(comparison, version) : version == bound
    case "!=":
      if comparison.isOpen {
        if version.major != bound.major { return true }
        if comparison.hasMinor, version.minor != bound.minor { return true }
        return comparison.hasMinor ? false : false
      }
      return version != bound
    case ">":
      if !comparison.isOpen { return version > bound }
      if version.major != bound.major { return version.major > bound.major }
      return comparison.hasMinor && version.minor > bound.minor
    case "<": return version < bound
    case ">=", "=>": return version >= bound
    case "<=", "=<":
      if !comparison.isOpen { return version <= bound }
      if version.major != bound.major { return version.major < bound.major }
      return !comparison.hasMinor || version.minor <= bound.minor
    case "~", "~>": return isWithinTilde(comparison, version)
    default: return isWithinCaret(comparison, version)
    }
  }

  /// `~1.2.3` is `>=1.2.3 <1.3.0`; `~1` is `>=1 <2`.
  private static func isWithinTilde(_ comparison: Comparison, _ version: SemanticVersion) -> Bool {
    let bound = comparison.version
    if version < bound { return false }
    if comparison.isAny { return true }
    if version.major != bound.major { return false }
    return version.minor == bound.minor || !comparison.hasMinor
  }

  /// `^1.2.3` is `>=1.2.3 <2`; the first part that is not zero is the one that may not change.
  private static func isWithinCaret(_ comparison: Comparison, _ version: SemanticVersion) -> Bool {
    let bound = comparison.version
    if version < bound { return false }
    if comparison.isAny { return true }
    if bound.major > 0 || !comparison.hasMinor { return version.major == bound.major }
    if version.major > 0 { return false }
    if bound.minor > 0 || !comparison.hasPatch { return version.minor == bound.minor }
    return version.minor == 0 && version.patch == bound.patch
  }
}
