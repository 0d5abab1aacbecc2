package import ForgeDiagnostics

/// An alert that the repository defines: one, in however many environments it stands.
package struct Alert: Hashable, Sendable {
  package let name: String
  /// Where its name is written.
  package let range: SourceRange
  /// Its annotations that lead to a runbook, without empty ones; where environments differ, those of all of them.
  package internal(set) var runbooks: [RunbookAnnotation]
  /// Whether its expression holds whatever is measured, such as `vector(1)`: it shows that alerts arrive.
  package let isAlwaysFiring: Bool
}

/// An annotation that says where the runbook of an alert is.
package struct RunbookAnnotation: Hashable, Sendable {
  /// As it is written: `runbook_url`.
  package let key: String
  package let value: WrittenText
}

/// A text of a rule, and the place that wrote it.
package struct WrittenText: Hashable, Sendable {
  package let text: String
  package let range: SourceRange
  /// The bytes at `range` where they are not the text itself: those of a template, or with escapes.
  let written: [UInt8]?

  /// The place of a part, given in bytes of UTF-8, and whether the bytes there are that part. Where a template wrote it,
  /// the only place that has its words; else the whole.
  func place(of part: Range<Int>) -> (range: SourceRange, isExact: Bool) {
    let start = range.bytes.lowerBound
    guard let written else {
      return (SourceRange(path: range.path, bytes: start + part.lowerBound..<start + part.upperBound), true)
    }
    let wanted = Array(Array(text.utf8)[part])
    guard let first = written.firstRange(of: wanted, in: 0..<written.count),
      written.firstRange(of: wanted, in: first.lowerBound + 1..<written.count) == nil
    else { return (range, false) }
    return (SourceRange(path: range.path, bytes: start + first.lowerBound..<start + first.upperBound), true)
  }
}
