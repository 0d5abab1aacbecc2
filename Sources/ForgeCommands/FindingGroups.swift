import ForgeDiagnostics

/// Findings by the severities that hold for them: those in a description may have severities of their own.
struct FindingGroups {
  private var groups: [(findings: [Diagnostic], settings: RuleSettings)] = []

  mutating func add(_ findings: [Diagnostic], _ settings: RuleSettings) {
    groups.append((findings, settings))
  }

  /// What is left to report: without what comments accept and what is off. `rest` holds for what `filter` itself finds.
  func settled(_ filter: SuppressionFilter, families: Set<String>, rest: RuleSettings) -> [Diagnostic] {
    let found = groups.flatMap(\.findings).filter { families.contains($0.rule.family) }
    // What is off counts for suppressions, so that switching a rule off makes no comment useless.
    let kept = filter.apply(to: found, families: families)
    let keptSet = Set(kept)
    let known = Set(found)
    let settled = groups.flatMap { group in
      group.settings.apply(to: group.findings.filter(keptSet.contains), rules: allRules)
    }
    return settled + rest.apply(to: kept.filter { !known.contains($0) }, rules: allRules)
  }
}
