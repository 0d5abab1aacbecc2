import ForgeDiagnostics
import ForgeManifests

extension Tool {
  /// argocd: Applications by their names.
  static let argocd = Tool(names: ["argocd"]) { call, run in
    let words = call.arguments.dropOptions(taking: ["--server", "--auth-token", "--grpc-web-root-path", "--core"])
    guard words.count > 1, words[0].text == "app", verbs.contains(words[1].text) else { return }
    let operands = Array(words.dropFirst(2)).dropOptions()
    guard let name = operands.first, !name.text.hasPrefix("-") else { return }
    guard let text = name.value else {
      return run.claim(call.tool, .resource, "application/\(name.text)", name, .unverifiable("the value is unknown"))
    }
    run.claim(call.tool, .resource, "application/\(text)", name, verdict(text, run))
  }

  private static let verbs: Set<String> = [
    "get", "sync", "history", "rollback", "diff", "delete", "wait", "logs", "set", "unset", "manifests", "resources",
    "terminate-op", "actions", "edit", "patch",
  ]

  private static func verdict(_ name: String, _ run: PageRun) -> CommandClaim.Verdict {
    let applications = run.repository.clusters.flatMap { $0.objects(ofKind: "Application") }
    let found = applications.filter { $0.name == name }
    if !found.isEmpty { return .verified(found.map(\.place)) }
    let hasSets = run.repository.clusters.contains { !$0.objects(ofKind: "ApplicationSet").isEmpty }
    guard !applications.isEmpty, !hasSets, run.repository.clusters.allSatisfy(\.isComplete) else {
      return .unverifiable("not every Application is known")
    }
    let nearest = Suggestion.nearest(to: name, among: Set(applications.map(\.name)).sorted())
    return .contradicted("no Application is called `\(name)`", nearest: nearest)
  }
}
