import ForgeDiagnostics
import ForgeYAML

extension InventoryFormat {
  /// Access logs: nginx's and Apache's common and combined formats, or Caddy's JSON, a line for each request. What was
  /// answered as an error says nothing of what is there.
  static let accessLog = InventoryFormat { file, _ in
    var endpoints: [Inventory.Endpoint] = []
    var seen: Set<String> = []
    var lines = 0
    var requests = 0
    var start = 0
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
      defer { start = end + 1 }
      guard file.bytes[start..<end].contains(where: { $0 > 0x20 }) else { continue }
      lines += 1
      guard let request = combined(file, start..<end) ?? caddy(file, start..<end) else {
        // A log begins with a request.
        if requests == 0, lines > 3 { return nil }
        continue
      }
      requests += 1
      guard (200..<400).contains(request.status), !["OPTIONS", "HEAD"].contains(request.method),
        seen.insert("\(request.method) \(request.host ?? "") \(request.path)").inserted
      else { continue }
      endpoints.append(
        Inventory.Endpoint(
          method: request.method, path: request.path, isPrefix: false, host: request.host, range: request.range))
    }
    guard requests * 2 > lines else { return nil }
    return Inventory(path: file.path, endpoints: endpoints)
  }

  private struct LoggedRequest {
    let method: String
    let path: String
    let host: String?
    let status: Int
    let range: SourceRange
  }

  /// `… "GET /ships?page=2 HTTP/1.1" 200 …`
  private static func combined(_ file: SourceFile, _ line: Range<Int>) -> LoggedRequest? {
    let bytes = file.bytes
    guard let open = bytes[line].firstIndex(of: UInt8(ascii: "\"")),
      let close = bytes[open + 1..<line.upperBound].firstIndex(of: UInt8(ascii: "\""))
    else { return nil }
    let words = bytes[open + 1..<close].split(separator: 0x20)
    guard words.count == 3, words[2].starts(with: "HTTP/".utf8) else { return nil }
    let rest = bytes[close + 1..<line.upperBound].split(separator: 0x20)
    guard let status = rest.first.flatMap({ Int(String(decoding: $0, as: UTF8.self)) }) else { return nil }
    let range = words[0].startIndex..<words[1].endIndex
    return LoggedRequest(
      method: String(decoding: words[0], as: UTF8.self), path: path(String(decoding: words[1], as: UTF8.self)),
      host: nil,
      status: status, range: file.range(range))
  }

  /// `{"request": {"method": "GET", "host": "…", "uri": "/ships"}, "status": 200}`
  private static func caddy(_ file: SourceFile, _ line: Range<Int>) -> LoggedRequest? {
    guard file.bytes[line].first == UInt8(ascii: "{") else { return nil }
    guard let root = YAMLStream.parse(file, in: line).root, let request = root["request"],
      let method = request["method"]?.string, let uri = request["uri"]?.string, let status = root["status"]?.int,
      let range = request["uri"]?.range
    else { return nil }
    return LoggedRequest(
      method: method, path: path(uri), host: request["host"]?.string, status: status, range: range)
  }

  private static func path(_ uri: String) -> String {
    String(uri.prefix { $0 != "?" && $0 != "#" })
  }
}
