package import ForgeDiagnostics
import ForgeYAML

extension Rule<Manifests> {
  package static let unknownService = Rule(
    "manifests/unknown-service", .error, "Route to a Service that does not exist",
    why: """
      An Ingress, a route of the Gateway API or a StatefulSet names a Service that the environment does not create, or a
      port that the Service does not have. Requests are answered with 503, or not at all. Where parts of the environment
      are unknown, nothing is said.
      """,
    examples: [
      .good(ingress("api"), file: "deploy/ingress.yaml", among: ["deploy/service.yaml": ManifestExample.service]),
      .bad(ingress("«apis»"), file: "deploy/ingress.yaml", among: ["deploy/service.yaml": ManifestExample.service]),
      .bad(
        ingress("api").replacing("number: 80", with: "number: «8080»"), file: "deploy/ingress.yaml",
        among: ["deploy/service.yaml": ManifestExample.service]),
    ]
  ) { manifests, report in
    for environment in manifests.environments where environment.isComplete {
      for object in environment.objects {
        for backend in object.backends {
          let namespace = backend.namespace ?? object.namespace
          guard let name = backend.name.text else { continue }
          guard let service = environment.object("Service", name, in: namespace) else {
            let known = environment.objects(ofKind: "Service").filter { $0.namespace == namespace }.map(\.name)
            // A namespace that nothing is deployed to belongs to somebody else.
            guard backend.namespace == nil || environment.objects.contains(where: { $0.namespace == namespace }) else {
              continue
            }
            let nearest = report.nearest(to: name, among: known)
            let fix = nearest.flatMap {
              backend.name.range.bytes.count == name.utf8.count ? Fix.replace(backend.name.range, with: $0) : nil
            }
            report(.noService(name, object).suggesting(nearest), at: backend.name.range, fix: fix)
            continue
          }
          if let port = backend.port { check(port, of: service, &report) }
        }
      }
    }
  }

  private static func check(_ port: YAMLNode, of service: KubernetesObject, _ report: inout Report) {
    guard let text = port.text, service.root["spec"]?["type"]?.text != "ExternalName" else { return }
    let ports = service.root["spec"]?["ports"]?.sequence ?? []
    let known = ports.flatMap { [$0["port"]?.text, $0["name"]?.text].compactMap(\.self) }
    guard !known.contains(text) else { return }
    report(
      .noPort(text, service.name).suggesting(report.nearest(to: text, among: known)), at: port.range,
      notes: [Note(.service, at: service.place)])
  }
}

/// A Service that an object sends to.
private struct Backend {
  let name: YAMLNode
  let port: YAMLNode?
  /// Nil for the object's own.
  var namespace: String?
}

extension KubernetesObject {
  fileprivate var backends: [Backend] {
    let spec = root["spec"]
    switch kind {
    case "Ingress":
      let paths = (spec?["rules"]?.sequence ?? []).flatMap { $0["http"]?["paths"]?.sequence ?? [] }
      return (paths.map { $0["backend"] } + [spec?["defaultBackend"]]).compactMap { backend in
        guard let service = backend?["service"], let name = service["name"] else { return nil }
        return Backend(name: name, port: service["port"]?["number"] ?? service["port"]?["name"])
      }
    case "HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute", "UDPRoute":
      return (spec?["rules"]?.sequence ?? []).flatMap { $0["backendRefs"]?.sequence ?? [] }.compactMap { backend in
        guard let name = backend["name"], backend["kind"]?.text ?? "Service" == "Service" else { return nil }
        return Backend(name: name, port: backend["port"], namespace: backend["namespace"]?.text)
      }
    case "StatefulSet":
      guard let name = spec?["serviceName"], name.text?.isEmpty == false else { return [] }
      return [Backend(name: name, port: nil)]
    default: return []
    }
  }
}

private func ingress(_ service: String) -> String {
  """
  apiVersion: networking.k8s.io/v1
  kind: Ingress
  metadata:
    name: api
  spec:
    rules:
      - host: api.example.com
        http:
          paths:
            - path: /
              pathType: Prefix
              backend:
                service:
                  name: \(service)
                  port:
                    number: 80

  """
}

extension Message {
  fileprivate static func noService(_ name: String, _ object: KubernetesObject) -> Message {
    "\(object.kind) `\(object.name)` names Service `\(name)`, which does not exist"
  }

  fileprivate static func noPort(_ port: String, _ service: String) -> Message {
    "Service `\(service)` has no port `\(port)`"
  }

  fileprivate static let service: Message = "the Service is here"
}
