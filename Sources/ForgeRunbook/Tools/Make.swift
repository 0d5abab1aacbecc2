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
      if let (name, value) = word.split(at: "="), name.text == "--directory" {
        run.claimFile(value, tool: call.tool)
        directory = run.path(value)
        continue
      }
      switch word.text {
      case "-C", "--directory":
        if index < call.arguments.count {
          run.claimFile(call.arguments[index], tool: call.tool)
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
    // In a folder that is not there no target is.
    if let directory, !directory.isEmpty, run.repository.fileSystem.kind(directory) == nil { return }
    guard let directory else {
      for target in targets {
        run.claim(call.tool, .target, target.text, target, .unverifiable("the working directory is unknown"))
      }
      return
    }
    let names = ["GNUmakefile", "makefile", "Makefile"].map { TreePath.join(directory, $0) }
    let path = file ?? names.first { run.repository.fileSystem.kind($0) == .file }
    let makefile = path.flatMap { run.makefile($0, from: directory) }
    let files = run.repository.fileSystem
    for target in targets {
      let verdict = verdict(target, makefile, directory) { files.kind(TreePath.join(directory, $0)) != nil }
      run.claim(call.tool, .target, target.text, target, verdict)
    }
  }

  private static func verdict(
    _ target: Fragment, _ makefile: Makefile?, _ directory: String, exists: (String) -> Bool
  ) -> CommandClaim.Verdict {
    guard let name = target.value else { return .unverifiable("the value is unknown") }
    guard let makefile else {
      let place = directory.isEmpty ? "the root" : "`\(directory)`"
      return .contradicted("there is no Makefile in \(Message(place))")
    }
    if let range = makefile.targets[name] { return .verified([range]) }
    if let range = makefile.pattern(of: name, exists: exists) { return .verified([range]) }
    if makefile.isOpen { return .unverifiable("the Makefile has targets that cannot be listed") }
    return .contradicted(
      "the Makefile has no target `\(name)`",
      nearest: Suggestion.nearest(to: name, among: makefile.targets.keys.sorted()))
  }
}

extension PageRun {
  /// The Makefile at this path as make reads it in a folder, once a page.
  fileprivate mutating func makefile(_ path: String, from directory: String) -> Makefile? {
    let key = "\(directory):\(path)"
    if let known = makefiles[key] { return known }
    let makefile = (try? repository.fileSystem.readFile(path)).map {
      Makefile($0, from: directory, repository.fileSystem)
    }
    makefiles[key] = makefile
    return makefile
  }
}

/// The targets of a Makefile and of those that it includes (GNU make manual, sections 3.3, 4 and 10.5).
struct Makefile: Sendable {
  private(set) var targets: [String: SourceRange] = [:]
  /// Targets with `%`, what stands before and behind it.
  private var patterns: [Pattern] = []
  /// Whether it has targets that cannot be listed.
  private(set) var isOpen = false
  private var variables: [String: String] = [:]

  /// A rule whose target has a `%`: what stands before and behind it, and what is made first.
  private struct Pattern {
    let before: String
    let after: String
    let prerequisites: [String]
    let range: SourceRange
  }

  /// Where make runs: what it includes is found from there.
  private let directory: String

  init(_ file: SourceFile, from directory: String, _ files: FileSystem) {
    self.directory = directory
    read(file, files, depth: 0)
  }

  /// An `include` with what stands in it for the folder of the file that says so, and with plain variables.
  private func included(_ line: String, by path: String) -> String {
    let folder = TreePath.folder(of: path)
    var line = line
    // Variables may stand in variables; what grows beyond a line is none that somebody wrote.
    for _ in 0..<3 where line.contains("$") {
      for (name, value) in variables.sorted(by: { $0.key < $1.key })
      where line.utf8.count < 4096 && value.utf8.count < 1024 {
        line = line.replacing("$(\(name))", with: value).replacing("${\(name)}", with: value)
      }
    }
    // As make has them, with a slash at the end: `$(dir …)` and `$(CURDIR)`.
    for own in [
      "$(dir $(lastword $(MAKEFILE_LIST)))", "$(dir $(abspath $(lastword $(MAKEFILE_LIST))))",
      "$(dir $(realpath $(lastword $(MAKEFILE_LIST))))", "$(dir $(firstword $(MAKEFILE_LIST)))",
    ] {
      line = line.replacing(own, with: Self.relative(folder, to: directory))
    }
    return line.replacing("$(CURDIR)/", with: "").replacing("${CURDIR}/", with: "")
  }

  /// A folder as seen from `directory`, with a slash at its end.
  private static func relative(_ folder: String, to directory: String) -> String {
    if folder == directory { return "" }
    let inside =
      directory.isEmpty
      ? folder : folder.hasPrefix("\(directory)/") ? String(folder.dropFirst(directory.count + 1)) : nil
    return inside.map { "\($0)/" } ?? "$(folder)/"
  }

  private mutating func read(_ file: SourceFile, _ files: FileSystem, depth: Int) {
    var offset = 0
    for line in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      defer { offset += line.count + 1 }
      // Recipes and comments are most of a Makefile.
      guard let first = line.first, !Self.passed.contains(first) else { continue }
      let text = String(decoding: line, as: UTF8.self)
      let words = text.split(separator: " ")
      if ["include", "-include", "sinclude"].contains(words.first) {
        let ends = text.firstIndex(of: "#") ?? text.endIndex
        for name in included(String(text[..<ends]), by: file.path).split(separator: " ").dropFirst() {
          // make looks from where it runs, not from where the file stands (GNU make manual, 3.3).
          let paths = [directory, TreePath.folder(of: file.path)].compactMap {
            TreePath.resolve(String(name), from: $0)
          }
          guard depth < 8, !name.contains("$"), !name.contains("*"),
            let path = paths.first(where: { files.kind($0) == .file }), let included = try? files.readFile(path)
          else {
            isOpen = true
            continue
          }
          read(included, files, depth: depth + 1)
        }
        continue
      }
      if let (name, value) = Self.assignment(line) { variables[name] = value }
      target(text, file.range(offset..<offset + line.count))
    }
  }

  private static let passed = Set("\t #".utf8)

  /// `NAME = value`, with any of make's signs.
  private static func assignment(_ line: ArraySlice<UInt8>) -> (name: String, value: String)? {
    guard let end = line.firstIndex(where: { !$0.isNamePart }), end > line.startIndex,
      !(0x30...0x39).contains(line[line.startIndex])
    else { return nil }
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    var rest = line[end...].drop(while: isBlank)
    if let sign = rest.first, sign == UInt8(ascii: ":") || sign == UInt8(ascii: "?") { rest = rest.dropFirst() }
    guard rest.first == UInt8(ascii: "=") else { return nil }
    var value = rest.dropFirst().drop(while: isBlank)
    if value.last == UInt8(ascii: "\r") { value = value.dropLast() }
    return (String(decoding: line[..<end], as: UTF8.self), String(decoding: value, as: UTF8.self))
  }

  private mutating func target(_ text: String, _ range: SourceRange) {
    guard let first = text.first, first != "\t", first != " ", first != "#", let colon = text.firstIndex(of: ":") else {
      return
    }
    let after = text[text.index(after: colon)...]
    let names = text[..<colon]
    // `targets: push-%: prerequisites` is a pattern for targets of a list.
    if names.contains("$"), let match = String(after).firstMatch(of: /^\s*(\S*%\S*)\s*:(.*)/) {
      return target("\(match.1):\(match.2)", range)
    }
    // `a := b` and `a ::= b` are variables.
    guard !after.hasPrefix("="), !after.hasPrefix(":="), !names.contains("=") else { return }
    for name in expanded(String(names)).split(separator: " ") where !name.hasPrefix(".") || name.contains("/") {
      if name.contains("$") {
        isOpen = true
      } else if let percent = name.firstIndex(of: "%") {
        let prerequisites = after.prefix { $0 != ";" && $0 != "#" }.split { $0 == " " || $0 == "|" }.map(String.init)
        patterns.append(
          Pattern(
            before: String(name[..<percent]), after: String(name[name.index(after: percent)...]),
            prerequisites: prerequisites, range: range))
      } else if targets[String(name)] == nil {
        targets[String(name)] = range
      }
    }
  }

  /// The text with the variables that are plain words.
  private func expanded(_ text: String) -> String {
    var text = text
    for (name, value) in variables where !value.contains("$") && text.contains("$(\(name))") {
      text = text.replacing("$(\(name))", with: value)
    }
    return text
  }

  /// The rule with `%` that makes a target. Its prerequisites have to exist, or can be made in turn (GNU make manual, 10.5.4).
  func pattern(of name: String, exists: (String) -> Bool, depth: Int = 0) -> SourceRange? {
    guard depth < 8 else { return nil }
    return patterns.first { rule in
      guard name.count > rule.before.count + rule.after.count, name.hasPrefix(rule.before), name.hasSuffix(rule.after),
        // A rule for files of one kind, `%.o`, makes no target that somebody types.
        depth > 0 || !(rule.before.isEmpty && rule.after.hasPrefix("."))
      else { return false }
      let stem = name.dropFirst(rule.before.count).dropLast(rule.after.count)
      return rule.prerequisites.allSatisfy { prerequisite in
        let wanted = prerequisite.replacing("%", with: stem, maxReplacements: 1)
        return wanted.contains("$") || targets[wanted] != nil || exists(wanted)
          || pattern(of: wanted, exists: exists, depth: depth + 1) != nil
      }
    }?.range
  }
}
