/// Takes out the findings that comments beside them accept, and finds comments that do not do what they say.
package struct SuppressionFilter: Sendable {
  private let suppressions: [Suppression]
  private let rules: [RuleDescription]

  /// `rules` are all that exist, whether they ran or not.
  package init(_ suppressions: [Suppression], rules: [RuleDescription]) {
    self.suppressions = suppressions
    self.rules = rules
  }

  /// The findings that remain, with those about suppressions. Only what a rule of `families` finds counts as missing:
  /// a suppression of a rule that did not run is not unused.
  package func apply(to diagnostics: [Diagnostic], families: Set<String>) -> [Diagnostic] {
    var used: Set<Suppression.Name> = []
    let byFile = Dictionary(grouping: suppressions, by: \.range.path)
    let aliases = aliases()
    let kept = diagnostics.filter { diagnostic in
      guard let candidates = byFile[diagnostic.range.path] else { return true }
      var isAccepted = false
      for suppression in candidates where covers(suppression, diagnostic.range) {
        for name in suppression.rules where (aliases[name.rule] ?? name.rule) == diagnostic.rule {
          used.insert(name)
          isAccepted = true
        }
      }
      return !isAccepted
    }
    return kept + suppressions.flatMap { faults(of: $0, used: used, families: families, aliases: aliases) }
  }

  private func covers(_ suppression: Suppression, _ range: SourceRange) -> Bool {
    suppression.covered.contains(range.bytes.lowerBound)
      || suppression.covered.lowerBound == range.bytes.lowerBound && range.bytes.isEmpty
  }

  private func aliases() -> [RuleID: RuleID] {
    var aliases: [RuleID: RuleID] = [:]
    for rule in rules {
      for alias in rule.aliases { aliases[RuleID(alias)] = rule.id }
    }
    return aliases
  }

  private func faults(
    of suppression: Suppression, used: Set<Suppression.Name>, families: Set<String>, aliases: [RuleID: RuleID]
  ) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    let known = Set(rules.map(\.id))
    for name in suppression.rules {
      let rule = aliases[name.rule] ?? name.rule
      guard known.contains(rule) else {
        let nearest = Suggestion.nearest(to: name.rule.name, among: rules.map(\.id.name))
        faults.append(
          Diagnostic(
            .suppressionUnknownRule, .unknownRule(name.rule, nearest), at: name.range,
            fix: nearest.map { .replace(name.range, with: $0) }))
        continue
      }
      if !used.contains(name), families.contains(rule.family) {
        faults.append(Diagnostic(.suppressionUnused, .unused(rule), at: name.range))
      }
    }
    if suppression.rules.isEmpty || suppression.reason.isEmpty {
      faults.append(Diagnostic(.suppressionWithoutReason, .withoutReason, at: suppression.range))
    }
    return faults
  }
}

extension RuleDescription {
  package static let suppressionUnused = RuleDescription(
    "suppression/unused", .warning, "Suppression that suppresses nothing",
    why: "The fault is mended, or the comment stands beside another line. Left there, it would hide the next fault.",
    examples: [
      .good("# Start\n\n<!-- forge-docs allow: links/unknown-page — comes with 2.0 -->\n[Next](next.md)\n"),
      .bad("# Start\n\n<!-- forge-docs allow: «links/unknown-page» — comes with 2.0 -->\nText.\n"),
    ])

  package static let suppressionWithoutReason = RuleDescription(
    "suppression/without-reason", .warning, "Suppression without a reason",
    why: "Who meets the comment in a year must know why the fault was accepted: write the reason after a dash.",
    examples: [
      .good("# Start\n\n<!-- forge-docs allow: links/unknown-page — comes with 2.0 -->\n[Next](next.md)\n"),
      .bad("# Start\n\n<!-- «forge-docs allow: links/unknown-page» -->\n[Next](next.md)\n"),
    ])

  package static let suppressionUnknownRule = RuleDescription(
    "suppression/unknown-rule", .error, "Suppression of a rule that does not exist",
    why: "The name has a slip in it, so the finding it was meant for is still reported.",
    examples: [
      .good("# Start\n\n<!-- forge-docs allow: links/unknown-page — comes with 2.0 -->\n[Next](next.md)\n"),
      .bad("# Start\n\n<!-- forge-docs allow: «links/unknown-pag» — comes with 2.0 -->\nText.\n"),
    ])
}

extension Message {
  fileprivate static let withoutReason: Message = "a suppression names its rule and, after a dash, the reason"

  fileprivate static func unused(_ rule: RuleID) -> Message {
    Message("`\(rule)` finds nothing here")
  }

  fileprivate static func unknownRule(_ rule: RuleID, _ nearest: String?) -> Message {
    Message("no rule is called `\(rule)`").suggesting(nearest)
  }
}
