import ForgeDiagnostics
import ForgeMarkdown
import ForgeShell
import ForgeShellProperties
import Foundation
import Testing

/// What bash accepts is read without a fault, wherever it comes from. The other way round nothing is asked: bash reads some
/// things only when it runs them.
@Suite("Agreement with bash on whole scripts", .enabled(if: Bash.path != nil, "bash is not on the PATH"))
struct BashCorpusTests {
  /// Says how many of `texts` both accept and refuse, and records each that bash alone accepts.
  private func compare(_ name: String, _ texts: [(label: String, text: [UInt8])], _ verdicts: [Bool]) {
    var counts = (both: 0, none: 0, bashRefuses: 0)
    for ((label, text), isAccepted) in zip(texts, verdicts) {
      let script = ShellScript.parse(text)
      let faults = RangeChecks(script, count: text.count).faults
      #expect(faults.isEmpty, "\(label): \(faults)")
      if isAccepted {
        counts.both += 1
        let error = script.errors.first { !$0.isAtRunTime }
        #expect(error == nil, "\(label): \(Self.excerpt(text, error))")
      } else if script.errors.isEmpty, !script.isUnfinished {
        counts.bashRefuses += 1
      } else {
        counts.none += 1
      }
    }
    print(
      "\(name): \(texts.count) scripts; bash and we accept \(counts.both), refuse \(counts.none);",
      "bash alone refuses \(counts.bashRefuses)")
  }

  private static func excerpt(_ text: [UInt8], _ error: ShellSyntaxError?) -> String {
    guard let error else { return "" }
    let line = text[..<error.range.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
    let around = max(0, error.range.lowerBound - 60)..<min(text.count, error.range.upperBound + 60)
    return "\(line): \(error.message.text) in \(String(decoding: text[around], as: UTF8.self))"
  }

  @Test("Scripts that this machine has")
  func machine() throws {
    let files = ScriptSearch.machine()
    guard !files.isEmpty else { return print("SKIPPED: this machine has no shell scripts") }
    let texts = files.map { (label: $0, text: ScriptSearch.bytes($0)) }
    compare("this machine", texts, try Bash.verdicts(files: files))
  }

  @Test("Scripts and blocks of shell in this repository")
  func repository() throws {
    let texts = ScriptSearch.repository()
    #expect(texts.count > 100)
    compare("this repository", texts, try Bash.verdicts(texts.map { String(decoding: $0.text, as: UTF8.self) }))
  }

  @Test("Programs made from a grammar", arguments: [1, 2, 3] as [UInt64])
  func generated(seed: UInt64) throws {
    var generator = ShellGenerator(seed: seed)
    let programs = (0..<1200).map { _ in generator.program() }
    let verdicts = try Bash.verdicts(programs)
    let accepted = verdicts.count { $0 }
    #expect(accepted > programs.count * 9 / 10, "bash accepts \(accepted): the grammar is not bash's")
    compare("grammar \(seed)", programs.map { ($0, Array($0.utf8)) }, verdicts)
  }

  @Test("Programs made from a grammar, with a slip in each", arguments: [1, 2] as [UInt64])
  func slips(seed: UInt64) throws {
    var generator = ShellGenerator(seed: seed)
    // bash 5.2 does not look for the end of a group behind `time` in a substitution before it runs it.
    let programs = (0..<1200).map { _ in generator.slip(in: generator.program()) }.filter { program in
      program.firstMatch(of: /\(time (?:-p )?\{/) == nil
    }
    compare("slips \(seed)", programs.map { ($0, Array($0.utf8)) }, try Bash.verdicts(programs))
  }
}

/// Where shell scripts lie.
enum ScriptSearch {
  /// Beyond this many, more of the same say little.
  private static let limit = 2500

  static func bytes(_ path: String) -> [UInt8] {
    (FileManager.default.contents(atPath: path)).map { Array($0) } ?? []
  }

  /// Paths of scripts of this machine, each once, sorted.
  static func machine() -> [String] {
    var found: Set<String> = []
    // In these folders any file may be a script; elsewhere those that say so by their name.
    for folder in ["/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/local/bin", "/etc/init.d", "/etc/profile.d"] {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
        add("\(folder)/\(name)", &found, isNamed: false)
      }
    }
    for folder in ["/usr/share", "/usr/lib", "/usr/libexec", "/etc", "/opt"] {
      guard let paths = FileManager.default.enumerator(atPath: folder) else { continue }
      for case let path as String in paths {
        let isCompletion = path.contains("bash-completion/")
        guard path.hasSuffix(".sh") || path.hasSuffix(".bash") || isCompletion else { continue }
        add("\(folder)/\(path)", &found, isNamed: !path.hasSuffix(".sh"))
        if found.count >= limit { return found.sorted() }
      }
    }
    return found.sorted()
  }

  private static func add(_ path: String, _ found: inout Set<String>, isNamed: Bool) {
    let path = URL(filePath: path).resolvingSymlinksInPath().path
    guard !path.contains("\n"), let handle = FileHandle(forReadingAtPath: path) else { return }
    defer { try? handle.close() }
    let head = (try? handle.read(upToCount: 64)).flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let first = head.prefix { $0 != "\n" }
    let isShell =
      first.hasPrefix("#!")
      && first.split(whereSeparator: { " /".contains($0) }).contains {
        ["sh", "bash", "dash"].contains($0)
      }
    guard isShell || isNamed, !head.isEmpty else { return }
    let content = bytes(path)
    // What carries an archive is no script from end to end, and a folder is none.
    if content.count < 1_000_000, !content.contains(0) { found.insert(path) }
  }

  /// Scripts of this repository and the blocks of shell in its pages.
  static func repository() -> [(label: String, text: [UInt8])] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    var texts: [(label: String, text: [UInt8])] = []
    guard let paths = FileManager.default.enumerator(atPath: root) else { return [] }
    for case let path as String in paths {
      if path == ".git" || path == "build" || path.hasPrefix(".build") { paths.skipDescendants() }
      let full = "\(root)/\(path)"
      if path.hasSuffix(".md") {
        texts += blocks(SourceFile(path: path, bytes: bytes(full)))
      } else {
        var found: Set<String> = []
        add(full, &found, isNamed: path.hasSuffix(".sh"))
        texts += found.map { ($0, bytes($0)) }
      }
    }
    return texts.sorted { $0.label < $1.label }
  }

  private static func blocks(_ file: SourceFile) -> [(label: String, text: [UInt8])] {
    let document = MarkdownDocument(file)
    return document.tree.order().compactMap { id in
      let node = document.tree[id]
      guard node.kind == .codeBlock else { return nil }
      let language = CodeFence(info: node.info.isEmpty ? "" : document.tree.string(node.info)).language
      guard ["bash", "sh", "shell"].contains(language) else { return nil }
      return ("\(file.path) at \(document.blockRange(of: id).bytes)", Array(document.tree.bytes(node.literal)))
    }
  }
}
