import ForgeYAML

extension APIDescription {
  /// A command that calls the operation, with a placeholder in capitals for what the caller has to know.
  package func curl(_ operation: APIOperation) -> String {
    let server = servers(of: operation).first?["url"]?.string ?? serverURLs.first ?? ""
    var url = (server.hasSuffix("/") ? String(server.dropLast()) : server) + operation.path
    var query: [String] = []
    var lines: [String] = []
    for parameter in operation.parameters where parameter["required"]?.bool == true {
      guard let name = parameter["name"]?.string else { continue }
      let example = example(of: parameter, schema: parameter["schema"]).flatMap { $0.isMade ? nil : $0.value.text }
      let value = example ?? Self.placeholder(name)
      switch parameter["in"]?.string {
      case "path": url = url.replacing("{\(name)}", with: value)
      case "query": query.append("\(name)=\(value)")
      case "header": lines.append("--header '\(name): \(value)'")
      default: break
      }
    }
    if !query.isEmpty { url += "?" + query.joined(separator: "&") }
    lines += credentials(operation)
    if let body = requestBody(of: operation), let media = mediaTypes(of: body).first {
      lines.append("--header 'Content-Type: \(media.range.text ?? "")'")
      if let example = example(of: media.mediaType, schema: media.mediaType["schema"]) {
        let json = JSONEmitter.emit(example.value, pretty: true).replacing("'", with: "'\\''")
        lines.append("--data '\(json.hasSuffix("\n") ? String(json.dropLast()) : json)'")
      }
    }
    let method = operation.method == "GET" ? "" : "--request \(operation.method) "
    return (["curl \(method)'\(url)'"] + lines).joined(separator: " \\\n  ")
  }

  /// The headers of the first security requirement that asks for anything.
  private func credentials(_ operation: APIOperation) -> [String] {
    let schemes = components(.securityScheme)
    let requirement = security(of: operation).first { $0.mapping?.pairs.isEmpty == false }
    return (requirement?.mapping?.pairs ?? []).compactMap { pair in
      guard let scheme = pair.key.text.flatMap({ schemes?[$0] }).flatMap({ resolved($0) }) else { return nil }
      switch scheme["type"]?.string {
      case "http" where scheme["scheme"]?.string?.lowercased() == "basic": return "--user 'USER:PASSWORD'"
      case "basic": return "--user 'USER:PASSWORD'"
      case "http", "oauth2", "openIdConnect": return "--header 'Authorization: Bearer TOKEN'"
      case "apiKey" where scheme["in"]?.string == "header":
        return "--header '\(scheme["name"]?.string ?? ""): API_KEY'"
      default: return nil
      }
    }
  }

  /// `engagementId` as `ENGAGEMENT_ID`.
  private static func placeholder(_ name: String) -> String {
    var text = ""
    for character in name {
      if character.isUppercase, let last = text.last, last != "_" { text += "_" }
      text += character.isLetter || character.isNumber ? character.uppercased() : "_"
    }
    return text
  }
}
