/// How bad a finding is.
package enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Should be mended.
  case warning
  /// A reader or a client will be misled or blocked.
  case error

  package static func < (left: Severity, right: Severity) -> Bool {
    left == .warning && right == .error
  }
}

/// What a finding says: one sentence, no full stop, the most specific word first, names in backquotes. Rules declare
/// theirs as static members at the foot of their file.
package struct Message: Hashable, Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
  package let text: String

  package init(stringLiteral text: String) {
    self.text = text
  }

  package init(_ text: String) {
    self.text = text
  }

  package var description: String { text }

  /// This message followed by an offer of `suggestion`, or as it is where there is none.
  package func suggesting(_ suggestion: String?) -> Message {
    guard let suggestion else { return self }
    return Message("\(text)\(Self.offer)\(suggestion)`?")
  }

  /// The text without an offer: which names are near changes with other files, the fault does not.
  package var fact: String {
    guard text.hasSuffix("`?"), let offer = text.ranges(of: Self.offer).last else { return text }
    return String(text[..<offer.lowerBound])
  }

  private static let offer = ", did you mean `"
}

/// Another place that explains a finding, such as "first declared here".
package struct Note: Hashable, Sendable {
  package let message: Message
  package let range: SourceRange

  package init(_ message: Message, at range: SourceRange) {
    self.message = message
    self.range = range
  }
}

/// A change that mends a finding.
package struct Fix: Hashable, Sendable {
  /// `text` takes the place of `range`; an empty range inserts.
  package struct Edit: Hashable, Sendable {
    package let range: SourceRange
    package let text: String

    package init(replacing range: SourceRange, with text: String) {
      self.range = range
      self.text = text
    }
  }

  /// What the fix does, in the imperative: "Replace with `installation.md`".
  package let title: String
  /// Whether the meaning is certain to be what the author wanted, so that it may be applied without a look.
  package let isSafe: Bool
  package let edits: [Edit]

  package init(_ title: String, isSafe: Bool, edits: [Edit]) {
    self.title = title
    self.isSafe = isSafe
    self.edits = edits
  }

  /// Replaces one range, to be looked at before it is applied.
  package static func replace(_ range: SourceRange, with text: String) -> Fix {
    Fix("Replace with `\(text)`", isSafe: false, edits: [Edit(replacing: range, with: text)])
  }
}

/// One finding: a rule, broken at a range.
package struct Diagnostic: Hashable, Sendable {
  package let rule: RuleID
  package var severity: Severity
  package let message: Message
  package let range: SourceRange
  package let notes: [Note]
  package let fix: Fix?
  /// Where the text that demands otherwise is published: the address of a section of a specification.
  package let help: String?

  package init(
    rule: RuleID, severity: Severity, message: Message, range: SourceRange, notes: [Note] = [], fix: Fix? = nil,
    help: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.range = range
    self.notes = notes
    self.fix = fix
    self.help = help
  }

  /// A finding of `rule` at its default severity.
  package init(
    _ rule: RuleDescription, _ message: Message, at range: SourceRange, notes: [Note] = [], fix: Fix? = nil,
    help: String? = nil
  ) {
    self.init(
      rule: rule.id, severity: rule.severity, message: message, range: range, notes: notes, fix: fix, help: help)
  }
}

extension Diagnostic: Comparable {
  /// The order of every report: path, offset, then rule and message, so that output is the same at any job count.
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.range != right.range { return left.range < right.range }
    return (left.rule.name, left.message.text) < (right.rule.name, right.message.text)
  }
}
