import ForgeRunbook

/// An option that no command has. Of `check --formt json` the parser complains of `json` alone, which it takes for a part.
struct UnknownOption {
  private let name: String
  private let nearest: String?

  /// The first in a command line, which is without the program; nil where every option is known.
  init?(in arguments: some Sequence<String>) {
    guard let flag = CommandGrammar.forgeDocs.unknownFlag(in: Array(arguments)) else { return nil }
    (name, nearest) = flag
  }

  /// The parser's message with the option in the place of what it complains of.
  func explaining(_ message: String) -> String {
    guard !message.contains("'\(name)'"), let usage = message.firstRange(of: "Usage:") else { return message }
    let suggestion = nearest.map { ". Did you mean '\($0)'?" } ?? ""
    return "Error: Unknown option '\(name)'\(suggestion)\n\(message[usage.lowerBound...])"
  }
}
