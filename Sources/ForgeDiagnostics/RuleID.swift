/// The name of a rule, `family/fault` in kebab-case. Stable for ever: configuration, suppressions and baselines hold it.
package struct RuleID: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  package init(stringLiteral name: String) {
    self.name = name
  }

  /// The part before the slash: `links` of `links/unknown-page`.
  package var family: String {
    String(name.prefix { $0 != "/" })
  }

  package var description: String { name }

  package static func < (left: RuleID, right: RuleID) -> Bool { left.name < right.name }
}
