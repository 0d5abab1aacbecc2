package import ForgeDiagnostics

extension Rule<[CommandClaim]> {
  package static let missingPath = claim(
    "runbook/missing-file", .error, "File or folder that is not in the repository", .path,
    why: """
      The page did not make it, and from where the reader stands, after every `cd` above, it is not there.
      """,
    good: "cat deploy/api.yaml", bad: "cat «deploy/apis.yaml»")

  package static let unknownMakeTarget = claim(
    "runbook/unknown-target", .error, "Target that the Makefile does not have", .target,
    why: """
      make stops with `No rule to make target`.
      """,
    good: "make test", bad: "make «tests»")
}
