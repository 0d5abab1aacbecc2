package import ArgumentParser
import Glibc

/// The command line: `forge-docs`.
package struct ForgeDocs: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "forge-docs",
    abstract: "Builds a documentation site, and proves that it is true.",
    discussion: """
      Run it in a repository with Markdown in docs/ and, if there is one, an OpenAPI description in openapi/. No \
      configuration is needed; `forge-docs init` writes a commented forge-docs.yaml to start from.

        forge-docs check                 what is wrong, with file, line and what to do
        forge-docs build                 the site, in build/site
        forge-docs serve                 the site while you write, in the browser
        forge-docs explain links/empty   why a finding matters

      Exit codes: 0 clean, 1 findings, 2 could not run.
      """,
    version: ToolVersion.current,
    subcommands: [
      BuildCommand.self, CheckCommand.self, CoverageCommand.self, OpenAPICommand.self, ManifestsCommand.self,
      RenderCommand.self, ServeCommand.self, PublishCommand.self, ExplainCommand.self, RulesCommand.self,
      SyntaxCommand.self, InitCommand.self,
    ])

  package init() {}
}

/// The version of the program, as releases are tagged.
enum ToolVersion {
  static let current = "0.1.0"
}

/// Runs the command line of this process, and ends it. Bad usage ends with 2, like everything that could not run.
package func runForgeDocs() async {
  do {
    var command = try ForgeDocs.parseAsRoot()
    if var command = command as? any AsyncParsableCommand {
      try await command.run()
    } else {
      try command.run()
    }
  } catch  where ForgeDocs.exitCode(for: error) == .validationFailure {
    let message = ForgeDocs.fullMessage(for: error)
    Console.message(UnknownOption(in: CommandLine.arguments.dropFirst())?.explaining(message) ?? message)
    exit(ExitCode.cannotRun.rawValue)
  } catch {
    ForgeDocs.exit(withError: error)
  }
}
