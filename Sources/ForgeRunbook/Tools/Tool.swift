import ForgeDiagnostics

/// A program whose command lines make claims, one file each.
struct Tool: Sendable {
  let names: [String]
  let read: @Sendable (ToolCall, inout PageRun) -> Void

  /// All that are known; others make no claims.
  static let all: [Tool] =
    [
      .kubectl, .contexts, .helm, .kustomize, .compose, .docker, .make, .shell, .wrappers, .databases, .packageScripts,
      .workflows,
      .redisClient,
    ] + .builtins + .files + .paths

  static let named = Dictionary(all.flatMap { tool in tool.names.map { ($0, tool) } }) { first, _ in first }
}

/// A command of a tool.
struct ToolCall: Sendable {
  /// The program, without its folder.
  let tool: String
  let name: Fragment
  let arguments: [Fragment]
}

extension PageRun {
  /// Claims the words that the grammar refuses. Of plugins and of a tool's later releases nothing is known: a subcommand is
  /// only wrong where it is nearly one that exists.
  /// `removed` are subcommands that the tool had once, and what took their place.
  mutating func claimFaults(_ line: CommandLine, tool: String, removed: [String: String?] = [:]) {
    for fault in line.faults {
      let word = fault.word.text
      switch fault.kind {
      case .subcommand where removed.keys.contains(word):
        claim(
          tool, .command, word, fault.word,
          .contradicted("\(Message(tool)) no longer has `\(word)`", nearest: removed[word] ?? nil))
      case .subcommand:
        let verdict: CommandClaim.Verdict =
          fault.nearest.map { .contradicted("\(tool) has no subcommand `\(word)`", nearest: $0) }
          ?? .unverifiable("`\(word)` may be a plugin of \(tool)")
        claim(tool, .command, word, fault.word, verdict)
      case .flag:
        let path = ([tool] + line.path).joined(separator: " ")
        claim(
          tool, .flag, word, fault.word,
          .contradicted("\(Message(path).text) has no flag `\(word)`", nearest: fault.nearest))
      }
    }
  }
}
