import ForgeDiagnostics
import ForgeShell
import ForgeYAML

extension InventoryFormat {
  /// HAR 1.2, as browsers save what they sent.
  static let archive = InventoryFormat { file, _ in
    guard file.path.hasSuffix(".har") || file.path.hasSuffix(".json"),
      let entries = YAMLStream.parse(file).root?["log"]?["entries"]?.sequence
    else { return nil }
    var seen: Set<String> = []
    let endpoints = entries.compactMap { entry -> Inventory.Endpoint? in
      guard let request = entry["request"], let method = request["method"]?.string, let url = request["url"],
        let text = url.string, text.hasPrefix("http"), let status = entry["response"]?["status"]?.int,
        (200..<400).contains(status),
        method != "OPTIONS", ["xhr", "fetch", "document", nil].contains(entry["_resourceType"]?.string),
        let target = RequestTarget(.init(text), takesHosts: true),
        case .named(let host) = target.host
      else { return nil }
      let path = "/\(target.segments.joined(separator: "/"))"
      guard seen.insert("\(method) \(host) \(path)").inserted else { return nil }
      return Inventory.Endpoint(method: method, path: path, isPrefix: false, host: host, range: url.range)
    }
    return Inventory(path: file.path, endpoints: endpoints)
  }
}
