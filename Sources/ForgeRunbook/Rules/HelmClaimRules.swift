package import ForgeDiagnostics

extension Rule<[CommandClaim]> {
  package static let unknownRelease = claim(
    "runbook/unknown-release", .error, "Release that no environment has", .release,
    why: """
      Helm stops with `release: not found`. The environments in `forge-docs.yaml` name their releases, and none has this name.
      """,
    good: "helm history shop", bad: "helm history «shopp»")

  package static let unknownChart = claim(
    "runbook/unknown-chart", .error, "Folder that is no chart", .chart,
    why: """
      Helm stops where a folder has no `Chart.yaml`.
      """,
    good: "helm lint charts/shop", bad: "helm lint «deploy»")

  package static let unknownValue = claim(
    "runbook/unknown-value", .error, "Value that the chart does not have", .value,
    why: """
      Helm takes any key, so a slip changes nothing and says nothing: the default stays in force.
      """,
    good: "helm upgrade --install shop charts/shop --set replicas=3",
    bad: "helm upgrade --install shop charts/shop --set «replica»=3")
}
