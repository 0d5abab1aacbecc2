import ForgeDiagnostics
import ForgeYAML

/// One of the alternatives to be let in: schemes that are needed together.
struct DiffRequirement: Sendable {
  let place: SourceRange
  /// The scopes (or roles) that each scheme needs, by the scheme's name.
  let schemes: [String: [YAMLNode]]
}

/// A way to be let in, in the words of 3.x.
struct DiffSecurityScheme: Sendable {
  struct Flow: Sendable {
    let name: String
    let place: SourceRange
    let node: YAMLNode
  }

  let place: SourceRange
  let node: YAMLNode
  /// What clients must do, by field.
  let fields: [String: String]
  let flows: [Flow]
}

/// A place where the API is served.
struct DiffServer: Sendable {
  /// Without a slash at its end.
  let url: String
  let place: SourceRange
  let node: YAMLNode?
}

extension DiffSource {
  /// The declared schemes by name.
  var securitySchemes: [String: DiffSecurityScheme] {
    var schemes: [String: DiffSecurityScheme] = [:]
    for pair in fields(isSwagger ? root["securityDefinitions"] : root["components"]?["securitySchemes"]) {
      guard let name = pair.key.text, let node = resolved(pair.value) else { continue }
      schemes[name] = securityScheme(node, at: pair.key.range)
    }
    return schemes
  }

  private func securityScheme(_ node: YAMLNode, at place: SourceRange) -> DiffSecurityScheme {
    var fields: [String: String] = [:]
    for field in ["type", "name", "in", "scheme", "openIdConnectUrl"] { fields[field] = node[field]?.text }
    if fields["type"] == "basic" {
      fields["type"] = "http"
      fields["scheme"] = "basic"
    }
    // The names of HTTP's schemes and of headers are the same in any case (RFC 9110 sections 5.1 and 11.1).
    fields["scheme"] = fields["scheme"]?.lowercased()
    if fields["in"] == "header" { fields["name"] = fields["name"]?.lowercased() }
    var flows = self.fields(node["flows"]).map { pair in
      DiffSecurityScheme.Flow(name: pair.key.text ?? "", place: pair.key.range, node: pair.value)
    }
    if isSwagger, let flow = node["flow"], let name = flow.text {
      let names = ["application": "clientCredentials", "accessCode": "authorizationCode"]
      flows = [DiffSecurityScheme.Flow(name: names[name] ?? name, place: flow.range, node: node)]
    }
    return DiffSecurityScheme(place: place, node: node, fields: fields, flows: flows)
  }

  /// The requirements of an operation: its own, an empty list too, or the description's.
  func security(of operation: DiffOperation) -> [DiffRequirement] {
    let node = operation.node["security"] ?? root["security"]
    return (node?.sequence ?? []).map { requirement in
      let pairs = (requirement.mapping?.pairs ?? []).compactMap { pair in
        pair.key.text.map { ($0, pair.value.sequence ?? []) }
      }
      return DiffRequirement(place: requirement.place, schemes: Dictionary(pairs) { first, _ in first })
    }
  }

  /// Where the requirements of an operation stand.
  func securityPlace(of operation: DiffOperation) -> SourceRange {
    operation.node.mapping?.pair("security")?.key.range ?? root.mapping?.pair("security")?.key.range
      ?? operation.key.range
  }

  /// The servers of an operation: its own, its path item's, or the description's.
  func servers(of operation: DiffOperation) -> [DiffServer] {
    guard !isSwagger else { return swaggerServers }
    let node = operation.node["servers"] ?? operation.item["servers"] ?? root["servers"]
    return (node?.sequence ?? []).compactMap { server in
      guard let url = server["url"], let text = url.text else { return nil }
      return DiffServer(url: Self.withoutSlash(text), place: url.range, node: server)
    }
  }

  /// Where the servers of an operation stand.
  func serversPlace(of operation: DiffOperation) -> SourceRange {
    for node in [operation.node, operation.item, root] {
      if let pair = node.mapping?.pair(isSwagger ? "host" : "servers") { return pair.key.range }
    }
    return operation.key.range
  }

  /// 2.0 says it in three fields: each scheme of the host with the base path.
  private var swaggerServers: [DiffServer] {
    let host = root["host"]?.text ?? ""
    let base = root["basePath"]?.text ?? ""
    guard let place = (root.mapping?.pair("host") ?? root.mapping?.pair("basePath"))?.place else { return [] }
    guard !host.isEmpty else { return [DiffServer(url: Self.withoutSlash(base), place: place, node: nil)] }
    let schemes = root["schemes"]?.sequence?.compactMap(\.text) ?? ["https"]
    return schemes.map { DiffServer(url: Self.withoutSlash("\($0)://\(host)\(base)"), place: place, node: nil) }
  }

  private static func withoutSlash(_ url: String) -> String {
    url.hasSuffix("/") ? String(url.dropLast()) : url
  }
}
