import ForgeDiagnostics
import ForgeYAML

/// The short syntax of ports, `[[HOST_IP:]HOST:]CONTAINER[/PROTOCOL]`, each part a port or a range.
enum ComposePortSyntax {
  /// Why a text is no port.
  struct Fault: Error {
    let message: Message
  }

  struct Port: Hashable, Sendable {
    let hostIP: String
    /// Empty where the engine chooses; a range where one container port may take any of it.
    let published: String
    let target: Int
    let transport: String
  }

  static func parse(_ text: String) throws(Fault) -> [Port] {
    let slash = text.lastIndex(of: "/")
    let transport = slash.map { String(text[text.index(after: $0)...]).lowercased() } ?? "tcp"
    guard ["tcp", "udp", "sctp"].contains(transport) else {
      throw Fault(message: "`\(text.prefix(60))` is no port, `\(transport.prefix(20))` is no protocol")
    }
    let (hostIP, host, container) = split(String(text[..<(slash ?? text.endIndex)]))
    guard let targets = range(container) else {
      throw Fault(message: "`\(text.prefix(60))` is no port, `\(container.prefix(20))` is no port of a container")
    }
    guard !host.isEmpty else {
      return targets.map { Port(hostIP: hostIP, published: "", target: $0, transport: transport) }
    }
    guard let published = range(host) else {
      throw Fault(message: "`\(text.prefix(60))` is no port, `\(host.prefix(20))` is no port of the host")
    }
    if targets.count == 1, published.count > 1 {
      return [Port(hostIP: hostIP, published: host, target: targets.lowerBound, transport: transport)]
    }
    guard targets.count == published.count else {
      throw Fault(message: "`\(text.prefix(60))` is no port, its two ranges are not of one length")
    }
    return zip(published, targets).map {
      Port(hostIP: hostIP, published: String($0), target: $1, transport: transport)
    }
  }

  /// The address, the port of the host and that of the container; an address of IPv6 may be in brackets.
  private static func split(_ text: String) -> (String, String, String) {
    var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let container = parts.popLast() ?? ""
    let host = parts.popLast() ?? ""
    var address = parts.joined(separator: ":")
    if address.hasPrefix("["), address.hasSuffix("]") { address = String(address.dropFirst().dropLast()) }
    return (address, host, container)
  }

  private static func range(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { port(String($0)) }
    guard let first = ends.first, let low = first, ends.count <= 2, let high = ends[ends.count - 1], low <= high else {
      return nil
    }
    return low...high
  }

  private static func port(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 5, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text).flatMap { $0 <= 65535 ? $0 : nil }
  }
}
