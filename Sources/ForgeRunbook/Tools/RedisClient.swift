extension Tool {
  /// redis-cli: the host, a Service of the environment or of the Compose project.
  static let redisClient = Tool(names: ["redis-cli"]) { call, run in
    for (place, word) in call.arguments.enumerated() where word.text == "-h" && place + 1 < call.arguments.count {
      let port = call.arguments.firstIndex { $0.text == "-p" }.map { $0 + 1 }.flatMap {
        $0 < call.arguments.count ? call.arguments[$0] : nil
      }
      ServiceHost.claim(
        call.arguments[place + 1], port: port.flatMap { word in word.value.map { ($0, word) } }, tool: call.tool, &run)
    }
  }
}
