extension Tool {
  /// nc, and what asks for the address of a host: only in containers do their hosts name services.
  static let network = Tool(names: ["nc", "ncat", "nslookup", "getent"]) { call, run in
    guard run.isInside else { return }
    var words = call.arguments.filter { !$0.text.hasPrefix("-") }
    if call.tool == "getent", ["hosts", "ahosts"].contains(words.first?.text ?? "") { words.removeFirst() }
    guard let host = words.first, !host.text.contains("/") else { return }
    let port = words.count > 1 && call.tool.hasPrefix("nc") ? words[1] : nil
    ServiceHost.claim(host, port: port.flatMap { word in word.value.map { ($0, word) } }, tool: call.tool, &run)
  }
}
