import ArgumentParser
import ForgeDiagnostics
import ForgeManifests
import ForgeYAML

struct ManifestsListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the objects that each environment creates, and the line that each is written in.",
    discussion: """
      Environments are those of forge-docs.yaml; without any there, those that charts, kustomizations, compose files and \
      folders of manifests make up. With --format json the list is printed as JSON.
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: ArgumentHelp("List this environment alone.", valueName: "name"))
  var environment: String?

  func run() async throws {
    try await reportingFailure(options) {
      let workspace = try await ManifestWorkspace.load(options)
      var results: [EnvironmentRenderer.Result]
      if let environment {
        results = [EnvironmentRenderer(workspace.fileSystem).render(try workspace.declaration(environment))]
      } else {
        results = try await workspace.rendered(jobs: options.jobCount)
      }
      if results.isEmpty, !options.quiet {
        Console.message("no chart, kustomization, compose file or folder of manifests found")
      }
      let list = ManifestList(results)
      Console.print(options.format == .json ? list.json : list.table)
      let findings = results.flatMap(\.diagnostics)
      if !options.quiet, !findings.isEmpty {
        let count = findings.count == 1 ? "1 finding" : "\(findings.count) findings"
        Console.message("\(count), see `forge-docs check manifests`")
      }
    }
  }
}
