/// One comparison of a constraint: an operator and a version that may be left open at its end.
struct VersionComparison: Sendable {
  enum Name: CaseIterable, Sendable {
    case none, equal, unequal, above, below, atLeast, atMost, tilde, tildeAbove, caret, aboveEqual, belowEqual

    var text: String {
      switch self {
      case .none: ""
      case .equal: "="
      case .unequal: "!="
      case .above: ">"
      case .below: "<"
      case .atLeast: ">="
      case .aboveEqual: "=>"
      case .atMost: "<="
      case .belowEqual: "=<"
      case .tilde: "~"
      case .tildeAbove: "~>"
      case .caret: "^"
      }
    }
  }

  private let name: Name
  private let bound: SemanticVersion
  /// Whether a part is left open; the next two tell which, and both are false where all are.
  private let isOpen: Bool
  private let isMinorOpen: Bool
  private let isPatchOpen: Bool

  /// Nil for numbers that are none.
  init?(_ name: Name, _ version: VersionRangeReader.Version) throws(GoFailure) {
    func isOpen(_ place: Int) -> Bool {
      place >= version.numbers.count || ["x", "X", "*"].contains(version.numbers[place])
    }
    let open = (0..<3).first(where: isOpen)
    let numbers = (0..<3).map { $0 < open ?? 3 ? version.numbers[$0] : "0" }
    let tail = version.prerelease.isEmpty ? "" : "-\(version.prerelease)"
    guard let bound = SemanticVersion(numbers.joined(separator: ".") + tail) else {
      throw GoFailure("constraint Parser Error")
    }
    self.name = name
    self.bound = bound
    self.isOpen = open != nil
    isMinorOpen = open == 1
    isPatchOpen = open == 2
  }

  func holds(for version: SemanticVersion) -> Bool {
    // Versions before a release compare only with one.
    let isForReleases = !version.prerelease.isEmpty && bound.prerelease.isEmpty
    switch name {
    case .unequal: return isOpen ? !isForReleases && isOutside(version) : version != bound
    case _ where isForReleases: return false
    case .none, .equal: return isOpen ? isWithinTilde(version) : version == bound
    case .above: return isAbove(version)
    case .below: return version < bound
    case .atLeast, .aboveEqual: return version >= bound
    case .atMost, .belowEqual:
      if !isOpen { return version <= bound }
      if version.major != bound.major { return version.major < bound.major }
      return version.minor <= bound.minor || isMinorOpen
    case .tilde, .tildeAbove: return isWithinTilde(version)
    case .caret: return isWithinCaret(version)
    }
  }

  private func isOutside(_ version: SemanticVersion) -> Bool {
    if version.major != bound.major { return true }
    if isMinorOpen { return false }
    if version.minor != bound.minor { return true }
    guard isPatchOpen else { return version != bound }
    return version.prerelease != bound.prerelease
  }

  private func isAbove(_ version: SemanticVersion) -> Bool {
    if !isOpen { return version > bound }
    if version.major != bound.major { return version.major > bound.major }
    if isMinorOpen { return false }
    return isPatchOpen ? version.minor > bound.minor : version > bound
  }

  /// `~1.2.3` is `>=1.2.3 <1.3.0`; `~1` is `>=1 <2`; of all zeros, everything.
  private func isWithinTilde(_ version: SemanticVersion) -> Bool {
    if version < bound { return false }
    let isZero = bound.major == 0 && bound.minor == 0 && bound.patch == 0
    if isZero, !isMinorOpen, !isPatchOpen { return true }
    return version.major == bound.major && (version.minor == bound.minor || isMinorOpen)
  }

  /// `^1.2.3` is `>=1.2.3 <2`; the first part that is not zero is the one that may not change.
  private func isWithinCaret(_ version: SemanticVersion) -> Bool {
    if version < bound { return false }
    if bound.major > 0 || isMinorOpen { return version.major == bound.major }
    if version.major > 0 { return false }
    if bound.minor > 0 || isPatchOpen { return version.minor == bound.minor }
    return version.minor == 0 && version.patch == bound.patch
  }
}
