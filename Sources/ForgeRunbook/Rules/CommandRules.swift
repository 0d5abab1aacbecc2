package import ForgeDiagnostics

extension Rule<[CommandClaim]> {
  package static let unknownCommand = claim(
    "runbook/unknown-command", .error, "Subcommand that the tool does not have", .command,
    why: """
      The tool refuses it. It is nearly a subcommand that exists; other names may be plugins, and are not judged.
      """,
    good: "kubectl get pods", bad: "kubectl «gett» pods")

  package static let unknownFlag = claim(
    "runbook/unknown-flag", .error, "Flag that the subcommand does not have", .flag,
    why: """
      It was never there, or a release has removed it. The tool refuses the whole command.
      """,
    good: "kubectl get pods --watch", bad: "kubectl get pods «--wacth»")
}
