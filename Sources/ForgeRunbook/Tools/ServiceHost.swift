import ForgeDiagnostics
import ForgeManifests
import ForgeYAML

/// Hosts that programs in containers speak to: Services of the cluster by their DNS names (Kubernetes, "DNS for Services and
/// Pods"), and services of the Compose project.
enum ServiceHost {
  /// Claims a host, and the port on it where one is named. Hosts of other names are outside, and are not judged.
  static func claim(_ host: Fragment, port: (number: String, word: Fragment)?, tool: String, _ run: inout PageRun) {
    guard let name = host.value, !name.isEmpty, !["localhost", "127.0.0.1", "0.0.0.0", "::1"].contains(name),
      !name.allSatisfy({ $0.isNumber || $0 == "." || $0 == ":" })
    else { return }
    if case .container? = run.place { return }
    if case .service(let project, _)? = run.place { return claim(host, name, in: project, tool, &run) }
    let parts = name.split(separator: ".").map(String.init)
    let scope = Self.scope(parts, run)
    guard let (service, namespace) = scope else { return }
    let environments = run.environments
    let clusters = environments.filter { $0.compose == nil }
    let objects = (clusters.flatMap(\.objects) + run.world.cluster.objects).filter {
      $0.kind == "Service" && (namespace == nil || $0.namespace == namespace)
    }
    let found = objects.filter { $0.name == service }
    if !found.isEmpty {
      run.claim(tool, .service, name, host, .verified(found.map(\.place)))
      if let port { claim(port, of: found, tool, &run) }
      return
    }
    let composed = run.place == nil ? environments.compactMap(\.compose).flatMap(\.services) : []
    let same = composed.filter { $0.name == name }
    if !same.isEmpty { return run.claim(tool, .service, name, host, .verified(same.map(\.place))) }
    if run.world.cluster.state("services", service, in: namespace) == true {
      return run.claim(tool, .service, name, host, .verified([]))
    }
    let names = Set(objects.map(\.name) + composed.map(\.name)).sorted()
    guard !names.isEmpty, environments.allSatisfy(\.isComplete), !run.world.cluster.isOpen(in: namespace) else {
      return
    }
    let nearest = Suggestion.nearest(to: service, among: names).map {
      ([$0] + parts.dropFirst()).joined(separator: ".")
    }
    run.claim(tool, .service, name, host, .contradicted("no Service is called `\(service)`", nearest: nearest))
  }

  /// The Service and the namespace that a name stands for; nil for hosts outside.
  private static func scope(_ parts: [String], _ run: PageRun) -> (service: String, namespace: String?)? {
    guard let first = parts.first else { return nil }
    let own: String? = if case .pods(let objects)? = run.place { objects.first?.namespace } else { nil }
    if parts.count == 1 { return (first, own ?? run.world.namespace?.value) }
    // `POD.SERVICE.NAMESPACE.svc` names a pod behind a headless Service.
    let mark = parts.firstIndex(of: "svc")
    if let mark, mark == 2 || mark == 3 {
      return run.namespaces.contains(parts[mark - 1]) ? (parts[mark - 2], parts[mark - 1]) : nil
    }
    guard mark == nil, parts.count == 2, run.namespaces.contains(parts[1]) else { return nil }
    return (first, parts[1])
  }

  private static func claim(
    _ port: (number: String, word: Fragment), of services: [KubernetesObject], _ tool: String, _ run: inout PageRun
  ) {
    // A headless Service leads to the pods, and they to any port.
    let clustered = services.filter { $0.root["spec"]?["clusterIP"]?.text != "None" }
    guard clustered.count == services.count, port.number.allSatisfy(\.isNumber) else { return }
    let ports = services.flatMap { $0.root["spec"]?["ports"]?.sequence ?? [] }.compactMap { $0["port"] }
    let found = ports.filter { $0.text == port.number }
    if !found.isEmpty { return run.claim(tool, .port, port.number, port.word, .verified(found.map(\.range))) }
    guard !ports.isEmpty else { return }
    let numbers = Set(ports.compactMap(\.text)).sorted()
    run.claim(
      tool, .port, port.number, port.word,
      .contradicted(
        "Service `\(services[0].name)` has no port `\(port.number)`",
        nearest: numbers.count == 1 && port.word.text == port.number ? numbers[0] : nil))
  }

  private static func claim(
    _ host: Fragment, _ name: String, in project: ComposeProject, _ tool: String, _ run: inout PageRun
  ) {
    guard !name.contains("."), name != "host.docker.internal" else { return }
    let found = project.services.filter { service in
      service.name == name || service.node["container_name"]?.text == name || service.node["hostname"]?.text == name
    }
    if !found.isEmpty { return run.claim(tool, .service, name, host, .verified(found.map(\.place))) }
    // Networks give services further names.
    let hasAliases = project.services.contains { service in
      (service.node["networks"]?.mapping?.pairs ?? []).contains { $0.value["aliases"] != nil }
        || service.node["external_links"] != nil || service.node["links"] != nil || service.node["extra_hosts"] != nil
    }
    guard !hasAliases, project.gaps.isEmpty else { return }
    let names = project.services.map(\.name)
    run.claim(
      tool, .service, name, host,
      .contradicted("no service is called `\(name)`", nearest: Suggestion.nearest(to: name, among: names)))
  }
}
