import ForgeDiagnostics
import ForgeYAML
import Glibc

/// Another reader of Compose files on this machine, if there is one: `docker compose`, or its forerunner
/// `docker-compose`.
struct ComposePeer {
  let command: String

  /// Looked for once; without one the differential says that it was skipped.
  static let found: ComposePeer? = {
    for command in ["docker compose", "docker-compose"] {
      if system("\(command) version >/dev/null 2>&1") == 0 { return ComposePeer(command: command) }
    }
    print("SKIPPED: neither `docker compose` nor `docker-compose` is here to compare with")
    return nil
  }()

  /// What `config` prints for `files`, of which `names` are read; nil where the peer refuses them.
  func config(_ files: [String: String], reading names: [String]) -> YAMLNode? {
    var template = Array("/tmp/compose-peer-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { return nil }
    let folder = String(cString: made)
    defer { system("rm -rf '\(folder)'") }
    for (path, text) in files {
      let parts = path.split(separator: "/").dropLast()
      var parent = folder
      for part in parts {
        parent += "/\(part)"
        mkdir(parent, 0o755)
      }
      guard let file = fopen("\(folder)/\(path)", "wb") else { return nil }
      fputs(text, file)
      fclose(file)
    }
    let options = names.map { "-f '\($0)'" }.joined(separator: " ")
    let environment = "env -i PATH=\"$PATH\" HOME=/nowhere"
    guard let pipe = popen("cd '\(folder)' && \(environment) \(command) \(options) config 2>/dev/null", "r") else {
      return nil
    }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = fread(&chunk, 1, chunk.count, pipe)
      if count == 0 { break }
      output.append(contentsOf: chunk[0..<count])
    }
    guard pclose(pipe) == 0 else { return nil }
    let text = String(decoding: output, as: UTF8.self).replacing(folder, with: ".")
    return YAMLStream.parse(SourceFile(path: "config.yaml", text: text)).root
  }
}

/// What two readers must agree on, whatever their way of writing it.
struct ComposeProjection: Equatable, CustomStringConvertible {
  private var facts: [String: String] = [:]

  /// The facts of a document as `config` prints it.
  init(_ root: YAMLNode?) {
    for pair in root?["services"]?.mapping?.pairs ?? [] {
      let name = pair.key.text ?? ""
      // A dollar sign is doubled where the document is to be read again.
      for (key, value) in Self.facts(of: pair.value) { facts["\(name).\(key)"] = value.replacing("$$", with: "$") }
    }
  }

  var description: String {
    facts.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: "\n")
  }

  private static func facts(of service: YAMLNode) -> [String: String] {
    var facts: [String: String] = [:]
    for key in ["image", "container_name", "restart", "hostname", "user", "working_dir", "network_mode"] {
      facts[key] = service[key]?.text
    }
    for key in ["environment", "labels", "sysctls"] {
      facts[key] = service[key].map(map)
    }
    for key in ["expose", "dns", "tmpfs", "cap_add", "profiles"] where !(service[key]?.sequence ?? []).isEmpty {
      // The forerunner keeps what stands twice.
      facts[key] = Set((service[key]?.sequence ?? []).compactMap(\.text)).sorted().joined(separator: " ")
    }
    for key in ["command", "entrypoint"] {
      guard let value = service[key], !value.isNull else { continue }
      facts[key] = words(value.text ?? value.sequence?.compactMap(\.text).joined(separator: " ") ?? "")
    }
    facts["ports"] = list(service["ports"], port)
    facts["volumes"] = list(service["volumes"], mount)
    facts["depends_on"] = service["depends_on"]?.mapping.map { mapping in
      mapping.pairs.map { "\($0.key.text ?? "") \($0.value["condition"]?.text ?? "")" }.sorted().joined(separator: ", ")
    }
    let networks = (service["networks"]?.mapping?.pairs ?? []).compactMap(\.key.text).filter { $0 != "default" }
    if !networks.isEmpty { facts["networks"] = networks.sorted().joined(separator: " ") }
    if let build = service["build"] {
      facts["context"] = path(build["context"]?.text ?? "")
      facts["args"] = build["args"].map(map)
    }
    if let check = service["healthcheck"] {
      facts["check"] =
        check["test"]?.text
        ?? check["test"]?.sequence?.compactMap(\.text).filter { $0 != "CMD-SHELL" }.joined(separator: "|")
      facts["interval"] = check["interval"]?.text
    }
    return facts.filter { !$0.value.isEmpty }
  }

  private static func map(_ node: YAMLNode) -> String {
    (node.mapping?.pairs ?? []).map { "\($0.key.text ?? "")=\($0.value.isNull ? "-" : $0.value.text ?? "")" }.sorted()
      .joined(separator: ", ")
  }

  private static func list(_ node: YAMLNode?, _ item: (YAMLNode) -> String) -> String {
    (node?.sequence ?? []).map(item).sorted().joined(separator: ", ")
  }

  private static func port(_ node: YAMLNode) -> String {
    if let text = node.text { return text.contains("/") ? text : "\(text)/tcp" }
    let start = [node["host_ip"]?.text, node["published"]?.text].compactMap { $0 }.joined(separator: ":")
    let target = node["target"]?.text ?? ""
    return "\(start.isEmpty ? target : "\(start):\(target)")/\(node["protocol"]?.text ?? "tcp")"
  }

  private static func mount(_ node: YAMLNode) -> String {
    if let text = node.text {
      let parts = text.split(separator: ":").map(String.init)
      guard parts.count > 1 else { return ":\(text):rw" }
      return "\(path(parts[0])):\(parts[1]):\(parts.count > 2 ? parts[2] : "rw")"
    }
    let mode = node["read_only"]?.bool == true ? "ro" : "rw"
    return "\(path(node["source"]?.text ?? "")):\(node["target"]?.text ?? ""):\(mode)"
  }

  private static func path(_ text: String) -> String {
    text.hasPrefix("./") ? String(text.dropFirst(2)) : text
  }

  private static func words(_ text: String) -> String {
    var text = text
    for quote in ["\"", "'"] { text = text.replacing(quote, with: "") }
    return text.split(separator: " ").joined(separator: "|")
  }
}
