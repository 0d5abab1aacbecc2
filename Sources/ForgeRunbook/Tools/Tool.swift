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
      .redisClient, .network, .forgeDocs, .argocd, .go,
    ] + .builtins + .files + .paths + .objectStores

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
  /// Claims the words that the grammar refuses. Of plugins nothing is known: a first word is only wrong where it is nearly
  /// one that exists. Behind a command of the tool no plugin is looked for, save behind `kubectl create`.
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
        let path = ([tool] + line.path).joined(separator: " ")
        let mayBePlugin = line.path.isEmpty || line.path == ["create"]
        let verdict: CommandClaim.Verdict =
          fault.nearest == nil && mayBePlugin
          ? .unverifiable("`\(word)` may be a plugin of \(tool)")
          : .contradicted("\(Message(path).text) has no subcommand `\(word)`", nearest: fault.nearest)
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
