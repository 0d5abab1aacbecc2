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
    let known = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
    return diagnostics.compactMap { diagnostic in
      let rule = known[diagnostic.rule]
      guard let severity = override(for: diagnostic.rule, rule) else {
        return rule?.isOptional == true ? nil : diagnostic
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

  /// Whether findings of `rule` are reported at all: what is off need not be looked for.
  package func reports(_ rule: RuleDescription) -> Bool {
    override(for: rule.id, rule).map { $0 != .off } ?? !rule.isOptional
  }

  /// The most specific setting: the rule's own name, an alias, then its family, which turns no optional rule on.
  private func override(for id: RuleID, _ rule: RuleDescription?) -> SeverityOverride? {
    if let own = overrides[id] { return own }
    if let alias = rule?.aliases.lazy.compactMap({ overrides[RuleID($0)] }).first { return alias }
    guard rule?.isOptional != true else { return nil }
    return overrides[RuleID(id.family)] ?? overrides[RuleID("\(id.family)/*")]
  }
}
