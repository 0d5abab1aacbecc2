import ForgeDiagnostics
import ForgeManifests

extension Tool {
  /// redis-cli: the host, a Service of the environment or of the Compose project.
  static let redisClient = Tool(names: ["redis-cli"]) { call, run in
    for (place, word) in call.arguments.enumerated() where word.text == "-h" && place + 1 < call.arguments.count {
      let host = call.arguments[place + 1]
      guard let name = host.value else { continue }
      if ["localhost", "127.0.0.1"].contains(name) { continue }
      if name.contains(".") {
        run.claim(call.tool, .service, name, host, .unverifiable("the host is outside"))
        continue
      }
      let services = run.environments.compactMap(\.compose).flatMap(\.services).filter { $0.name == name }.map(\.place)
      let objects = run.clusters.flatMap(\.objects).filter { $0.kind == "Service" && $0.name == name }.map(\.place)
      if !(services + objects).isEmpty {
        run.claim(call.tool, .service, name, host, .verified(services + objects))
        continue
      }
      let names = run.environments.flatMap {
        $0.compose?.services.map(\.name) ?? $0.objects(ofKind: "Service").map(\.name)
      }
      guard !names.isEmpty, run.environments.allSatisfy(\.isComplete) else { continue }
      run.claim(
        call.tool, .service, name, host,
        .contradicted(
          "no service is called `\(name)`", nearest: Suggestion.nearest(to: name, among: Set(names).sorted())))
    }
  }
}
