import ArgumentParser
import ForgeDiagnostics

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a rule: why it matters, what it finds, how to accept a finding.")

  @Argument(
    help: ArgumentHelp("The rule's id, such as links/unknown-page, or a name another tool gives it.", valueName: "rule")
  )
  var rule: String

  func run() throws {
    guard let found = allRules.first(where: { $0.id.name == rule || $0.aliases.contains(rule) }) else {
      let nearest = Suggestion.nearest(to: rule, among: allRules.map(\.id.name))
      Console.message("forge-docs: \(Message("no rule is called `\(rule)`").suggesting(nearest))")
      throw ExitCode.cannotRun
    }
    Console.print(RuleReference.explain(found))
  }
}

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List all rules.")

  @Flag(name: .long, help: "Print the rule reference as a Markdown page.")
  var markdown = false

  func run() throws {
    guard !markdown else { return Console.print(RuleReference.markdown(allRules)) }
    let width = allRules.map(\.id.name.count).max() ?? 0
    for rule in allRules {
      let space = String(repeating: " ", count: width - rule.id.name.count)
      let severity = rule.severity == .error ? "error  " : "warning"
      Console.print("\(rule.id)\(space)  \(severity)  \(rule.summary)\n")
    }
  }
}
