package import ForgeDiagnostics

/// What one runbook annotation says, and whether it is so.
package struct RunbookClaim: Sendable {
  enum Verdict: Sendable {
    /// The page and the heading that it leads to.
    case verified(SourceRange)
    case contradicted(Contradiction)
    case unverifiable(Message)
    /// It leads to what is none of the repository's.
    case elsewhere
  }

  struct Contradiction: Sendable {
    let message: Message
    /// What exists instead, in the words of the fault.
    let nearest: String?
    /// The part that is wrong.
    let range: SourceRange
    /// What `range` becomes; nil where nothing is near, or the part does not stand there as it is.
    let replacement: String?
    let isCertain: Bool
  }

  package let alert: Alert
  let annotation: RunbookAnnotation
  let verdict: Verdict
  /// The page or file that it leads to, by path from the root, where there is one.
  let document: String?
}

extension RunbookClaim {
  /// The heading that it leads to, or the page; nil where that is not known.
  package var place: SourceRange? {
    if case .verified(let place) = verdict { place } else { nil }
  }

  /// The claim as reports tell it; nil for one that is none of the repository's.
  package var summary: Claim? {
    let tool = "alerts"
    let kind = "runbook"
    let target = "\(alert.name) \(annotation.value.text)"
    switch verdict {
    case .verified(let place):
      return Claim(
        .verified, at: annotation.value.range, tool: tool, kind: kind, target: target, evidence: [place])
    case .contradicted(let fault):
      return Claim(
        .contradicted, at: fault.range, tool: tool, kind: kind, target: target,
        reason: fault.message.suggesting(fault.nearest).text)
    case .unverifiable(let reason):
      return Claim(
        .unverifiable, at: annotation.value.range, tool: tool, kind: kind, target: target, reason: reason.text)
    case .elsewhere: return nil
    }
  }
}
