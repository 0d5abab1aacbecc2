package import ForgeDiagnostics

extension Rule<[CommandClaim]> {
  package static let unverifiableClaim = Rule(
    "runbook/unverifiable", .warning, "Claim that the repository can neither prove nor refute",
    why: """
      A variable without a value, another host, a chart from elsewhere, what an operator makes: nobody knows whether the command \
      works. `check --fail-on unverifiable` turns it on, for runbooks in which every command has to be proved.
      """,
    examples: [
      .good(
        RunbookExample.page("NAME=api\nkubectl get deployment $NAME"), file: "docs/runbook.md",
        among: RunbookExample.repository),
      .bad(
        RunbookExample.page("kubectl get deployment «$NAME»"), file: "docs/runbook.md",
        among: RunbookExample.repository),
    ], isOptional: true
  ) { claims, report in
    for claim in claims {
      guard case .unverifiable(let reason) = claim.verdict else { continue }
      report(.unverifiable(claim.kind.noun, claim.target, reason.text), at: claim.range)
    }
  }

  /// The findings of ``unverifiableClaim`` about claims that other checks make.
  package static func unverifiable(_ claims: [Claim]) -> [Diagnostic] {
    claims.filter { $0.verdict == .unverifiable }.map { claim in
      Diagnostic(
        unverifiableClaim.description, .unverifiable(claim.kind, claim.target, claim.reason), at: claim.range)
    }
  }
}

extension Message {
  fileprivate static func unverifiable(_ noun: String, _ target: String, _ reason: String) -> Message {
    Message("\(noun) `\(target)` cannot be verified: \(reason)")
  }
}
