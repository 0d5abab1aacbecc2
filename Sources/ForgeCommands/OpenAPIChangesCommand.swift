import ArgumentParser
import ForgeOpenAPI

extension OpenAPICommand {
  struct ChangesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "changes", abstract: "List the kinds of changes that `diff` tells, each with its level.")

    @Flag(name: .long, help: "Print the reference as a Markdown page.")
    var markdown = false

    func run() throws {
      guard !markdown else { return Console.print(ChangeReference.markdown(changeAreas)) }
      let kinds = changeAreas.flatMap(\.kinds)
      let width = kinds.map(\.id.count).max() ?? 0
      for kind in kinds {
        let space = String(repeating: " ", count: width - kind.id.count)
        let level = kind.level.rawValue
        let gap = String(repeating: " ", count: 9 - level.count)
        Console.print("\(kind.id)\(space)  \(level)\(gap)  \(kind.summary)\n")
      }
    }
  }
}
