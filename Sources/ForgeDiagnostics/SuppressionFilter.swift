/// Takes out the findings that comments beside them accept, and finds comments that do not do what they say.
package struct SuppressionFilter: Sendable {
  private let suppressions: [Suppression]
  private let names: [String]
  private let known: Set<RuleID>
  private let aliases: [RuleID: RuleID]

  /// Findings about suppressions and baselines themselves: a comment that could silence them would hide that it does
  /// nothing.
  static let bookkeeping: Set<String> = ["suppression", "baseline"]

  /// `rules` are all that exist, whether they ran or not.
  package init(_ suppressions: [Suppression], rules: [RuleDescription]) {
    self.suppressions = suppressions
    names = rules.flatMap { [$0.id.name] + $0.aliases }
    known = Set(rules.map(\.id))
    aliases = Dictionary(rules.flatMap { rule in rule.aliases.map { (RuleID($0), rule.id) } }) { first, _ in first }
  }

  /// The findings that remain, with those about suppressions. Only what a rule of `families` finds counts as missing:
  /// a suppression of a rule that did not run is not unused.
  package func apply(to diagnostics: [Diagnostic], families: Set<String>) -> [Diagnostic] {
    var used: Set<Suppression.Name> = []
    let byFile = Dictionary(grouping: suppressions, by: \.range.path)
    let kept = diagnostics.filter { diagnostic in
      guard !Self.bookkeeping.contains(diagnostic.rule.family), let candidates = byFile[diagnostic.range.path] else {
        return true
      }
      let accepting = candidates.filter { covers($0, diagnostic.range) }.flatMap(\.rules).filter {
        rule(of: $0) == diagnostic.rule
      }
      used.formUnion(accepting)
      return accepting.isEmpty
    }
    return kept + suppressions.flatMap { faults(of: $0, used: used, families: families) }
  }

  private func covers(_ suppression: Suppression, _ range: SourceRange) -> Bool {
    suppression.covered.contains(range.bytes.lowerBound)
      || suppression.covered.lowerBound == range.bytes.lowerBound && range.bytes.isEmpty
  }

  private func rule(of name: Suppression.Name) -> RuleID {
    aliases[name.rule] ?? name.rule
  }

  private func faults(of suppression: Suppression, used: Set<Suppression.Name>, families: Set<String>) -> [Diagnostic] {
    var faults = suppression.rules.compactMap { name -> Diagnostic? in
      let rule = rule(of: name)
      if !known.contains(rule) { return unknown(name) }
      if Self.bookkeeping.contains(rule.family) { return Diagnostic(.suppressionUnused, .never(rule), at: name.range) }
      guard !used.contains(name), families.contains(rule.family) else { return nil }
      return Diagnostic(.suppressionUnused, .unused(rule), at: name.range)
    }
    if suppression.rules.isEmpty || suppression.reason.isEmpty {
      faults.append(Diagnostic(.suppressionWithoutReason, .withoutReason, at: suppression.range))
    }
    return faults
  }

  private func unknown(_ name: Suppression.Name) -> Diagnostic {
    let nearest = Suggestion.nearest(to: name.rule.name, among: names)
    return Diagnostic(
      .suppressionUnknownRule, .unknownRule(name.rule, nearest), at: name.range,
      fix: nearest.map { .replace(name.range, with: $0) })
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
    why: "Whoever meets the comment in a year must know why the fault was accepted: write the reason after a dash.",
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

  fileprivate static func never(_ rule: RuleID) -> Message {
    Message("`\(rule)` cannot be suppressed")
  }

  fileprivate static func unknownRule(_ rule: RuleID, _ nearest: String?) -> Message {
    Message("no rule is called `\(rule)`").suggesting(nearest)
  }
}
