/// What a rule says of itself. It feeds findings, `explain`, the rule reference, SARIF, and the tests of the rule.
package struct RuleDescription: Hashable, Sendable {
  package let id: RuleID
  /// The severity unless configuration says otherwise.
  package let severity: Severity
  /// The fault as a headline, no full stop: "Link to a page that does not exist".
  package let summary: String
  /// Who is misled or blocked by the fault, and what to do, in a few sentences of Markdown.
  package let why: String
  package let examples: [RuleExample]
  /// Names that other tools give this rule; accepted in configuration and suppressions.
  package let aliases: [String]
  /// Off unless configuration gives it a severity, by its own name or an alias: a matter of taste.
  package let isOptional: Bool

  package init(
    _ id: RuleID, _ severity: Severity, _ summary: String, why: String, examples: [RuleExample],
    aliases: [String] = [], isOptional: Bool = false
  ) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.why = why
    self.examples = examples
    self.aliases = aliases
    self.isOptional = isOptional
  }
}

/// A small project that shows a rule, and proves it: in a bad one, each `«…»` marks a range that must be found, and
/// nothing else may be.
package struct RuleExample: Hashable, Sendable {
  package let isGood: Bool
  /// The file of interest comes first; the others are what it stands among.
  package let files: [RuleExampleFile]

  private init(isGood: Bool, file: String, text: String, among others: [String: String]) {
    self.isGood = isGood
    files =
      [RuleExampleFile(path: file, text: text)]
      + others.sorted { $0.key < $1.key }.map { RuleExampleFile(path: $0.key, text: $0.value) }
  }

  /// A project in which the rule finds nothing.
  package static func good(
    _ text: String, file: String = "docs/index.md", among others: [String: String] = [:]
  ) -> RuleExample {
    RuleExample(isGood: true, file: file, text: text, among: others)
  }

  /// A project in which the rule finds the marked ranges.
  package static func bad(
    _ text: String, file: String = "docs/index.md", among others: [String: String] = [:]
  ) -> RuleExample {
    RuleExample(isGood: false, file: file, text: text, among: others)
  }
}

/// A file of an example, its text still with marks.
package struct RuleExampleFile: Hashable, Sendable {
  package let path: String
  package let text: String
}

/// A rule that queries a model of type `Subject`. Rules see values only: no files, network, clock or configuration.
package struct Rule<Subject: Sendable>: Sendable {
  package let description: RuleDescription
  private let body: @Sendable (Subject, inout Report) -> Void

  package init(
    _ id: RuleID, _ severity: Severity, _ summary: String, why: String, examples: [RuleExample],
    aliases: [String] = [], isOptional: Bool = false, check body: @escaping @Sendable (Subject, inout Report) -> Void
  ) {
    description = RuleDescription(
      id, severity, summary, why: why, examples: examples, aliases: aliases, isOptional: isOptional)
    self.body = body
  }

  /// Every finding of this rule in `subject`, in the order the rule met them.
  package func check(_ subject: Subject) -> [Diagnostic] {
    var report = Report(rule: description)
    body(subject, &report)
    return report.diagnostics
  }
}

/// Collects the findings of one rule; called like a function.
package struct Report {
  let rule: RuleDescription
  private(set) var diagnostics: [Diagnostic] = []
  private var searches = 0

  /// A reader takes up a few offers; thousands of searches among thousands of names take minutes.
  private static let maximumSearches = 200

  init(rule: RuleDescription) {
    self.rule = rule
  }

  /// The nearest of `candidates`, for the first findings of the rule; nil for those after.
  package mutating func nearest(to text: String, among candidates: @autoclosure () -> [String]) -> String? {
    searches += 1
    return searches <= Self.maximumSearches ? Suggestion.nearest(to: text, among: candidates()) : nil
  }

  package mutating func callAsFunction(
    _ message: Message, at range: SourceRange, notes: [Note] = [], fix: Fix? = nil, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(rule, message, at: range, notes: notes, fix: fix, help: help))
  }
}
