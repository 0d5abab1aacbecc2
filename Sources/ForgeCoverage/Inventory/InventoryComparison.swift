package import ForgeDiagnostics
import ForgeOpenAPI
import ForgeShell
import ForgeYAML

/// An endpoint that somebody else knows and no spec describes.
package struct Stray: Hashable, Sendable {
  /// `METHOD /path`, or a path alone.
  package let name: String
  package let isPrefix: Bool
  package let nearest: String?
  package let range: SourceRange
}

/// A server URL that no route leads to.
package struct UnroutedServer: Hashable, Sendable {
  package let url: String
  package let host: String
  package let nearest: String?
  package let range: SourceRange
}

/// Compares inventories with the specs.
struct InventoryComparison {
  private let specs: [APIDescription]
  private let index: EndpointIndex
  private let options: CoverageOptions

  init(_ specs: [APIDescription], _ index: EndpointIndex, _ options: CoverageOptions) {
    self.specs = specs
    self.index = index
    self.options = options
  }

  /// The endpoints that no spec describes; identifiers in recorded paths are told once.
  func strays(_ inventories: [Inventory]) -> [Stray] {
    var seen: Set<String> = []
    let shapes = PathShapes(inventories.flatMap(\.endpoints).filter { !$0.isPrefix }.map(\.path))
    return inventories.flatMap(\.endpoints).compactMap { endpoint in
      guard !options.ignoredEndpoints.contains(where: { $0.matches(endpoint.path) }),
        !isElsewhere(endpoint.host), !isDescribed(endpoint)
      else { return nil }
      let name =
        "\(endpoint.method.map { "\($0) " } ?? "")\(endpoint.isPrefix ? endpoint.path : shapes.shape(of: endpoint.path))"
      guard seen.insert(name).inserted else { return nil }
      return Stray(name: name, isPrefix: endpoint.isPrefix, nearest: nearest(endpoint), range: endpoint.range)
    }
  }

  /// Whether `host` is certainly another service's: the specs name hosts, and it is none of them.
  private func isElsewhere(_ host: String?) -> Bool {
    guard let host = host?.lowercased(), !ServerAddress.isLocal(host) else { return false }
    let servers = specs.flatMap(\.serverURLs).compactMap(ServerAddress.init).filter { $0.host != nil }
    return !servers.isEmpty && !servers.contains { $0.isNamed(host) || $0.isNear(host) }
  }

  private func isDescribed(_ endpoint: Inventory.Endpoint) -> Bool {
    guard endpoint.isPrefix else {
      guard let method = endpoint.method else {
        return index.methods.contains { index.endpoint($0, path: endpoint.path) != nil }
      }
      return index.endpoint(method, path: endpoint.path) != nil
    }
    // A route that operations lie below, or that is part of the way to them.
    let prefix = endpoint.path.split(separator: "/").map(String.init)
    return index.entries.contains { $0.hasOperation(below: prefix) }
  }

  private func nearest(_ endpoint: Inventory.Endpoint) -> String? {
    guard let target = RequestTarget(.init(endpoint.path), takesHosts: false) else { return nil }
    let method = endpoint.method ?? "GET"
    for (spec, entry) in index.entries.enumerated() {
      switch entry.resolve(method, target, .endpoint, spec: spec) {
      case .unknownEndpoint(let nearest?), .unknownMethod(let nearest), .endpoint(let nearest):
        return index.operation(nearest).name
      default: continue
      }
    }
    return nil
  }

  // MARK: Servers

  /// The server URLs whose host is none of those that routes name; none where no inventory names hosts.
  func unroutedServers(_ inventories: [Inventory]) -> [UnroutedServer] {
    let hosts = inventories.compactMap(\.hosts).flatMap(\.self).map { $0.lowercased() }
    guard !hosts.isEmpty else { return [] }
    return specs.flatMap { api in
      (api.files.root?["servers"]?.sequence ?? []).compactMap { server -> UnroutedServer? in
        guard let node = server["url"], let url = node.string, let address = ServerAddress(url), address.host != nil,
          case .named(let name) = RequestTarget(.init(url), takesHosts: false)?.host, !ServerAddress.isLocal(name)
        else { return nil }
        let isRouted = hosts.contains { host in
          address.isNamed(host) || host.hasPrefix("*.") && name.hasSuffix(host.dropFirst(1))
        }
        guard !isRouted else { return nil }
        return UnroutedServer(
          url: url, host: name, nearest: Suggestion.nearest(to: name, among: hosts), range: node.range)
      }
    }
  }
}
