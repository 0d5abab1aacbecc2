import ForgeDiagnostics
import ForgeManifests
import ForgeYAML

extension PageRun {
  /// Claims that a container of the Docker of this machine is there: one that a compose file names, or that the page made.
  /// Others may run that nothing here speaks of, so that only what is nearly one of these, or is the service of one, is wrong.
  mutating func claimContainer(_ fragment: Fragment, tool: String) {
    guard !fragment.isPattern, !fragment.isEmpty else { return }
    claim(tool, .container, fragment.text, fragment, containerVerdict(fragment))
  }

  private func containerVerdict(_ fragment: Fragment) -> CommandClaim.Verdict {
    guard let name = fragment.value else { return .unverifiable("the value is unknown") }
    if world.containers.contains(name) { return .verified([]) }
    let projects = repository.environments.compactMap(\.compose) + composeProjects.values
    var named: [String: SourceRange] = [:]
    for service in projects.flatMap(\.services) {
      if let node = service.node["container_name"], let text = node.text { named[text] = node.range }
    }
    if let place = named[name] { return .verified([place]) }
    for project in projects {
      for service in project.services {
        if project.isNameKnown, service.containerNames.contains(name) { return .verified([service.place]) }
        // `PROJECT-SERVICE-1`, of a project whose name is that of a folder; `run` adds another word.
        if name.contains("-\(service.name)-") || name.contains("_\(service.name)_") {
          return .unverifiable("Compose gives the container its name")
        }
        if service.name == name, let own = service.node["container_name"]?.text {
          return .contradicted("service `\(name)` runs as container `\(own)`", nearest: own)
        }
      }
    }
    if name.utf8.count >= 6, name.allSatisfy(\.isHexDigit) { return .unverifiable("an id tells nothing") }
    if let nearest = Suggestion.nearest(to: name, among: world.containers.union(named.keys).sorted()) {
      return .contradicted("no container is called `\(name)`", nearest: nearest)
    }
    return .unverifiable("nothing here starts a container of this name")
  }
}
