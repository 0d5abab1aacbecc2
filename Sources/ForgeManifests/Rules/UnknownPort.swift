package import ForgeDiagnostics
import ForgeYAML

extension Rule<Manifests> {
  package static let unknownPort = Rule(
    "manifests/unknown-port", .error, "Port that no container has",
    why: """
      A Service sends to a port of its pods, and an Ingress to a port of a Service. A name that is not there leaves the
      Service without endpoints; a number that no container listens on is refused by every pod. Containers that declare no
      ports at all may listen on any, and are taken to.
      """,
    examples: [
      .good(
        ManifestExample.service, file: "deploy/service.yaml", among: ["deploy/api.yaml": ManifestExample.deployment]),
      .bad(
        ManifestExample.service.replacing("targetPort: http", with: "targetPort: «htpp»"), file: "deploy/service.yaml",
        among: ["deploy/api.yaml": ManifestExample.deployment]),
      .bad(
        ManifestExample.service.replacing("targetPort: http", with: "targetPort: «8081»"), file: "deploy/service.yaml",
        among: ["deploy/api.yaml": ManifestExample.deployment]),
    ]
  ) { manifests, report in
    for environment in manifests.environments {
      for service in environment.objects(ofKind: "Service") { check(service, environment, &report) }
      for object in environment.objects {
        for container in object.pods?.containers ?? [] { checkProbes(container, &report) }
      }
    }
  }

  private static func check(_ service: KubernetesObject, _ environment: Environment, _ report: inout Report) {
    let spec = service.root["spec"]
    let selector = LabelSelector(labels: spec?["selector"])
    guard !selector.isEmpty else { return }
    let pods = environment.workloads(in: service.namespace).compactMap(\.pods).filter {
      selector.matches($0.labelTexts)
    }
    let containers = pods.flatMap(\.containers)
    let ports = containers.flatMap(\.ports)
    // Sidecars that are put in later, and containers that declare nothing, listen where no manifest says.
    guard !ports.isEmpty else { return }
    for port in spec?["ports"]?.sequence ?? [] {
      guard let target = port["targetPort"] ?? port["port"], let text = target.text else { continue }
      let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      if ports.contains(where: { (isNumber ? $0.number.text : $0.name?.text) == text }) { continue }
      if isNumber, containers.contains(where: { $0.role == .main && $0.ports.isEmpty }) { continue }
      let names = ports.compactMap { isNumber ? $0.number.text : $0.name?.text }
      report(.noPort(text, service.name).suggesting(report.nearest(to: text, among: names)), at: target.range)
    }
  }

  /// A probe names a port of its own container.
  private static func checkProbes(_ container: PodContainer, _ report: inout Report) {
    let names = container.ports.compactMap { $0.name?.text }
    for probe in ["livenessProbe", "readinessProbe", "startupProbe"] {
      for way in ["httpGet", "tcpSocket"] {
        guard let port = container.node[probe]?[way]?["port"], let name = port.text,
          name.utf8.contains(where: { !(0x30...0x39).contains($0) }), !names.contains(name)
        else { continue }
        let nearest = report.nearest(to: name, among: names)
        report(.noProbePort(name, container.name?.text ?? "").suggesting(nearest), at: port.range)
      }
    }
  }
}

extension Message {
  fileprivate static func noPort(_ port: String, _ service: String) -> Message {
    "port `\(port)` of Service `\(service)` is no port of its pods' containers"
  }

  fileprivate static func noProbePort(_ port: String, _ container: String) -> Message {
    "probe names port `\(port)`, which container `\(container)` does not have"
  }
}
