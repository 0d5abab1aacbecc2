import ArgumentParser
import Testing

@testable import ForgeCommands
@testable import ForgeRunbook

@Suite("The grammar of forge-docs")
struct ForgeDocsGrammarTests {
  @Test("Runbooks are judged by the subcommands and flags that the program has")
  func grammar() throws {
    var found: [String: [String: Bool]] = [:]
    try collect(ForgeDocs.self, path: [], into: &found)
    let known = CommandGrammar.forgeDocs.commands.filter { $0.key != "help" }.mapValues { flags in
      flags.mapValues { $0.value == .required }
    }
    #expect(Set(known.keys) == Set(found.keys))
    for (command, flags) in found {
      // Every subcommand has these; the grammar has them once.
      let own = command == "." ? flags : flags.filter { !["-h", "--help", "--version"].contains($0.key) }
      #expect(known[command] == own, "\(command)")
    }
  }

  @Test("The parts of check are those that it takes")
  func parts() {
    #expect(CommandGrammar.checkedParts == CheckPart.allCases.map(\.rawValue))
  }

  /// The flags of each command with whether they take a value, as its help lists them.
  private func collect(
    _ command: any ParsableCommand.Type, path: [String], into found: inout [String: [String: Bool]]
  ) throws {
    var flags: [String: Bool] = [:]
    for line in command.helpMessage(columns: 400).split(separator: "\n") {
      guard line.hasPrefix("  -"), let text = line.dropFirst(2).split(separator: "  ").first else { continue }
      // One in brackets may be left out.
      let takesValue = text.contains("<") && !text.contains("[<")
      for name in text.split(whereSeparator: { $0 == "," || $0 == " " || $0 == "/" }) where name.hasPrefix("-") {
        flags[String(name)] = takesValue
      }
    }
    found[path.isEmpty ? "." : path.joined(separator: " ")] = flags
    for inner in command.configuration.subcommands {
      try collect(inner, path: path + [inner._commandName], into: &found)
    }
  }
}
