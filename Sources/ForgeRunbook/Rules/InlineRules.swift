package import ForgeDiagnostics

extension Rule<[CommandClaim]> {
  package static let inlinePath = inline(
    "runbook/inline-path", "Path in prose that is not in the repository", .inlinePath,
    why: """
      Inline code with a slash whose first part is a folder of the repository. It is looked for from the root, from the page and
      as the end of any path. Files that git ignores are not judged.
      """,
    good: "The cache is in `deploy/api.yaml`.", bad: "The cache is in `«deploy/apis.yaml»`.")

  package static let inlineResource = inline(
    "runbook/inline-resource", "Object in prose that does not exist", .inlineResource,
    why: """
      Inline code such as `deployment/api`, looked for as a command would look for it, in all namespaces.
      """,
    good: "Then `deployment/api` restarts.", bad: "Then `«deployment/apis»` restarts.")

  package static let inlineMakeTarget = inline(
    "runbook/inline-make-target", "Target in prose that the Makefile does not have", .inlineTarget,
    why: """
      Inline code that begins with `make`, read from the root.
      """,
    good: "Run `make test` first.", bad: "Run `make «tests»` first.")

  package static let inlineVariable = inline(
    "runbook/inline-variable", "Variable in prose that the project does not know", .inlineVariable,
    why: """
      A name in capitals that is nearly one of a manifest, a compose file or an example of `.env`, or one of them without its
      first or last words, and stands nowhere in the repository's files.
      """,
    good: "The pods read `POSTGRES_USER`.", bad: "The pods read `«POSTGRES_USERS»`.")

  /// The kinds of inline claims, by the rules that report them.
  package static let inlineKinds: [RuleID: CommandClaim.Kind] = [
    inlinePath.description.id: .inlinePath, inlineResource.description.id: .inlineResource,
    inlineMakeTarget.description.id: .inlineTarget, inlineVariable.description.id: .inlineVariable,
  ]

  private static func inline(
    _ id: RuleID, _ summary: String, _ kind: CommandClaim.Kind, why: String, good: String, bad: String
  ) -> Rule {
    Rule(
      id, .warning, summary, why: why,
      examples: [
        .good("# Runbook\n\n\(good)\n", file: "docs/runbook.md", among: RunbookExample.repository),
        .bad("# Runbook\n\n\(bad)\n", file: "docs/runbook.md", among: RunbookExample.repository),
      ], isOptional: true
    ) { claims, report in
      for claim in claims where claim.kind == kind { report(claim) }
    }
  }
}
