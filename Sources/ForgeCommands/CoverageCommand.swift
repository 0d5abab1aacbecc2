import ArgumentParser
import ForgeCoverage
import ForgeDiagnostics
import ForgeOpenAPI
import ForgeSite
import Glibc

struct CoverageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "List public operations and the pages that mention them.",
    discussion: """
      An operation is mentioned by `METHOD /path` or its operationId in code, or by a link to operation:ID. Exits with \
      1 where the share of mentioned operations is below the threshold.
      """)

  @OptionGroup var options: CommonOptions

  @Option(
    name: .long,
    help: ArgumentHelp("The least share, in percent. (default: the configuration's, else 100)", valueName: "percent"))
  var threshold: Double?

  func validate() throws {
    if let threshold, !(0...100).contains(threshold) { throw ValidationError("--threshold is from 0 to 100.") }
  }

  func run() async throws {
    try await reportingFailure(options) {
      let workspace = try await Workspace.load(options, progress: Progress(isQuiet: options.quiet))
      guard !workspace.site.specs.isEmpty else {
        throw CannotRun("no OpenAPI description found, name one with `openapi:` in \(SiteConfiguration.fileName)")
      }
      let coverage = workspace.site.coverage
      if options.format == .text {
        Console.print(text(coverage, workspace))
      } else {
        Report.print(workspace.outcome([.coverage]), options)
      }
      if coverage.figures.percent < threshold ?? workspace.configuration.coverage.threshold { throw ExitCode.findings }
    }
  }

  /// A line per operation: where it is mentioned first.
  private func text(_ coverage: Coverage, _ workspace: Workspace) -> String {
    let width = coverage.entries.map(\.operation.name.count).max() ?? 0
    var text = ""
    if !options.quiet {
      for entry in coverage.entries {
        let name = entry.operation.name
        let mention = entry.mentions.first.map { place($0.range, workspace) }
        let state = entry.exclusion.map { "excluded: \($0)" } ?? mention ?? "not mentioned"
        text += "\(name)\(String(repeating: " ", count: width - name.count))  \(state)\n"
      }
      text += "\n"
    }
    let figures = coverage.figures
    let percent = (figures.percent * 10).rounded(.down) / 10
    return text
      + "\(figures.documented) of \(figures.operations) public operations documented (\(percent) %)\n"
  }

  private func place(_ range: SourceRange, _ workspace: Workspace) -> String {
    guard let file = workspace.tree.pages.first(where: { $0.path == range.path }) else { return range.path }
    return "\(range.path):\(LineIndex(file).line(of: range.bytes.lowerBound))"
  }
}
