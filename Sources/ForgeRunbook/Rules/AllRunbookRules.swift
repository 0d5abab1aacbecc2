package import ForgeDiagnostics

/// The rules of the family `runbook/`, over the claims of all pages.
package let runbookRules: [Rule<[CommandClaim]>] = [
  .unknownResource, .unknownNamespace, .unmatchedSelector, .unknownContainer, .unknownPort, .unknownKey, .unknownField,
  .unknownRelease,
  .unknownChart, .unknownValue, .unknownComposeService, .unknownProfile, .missingPath, .unknownMakeTarget,
  .unknownCommand,
  .unknownFlag, .unknownDatabase, .unknownBucket, .unknownInput, .unknownEnvironment, .outdatedExcerpt,
  .unreadableBlock, .syntaxError, .unknownVariable,
  .inlinePath, .inlineResource, .inlineMakeTarget, .inlineVariable, .unverifiableClaim,
]

extension Rule<[CommandClaim]> {
  /// A rule that reports the claims of one kind that are contradicted. `good` and `bad` are what `page` makes an
  /// example of, most often command lines, in the repository of ``RunbookExample`` with `further` files.
  static func claim(
    _ id: RuleID, _ severity: Severity, _ summary: String, _ kind: CommandClaim.Kind, why: String, good: String,
    bad: String, among further: [String: String] = [:],
    page: (String) -> String = { RunbookExample.page($0) }
  ) -> Rule {
    let repository = RunbookExample.repository.merging(further) { $1 }
    return Rule(
      id, severity, summary, why: why,
      examples: [
        .good(page(good), file: "docs/runbook.md", among: repository),
        .bad(page(bad), file: "docs/runbook.md", among: repository),
      ]
    ) { claims, report in
      for claim in claims where claim.kind == kind {
        guard case .contradicted(let message, let nearest, let isCertain) = claim.verdict else { continue }
        let fix = (claim.isLiteral ? nearest : nil).map { text in
          Fix("Replace with `\(text)`", isSafe: isCertain, edits: [.init(replacing: claim.range, with: text)])
        }
        report(message.suggesting(nearest), at: claim.range, fix: fix)
      }
    }
  }
}
