import ForgeDiagnostics
package import ForgeYAML

extension Inventory {
  /// The hosts that Ingresses and routes among `objects` take requests for: what a deployment is reached by. It tells of no
  /// endpoints; `path` names the deployment.
  package init(hostsOf objects: [YAMLNode], path: String) {
    let hosts = objects.flatMap { InventoryFormat.routes(of: $0).hosts }
    self.init(path: path, endpoints: [], hosts: hosts.isEmpty ? nil : hosts)
  }
}

extension InventoryFormat {
  /// Manifests with Ingresses (networking.k8s.io/v1) or HTTPRoutes (gateway.networking.k8s.io/v1); other kinds are passed
  /// over.
  static let routes = InventoryFormat { file, _ in
    let roots = YAMLStream.parse(file).documents.compactMap(\.root).flatMap { $0["items"]?.sequence ?? [$0] }
    guard roots.contains(where: { $0["apiVersion"] != nil && $0["kind"] != nil }) else { return nil }
    var endpoints: [Inventory.Endpoint] = []
    var hosts: [String] = []
    for root in roots {
      let found = routes(of: root)
      endpoints += found.endpoints
      hosts += found.hosts
    }
    return Inventory(path: file.path, endpoints: endpoints, hosts: hosts)
  }

  /// What an Ingress or HTTPRoute serves; nothing for other kinds.
  fileprivate static func routes(of root: YAMLNode) -> (endpoints: [Inventory.Endpoint], hosts: [String]) {
    switch root["kind"]?.string {
    case "Ingress": ingress(root)
    case "HTTPRoute": httpRoute(root)
    default: ([], [])
    }
  }

  private static func ingress(_ root: YAMLNode) -> ([Inventory.Endpoint], [String]) {
    var endpoints: [Inventory.Endpoint] = []
    var hosts: [String] = []
    for rule in root["spec"]?["rules"]?.sequence ?? [] {
      let host = rule["host"]?.string
      if let host { hosts.append(host) }
      for path in rule["http"]?["paths"]?.sequence ?? [] {
        guard let text = path["path"]?.string, let range = path["path"]?.range else { continue }
        let isExact = path["pathType"]?.string == "Exact"
        // A pattern of one controller's is not read.
        guard !text.contains(where: { "(*+?[^$|\\".contains($0) }) else { continue }
        endpoints.append(
          Inventory.Endpoint(method: nil, path: text, isPrefix: !isExact, host: host, range: range))
      }
    }
    return (endpoints, hosts)
  }

  private static func httpRoute(_ root: YAMLNode) -> ([Inventory.Endpoint], [String]) {
    let hosts = (root["spec"]?["hostnames"]?.sequence ?? []).compactMap(\.string)
    var endpoints: [Inventory.Endpoint] = []
    for match in (root["spec"]?["rules"]?.sequence ?? []).flatMap({ $0["matches"]?.sequence ?? [] }) {
      guard let value = match["path"]?["value"], let text = value.string else { continue }
      let type = match["path"]?["type"]?.string ?? "PathPrefix"
      guard type != "RegularExpression" else { continue }
      endpoints.append(
        Inventory.Endpoint(
          method: match["method"]?.string, path: text, isPrefix: type != "Exact",
          host: hosts.count == 1 ? hosts[0] : nil, range: value.range)
      )
    }
    return (endpoints, hosts)
  }
}
