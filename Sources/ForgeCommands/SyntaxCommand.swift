import ArgumentParser
import ForgeMarkdown

struct SyntaxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "syntax",
    abstract: "List the Markdown constructs that pages can use.",
    discussion: """
      Each line is the key of a switch under `markdown.syntax` and the construct. With --markdown, the manual's page of all
      constructs with source and result.
      """)

  @Flag(name: .long, help: "Print the syntax reference as a page.")
  var markdown = false

  func run() throws {
    if markdown {
      Console.print(SyntaxReference.markdown(allSyntaxExtensions))
      return
    }
    let width = allSyntaxExtensions.map(\.name.count).max() ?? 0
    for syntax in allSyntaxExtensions {
      Console.print("\(syntax.name)\(String(repeating: " ", count: width - syntax.name.count))  \(syntax.title)\n")
    }
  }
}
