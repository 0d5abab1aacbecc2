import ArgumentParser
import ForgeDiagnostics
import ForgeOpenAPI
import ForgeSite

extension OpenAPICommand {
  struct DiffCommand: AsyncParsableCommand {
    /// The formats of a comparison.
    enum Format: String, CaseIterable, ExpressibleByArgument {
      case text, json, markdown
    }

    /// The least change that fails the command.
    enum FailOn: String, CaseIterable, ExpressibleByArgument {
      case breaking, dangerous, any, none

      func fails(_ level: ChangeLevel) -> Bool {
        switch self {
        case .breaking: level == .breaking
        case .dangerous: level >= .dangerous
        case .any: true
        case .none: false
        }
      }
    }

    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Tell what changed between two descriptions, and what of it breaks clients.",
      discussion: """
        OLD and NEW are files, or files in a git revision as `git show` takes them: main:openapi/openapi.yaml from the \
        root of the repository, HEAD~3:./openapi.yaml from the current folder, :openapi.yaml for what is staged.

        Exit codes: 0 nothing that fails, 1 changes as bad as --fail-on says, 2 could not run.
        """)

    @Argument(help: ArgumentHelp("The description that clients know, by its root file.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The description that is to take its place.", valueName: "new"))
    var new: String

    @Option(name: .long, help: ArgumentHelp("The repository.", valueName: "dir"))
    var root = "."

    @Option(name: .long, help: ArgumentHelp("How changes are printed.", valueName: "format"))
    var format = Format.text

    @Option(name: .long, help: ArgumentHelp("The least change to exit with 1 for.", valueName: "level"))
    var failOn = FailOn.breaking

    @Flag(name: .long, help: "List changes of descriptions, examples and versions too.")
    var all = false

    @Flag(name: [.long, .short], help: "Print changes only.")
    var quiet = false

    @Option(name: .long, help: ArgumentHelp("Whether to colour the output.", valueName: "when"))
    var color = ColorChoice.auto

    func run() async throws {
      try await reportingFailure {
        let oldSide = try await side(old)
        let newSide = try await side(new)
        let diff = try compare(oldSide, newSide)
        let report = ChangeReport(all ? diff : diff.withoutEditorial, old: oldSide, new: newSide)
        switch format {
        case .text: Console.print(report.text(TextStyle(hasColor: color.isOn(1)), isQuiet: quiet))
        case .json: Console.print(report.json)
        case .markdown: Console.print(report.markdown)
        }
        if report.diff.changes.contains(where: { failOn.fails($0.kind.level) }) { throw ExitCode.findings }
      }
    }

    private func compare(_ old: ChangeReport.Side, _ new: ChangeReport.Side) throws -> APIDiff {
      do throws(APIDiff.Failure) {
        return try APIDiff(old: old.files, new: new.files)
      } catch {
        throw CannotRun(text(error))
      }
    }

    /// Reads one side: a file where there is one of this name, else a file in a revision.
    private func side(_ name: String) async throws -> ChangeReport.Side {
      let side: ChangeReport.Side
      if !DescriptionFile.exists(name, root: root), let revision = GitRevision(name) {
        do throws(GitRevision.Failure) {
          let files = try await revision.description(in: root)
          side = ChangeReport.Side(name: name, prefix: "\(revision.revision):", files: files)
        } catch {
          throw CannotRun("\(name): \(error)")
        }
      } else {
        side = ChangeReport.Side(name: name, files: try DescriptionFile(name, root: root).api.files)
      }
      try checkReferences(side)
      return side
    }

    /// A side that does not parse cannot be compared; what its broken references name cannot either.
    private func checkReferences(_ side: ChangeReport.Side) throws {
      let faults = side.files.syntaxFaults
      let sources = side.files.files.mapValues(\.source)
      guard faults.isEmpty else {
        var options = ReportOptions()
        options.hasColor = color.isOn(2)
        Console.status(Reporter.text.render(Outcome(faults, sources: sources), options))
        throw CannotRun("\(side.name) cannot be read")
      }
      let broken = Rule<APIDescription>.unresolvedReference.check(APIDescription(side.files)).count
      guard broken > 0, !quiet else { return }
      Console.message(
        "forge-docs: \(broken) \(broken == 1 ? "reference" : "references") of \(side.name) cannot be followed or compared"
      )
    }

    private func text(_ failure: APIDiff.Failure) -> String {
      switch failure {
      case .notADescription(let path): "\(path) has no `openapi` or `swagger` field"
      case .tooManySchemas: "the schemas combine in more ways than can be compared"
      }
    }
  }
}
