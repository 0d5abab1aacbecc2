import ForgeDiagnostics
import ForgeFiles
import ForgeShell

/// The long options that a script of the repository takes: those of a shell script's `case`, or of Python's argparse.
struct ScriptOptions: Sendable {
  private(set) var names: Set<String> = []
  /// Whether the script refuses every other.
  private(set) var isClosed = false
  /// Whether a beginning that only one option has stands for it, as argparse takes it.
  private var takesBeginnings = false

  /// Claims the options that a script is called with, where the script says which ones there are.
  static func claim(_ path: String, _ arguments: [Fragment], tool: String, _ run: inout PageRun) {
    let given = arguments.prefix { $0.text != "--" }.filter { $0.isKnown && $0.text.hasPrefix("--") }
    guard !given.isEmpty, let bytes = try? run.repository.fileSystem.read(path), let options = ScriptOptions(bytes)
    else { return }
    for word in given {
      let name = word.split(at: "=")?.before ?? word
      if options.names.contains(name.text) {
        run.claim(tool, .flag, name.text, name, .verified([.file(path)]))
      } else if options.isClosed, !["--help", "--version"].contains(name.text),
        !(options.takesBeginnings && options.names.contains { $0.hasPrefix(name.text) })
      {
        let nearest = Suggestion.nearest(to: name.text, among: options.names.sorted())
        run.claim(tool, .flag, name.text, name, .contradicted("`\(path)` takes no `\(name.text)`", nearest: nearest))
      }
    }
  }

  /// Nil for scripts that are read in no known way.
  private init?(_ bytes: [UInt8]) {
    let first = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    if first.hasPrefix("#!"), first.contains("python") {
      readArguments(String(decoding: bytes, as: UTF8.self))
    } else if first.hasPrefix("#!"), first.contains("sh") {
      for clause in ShellScript.parse(bytes).caseClauses { read(clause, bytes) }
    }
    if names.isEmpty { return nil }
  }

  // MARK: argparse

  private mutating func readArguments(_ text: String) {
    for match in text.matches(of: /add_argument\(([^)]*)/) {
      for name in match.1.matches(of: /["'](--[A-Za-z0-9-]+)["']/) { names.insert(String(name.1)) }
    }
    takesBeginnings = true
    isClosed = text.contains(".parse_args(") && !text.contains("parse_known_args") && !text.contains("import click")
  }

  // MARK: case

  /// Whether a pattern takes whatever the others leave: `*`, `-*`, `*[!0-9]*`.
  private static func takesRest(_ pattern: String) -> Bool {
    ["*", "-*", "--*"].contains(pattern) || (pattern.hasPrefix("*[!") && pattern.hasSuffix("]*"))
  }

  private mutating func read(_ clause: CaseClause, _ bytes: [UInt8]) {
    let patterns = clause.branches.map { branch in
      branch.patterns.map { String(decoding: bytes[$0.range], as: UTF8.self).filter { !"\"'".contains($0) } }
    }
    guard patterns.joined().contains(where: { $0.hasPrefix("--") }) else { return }
    for (branch, texts) in zip(clause.branches, patterns) {
      for text in texts where text.hasPrefix("--") { names.insert(String(text.prefix { $0 != "=" && $0 != "*" })) }
      guard texts.contains(where: Self.takesRest) else { continue }
      isClosed =
        isClosed
        || branch.body.simpleCommands.contains { command in
          let name = command.name?.literalValue?.lowercased() ?? ""
          return ["exit", "return"].contains(name)
            || ["usage", "die", "fail", "error", "abort"].contains(where: name.contains)
        }
    }
  }
}
