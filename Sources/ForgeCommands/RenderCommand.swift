import ArgumentParser
import ForgeDiagnostics
import ForgeFiles
import ForgeHTML
import ForgeMarkdown
import ForgeSite
import Glibc

extension Flavor: ExpressibleByArgument {}

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Render one Markdown file to an HTML fragment on standard output.",
    discussion: """
      commonmark is CommonMark 0.30 to the byte; gfm adds what GitHub adds; site is what pages are built with: with the \
      `markdown` options of forge-docs.yaml in the current folder, and files included from there.
      """)

  @Argument(help: ArgumentHelp("The file, or - for standard input.", valueName: "file"))
  var file: String

  @Option(name: .long, help: ArgumentHelp("Which Markdown it is.", valueName: "flavor"))
  var flavor = Flavor.site

  func run() async throws {
    try await reportingFailure {
      let source = SourceFile(path: file, bytes: try bytes())
      guard flavor == .site else {
        Console.print(MarkdownDocument(source, flavor: flavor).html().string)
        return
      }
      let fileSystem = try FileSystem.disk(".")
      let (configuration, _, findings) = try Workspace.configuration(fileSystem, try CommonOptions.parse([]))
      var options = ParseOptions(.site)
      options.syntax.subtract(configuration.markdown.excludedSyntax)
      options.variables = configuration.markdown.variables
      let (includes, unread) = IncludeLoader.load(
        for: [source], folders: configuration.markdown.includePaths, from: fileSystem)
      options.includes = includes
      let document = MarkdownDocument(source, options)
      let problems = findings + unread + document.diagnostics
      for finding in problems { Console.message("forge-docs: \(finding.range.path): \(finding.message)") }
      var rendering = RenderOptions()
      rendering.trustsHTML = configuration.markdown.trustsHTML
      Console.print(document.html(rendering).string)
      if problems.contains(where: { $0.severity == .error }) { throw ExitCode.findings }
    }
  }

  private func bytes() throws -> [UInt8] {
    let descriptor = file == "-" ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure }
    defer { if file != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure }
      if count == 0 { return bytes }
      bytes += chunk[0..<count]
    }
  }

  private var failure: CannotRun { CannotRun("\(file): \(String(cString: strerror(errno)).lowercased())") }
}
