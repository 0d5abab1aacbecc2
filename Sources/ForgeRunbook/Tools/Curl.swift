import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

extension Tool {
  /// curl and wget: the host, and files that are sent and written.
  static let curl = Tool(names: ["curl", "wget"]) { call, run in
    var index = 0
    while index < call.arguments.count {
      let word = call.arguments[index]
      index += 1
      let next = index < call.arguments.count ? call.arguments[index] : nil
      switch word.text {
      case "-o", "--output", "--output-document": next.map { run.createFile($0) }
      case "-O" where call.tool == "wget": next.map { run.createFile($0) }
      // `-fsSo FILE`
      case let text where call.tool == "curl" && text.hasPrefix("-") && !text.hasPrefix("--") && text.hasSuffix("o"):
        next.map { run.createFile($0) }
      case "-d", "--data", "--data-binary", "--data-raw", "-T", "--upload-file":
        // What is sent is often the reader's own: a file that is not there is no fault.
        run.tentativeDepth += 1
        if let next, next.text.hasPrefix("@"), next.text != "@-" { run.claimFile(next.dropFirst(1), tool: call.tool) }
        run.tentativeDepth -= 1
        index += 1
      case "-H", "--header", "-X", "--request", "-u", "--user", "-w", "--write-out", "-m", "--max-time", "-A", "-b",
        "-e":
        index += 1
      default: if !word.text.hasPrefix("-") { address(word, call, &run) }
      }
    }
  }

  private static func address(_ word: Fragment, _ call: ToolCall, _ run: inout PageRun) {
    let keeps =
      call.tool == "wget"
      || call.arguments.contains { $0.text.hasPrefix("-") && !$0.text.hasPrefix("--") && $0.text.contains("O") }
    // The file takes the last part of the address for its name.
    if keeps, let directory = run.world.directory {
      let length = word.text.reversed().prefix { $0 != "/" }.reduce(0) { $0 + String($1).utf8.count }
      if let name = word.dropFirst(word.text.utf8.count - length).value, !name.isEmpty {
        run.world.files.create(TreePath.join(directory, String(name.prefix { $0 != "?" })))
      }
    }
    let start = word.text.firstRange(of: "://").map { word.text[..<$0.upperBound].utf8.count } ?? 0
    let rest = word.dropFirst(start)
    let authority = rest.prefix(rest.text.prefix { $0 != "/" && $0 != "?" }.utf8.count)
    guard let text = authority.value, text.contains(":") || text.contains(".") || start > 0 else { return }
    let (host, port) = text.split(separator: ":", maxSplits: 1).map(String.init).pair
    let wanted = port ?? (word.text.hasPrefix("https") ? "443" : "80")
    if run.isInside {
      let name = authority.prefix(host.utf8.count)
      let place = port == nil ? name : authority.dropFirst(host.utf8.count + 1)
      return ServiceHost.claim(name, port: (wanted, place), tool: call.tool, &run)
    }
    guard host == "localhost" || host == "127.0.0.1" || host == "0.0.0.0" else { return }
    run.claim(call.tool, .port, text, authority, verdict(host, wanted, run))
  }

  /// Whether something on the reader's machine listens: a port-forward or a container of the page, or a published port.
  private static func verdict(_ host: String, _ port: String, _ run: PageRun) -> CommandClaim.Verdict {
    if run.world.openedPorts.contains(port) { return .verified([]) }
    let started = run.composeProjects.keys.sorted().compactMap { run.composeProjects[$0] }
    let projects = run.environments.compactMap(\.compose) + started
    let published = projects.flatMap(\.services).flatMap(\.ports).filter {
      Int(port).map($0.isPublished) ?? false
    }
    if !published.isEmpty { return .verified(published.map(\.node.range)) }
    // The port inside of a container that the page started, which is published as another.
    let moved = started.flatMap(\.services).flatMap { service in
      service.ports.compactMap { entry in entry.target == Int(port) ? entry.published.map { (service.name, $0) } : nil }
    }
    guard let (service, other) = moved.first, Set(moved.map(\.1)).count == 1 else {
      return .unverifiable("nothing on the page or in a compose file opens port \(Message(port))")
    }
    return .contradicted(
      "service `\(service)` publishes its port \(Message(port)) as \(Message(other))", nearest: "\(host):\(other)")
  }
}

extension [String] {
  fileprivate var pair: (String, String?) { (first ?? "", count > 1 ? self[1] : nil) }
}
