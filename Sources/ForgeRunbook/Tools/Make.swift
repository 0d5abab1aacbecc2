import ForgeDiagnostics
import ForgeFiles

extension Tool {
  /// make: targets of the Makefile where the reader stands.
  static let make = Tool(names: ["make", "gmake"]) { call, run in
    var directory = run.world.directory
    var file: String?
    var targets: [Fragment] = []
    var index = 0
    while index < call.arguments.count {
      let word = call.arguments[index]
      index += 1
      switch word.text {
      case "-C", "--directory":
        if index < call.arguments.count {
          run.claimFile(call.arguments[index], tool: call.tool, isFolder: true)
          directory = run.path(call.arguments[index])
        }
        index += 1
      case "-f", "--file", "--makefile":
        if index < call.arguments.count {
          run.claimFile(call.arguments[index], tool: call.tool)
          file = run.path(call.arguments[index])
        }
        index += 1
      case "-j", "-o", "-W", "-I", "-l":
        if call.arguments[min(index, call.arguments.count - 1)].text.allSatisfy(\.isNumber) { index += 1 }
      default: if !word.text.hasPrefix("-"), !word.text.contains("=") { targets.append(word) }
      }
    }
    guard !targets.isEmpty else { return }
    guard let directory else {
      for target in targets {
        run.claim(call.tool, .target, target.text, target, .unverifiable("the working directory is unknown"))
      }
      return
    }
    let names = ["GNUmakefile", "makefile", "Makefile"].map { TreePath.join(directory, $0) }
    let path = file ?? names.first { run.repository.fileSystem.kind($0) == .file }
    let makefile = path.flatMap { try? run.repository.fileSystem.readFile($0) }.map { Makefile($0) }
    for target in targets { run.claim(call.tool, .target, target.text, target, verdict(target, makefile, directory)) }
  }

  private static func verdict(_ target: Fragment, _ makefile: Makefile?, _ directory: String) -> CommandClaim.Verdict {
    guard let name = target.value else { return .unverifiable("the value is unknown") }
    guard let makefile else {
      let place = directory.isEmpty ? "the root" : "`\(directory)`"
      return .contradicted("there is no Makefile in \(Message(place))")
    }
    if let range = makefile.targets[name] { return .verified([range]) }
    if makefile.isOpen { return .unverifiable("the Makefile has patterns or includes others") }
    return .contradicted(
      "the Makefile has no target `\(name)`",
      nearest: Suggestion.nearest(to: name, among: makefile.targets.keys.sorted()))
  }
}

/// The targets of a Makefile (GNU make manual, section 4).
struct Makefile: Sendable {
  let targets: [String: SourceRange]
  /// Whether it has targets that cannot be listed.
  let isOpen: Bool

  init(_ file: SourceFile) {
    var targets: [String: SourceRange] = [:]
    var isOpen = false
    var offset = 0
    for line in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      defer { offset += line.count + 1 }
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("include ") || text.hasPrefix("-include ") {
        isOpen = isOpen || text.contains("mk") || text.contains("Make")
      }
      guard let first = text.first, first != "\t", first != " ", first != "#", let colon = text.firstIndex(of: ":")
      else { continue }
      let after = text[text.index(after: colon)...]
      let names = text[..<colon]
      // `a := b` and `a ::= b` are variables.
      guard !after.hasPrefix("="), !after.hasPrefix(":="), !names.contains("=") else { continue }
      if names.contains("%") || names.contains("$") { isOpen = true }
      for name in names.split(separator: " ") where !name.hasPrefix(".") {
        if targets[String(name)] == nil { targets[String(name)] = file.range(offset..<offset + line.count) }
      }
    }
    self.targets = targets
    self.isOpen = isOpen
  }
}
