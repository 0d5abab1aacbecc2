import ForgeDiagnostics
import ForgeFiles

extension PathTool {
  /// Claims the addresses of `-target` and its like: a module or resource of the folder's configuration (Terraform,
  /// "Resource Addressing"). One that is not there makes an empty plan.
  static func claimAddresses(_ call: ToolCall, _ run: inout PageRun) {
    let folder = call.arguments.first { $0.text.hasPrefix("-chdir=") }.flatMap { run.path($0.dropFirst(7)) }
    guard let directory = folder ?? run.world.directory else { return }
    var addresses: [Fragment] = []
    for (place, word) in call.arguments.enumerated() {
      let name = word.split(at: "=")?.before ?? word
      guard ["-target", "--target", "-replace", "--replace"].contains(name.text) else { continue }
      let next = place + 1 < call.arguments.count ? call.arguments[place + 1] : nil
      if let address = word.split(at: "=")?.after ?? next { addresses.append(address) }
    }
    guard !addresses.isEmpty else { return }
    let known = names(directory, run.repository.fileSystem)
    guard !known.isEmpty else { return }
    for address in addresses {
      guard let text = address.value else { continue }
      let parts = text.split(separator: ".").map { String($0.prefix { $0 != "[" }) }
      guard parts.count > 1, parts[0] != "data" else { continue }
      let name = "\(parts[0]).\(parts[1])"
      let word = address.prefix(name.utf8.count)
      if let file = known[name] {
        run.claim(call.tool, .target, name, word, .verified([file]))
      } else {
        let nearest = Suggestion.nearest(to: name, among: known.keys.sorted())
        run.claim(
          call.tool, .target, name, word, .contradicted("no file in the folder has `\(name)`", nearest: nearest))
      }
    }
  }

  /// The modules and resources of a folder, each with the file that has it.
  private static func names(_ folder: String, _ files: FileSystem) -> [String: SourceRange] {
    var names: [String: SourceRange] = [:]
    for entry in (try? files.list(folder)) ?? [] where entry.name.hasSuffix(".tf") {
      let path = TreePath.join(folder, entry.name)
      guard let file = try? files.readFile(path) else { continue }
      let text = String(decoding: file.bytes, as: UTF8.self)
      for match in text.matches(of: /(?m)^\s*(?:module\s+"([\w-]+)"|resource\s+"([\w-]+)"\s+"([\w-]+)")/) {
        let name = match.1.map { "module.\($0)" } ?? "\(match.2 ?? "").\(match.3 ?? "")"
        let start = text[..<match.range.lowerBound].utf8.count
        names[name] = file.range(start..<start + text[match.range].utf8.count)
      }
    }
    return names
  }
}
