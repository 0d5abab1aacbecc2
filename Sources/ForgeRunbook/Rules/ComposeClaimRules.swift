package import ForgeDiagnostics

extension Rule<[CommandClaim]> {
  package static let unknownComposeService = claim(
    "runbook/unknown-service", .error, "Service that no compose file has", .service,
    why: """
      Docker Compose stops with `no such service`.
      """,
    good: "docker compose up cache", bad: "docker compose restart «cach»")

  package static let unknownProfile = claim(
    "runbook/unknown-profile", .error, "Profile that no service has", .profile,
    why: """
      Docker Compose takes any profile: the services that were meant stay down.
      """,
    good: "docker compose --profile tools up", bad: "docker compose --profile «tool» up")
}
