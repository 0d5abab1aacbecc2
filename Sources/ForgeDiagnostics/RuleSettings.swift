/// A severity as configuration gives it.
package enum SeverityOverride: String, Hashable, Sendable, CaseIterable {
  case off, warning, error
}

/// The severities that configuration gives to rules, by id, alias or family.
package struct RuleSettings: Hashable, Sendable {
  package var overrides: [RuleID: SeverityOverride]

  package init(_ overrides: [RuleID: SeverityOverride] = [:]) {
    self.overrides = overrides
  }

  /// `diagnostics` with the severities in force, without those of rules that are off.
  package func apply(to diagnostics: [Diagnostic], rules: [RuleDescription]) -> [Diagnostic] {
    guard !overrides.isEmpty else { return diagnostics }
    let aliases = Dictionary(rules.map { ($0.id, $0.aliases) }) { first, _ in first }
    return diagnostics.compactMap { diagnostic in
      guard let severity = override(for: diagnostic.rule, aliases: aliases[diagnostic.rule] ?? []) else {
        return diagnostic
      }
      var diagnostic = diagnostic
      switch severity {
      case .off: return nil
      case .warning: diagnostic.severity = .warning
      case .error: diagnostic.severity = .error
      }
      return diagnostic
    }
  }

  /// The most specific setting: the rule's own name, an alias, then its family.
  private func override(for rule: RuleID, aliases: [String]) -> SeverityOverride? {
    overrides[rule] ?? aliases.lazy.compactMap { overrides[RuleID($0)] }.first
      ?? overrides[RuleID(rule.family)] ?? overrides[RuleID("\(rule.family)/*")]
  }
}
