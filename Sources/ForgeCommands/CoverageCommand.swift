import ArgumentParser
import ForgeCoverage
import ForgeDiagnostics
import ForgeSite
import Glibc

struct CoverageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Tell which public operations are documented, and fail where too few are.",
    discussion: """
      An operation is documented when the specification describes it in full and a page mentions it: by METHOD /path in \
      code, a heading, a link, a table or a block of http, by its operationId in code, by a call with curl, wget, HTTPie, \
      fetch, axios, ky, got, requests, httpx or aiohttp, or by a link to operation:ID. What pages say of endpoints that is not so is a finding. Exits with 1 where the share is below the \
      threshold, or there is a finding.
      """)

  @OptionGroup var options: CommonOptions

  @Option(
    name: .long,
    help: ArgumentHelp("The least share, in percent. (default: the configuration's, else 100)", valueName: "percent"))
  var threshold: Double?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Look only at operations and lines that are new since a git revision, and report the difference.",
      valueName: "rev"))
  var changedSince: String?

  @Option(name: .long, help: ArgumentHelp("Where to write a badge, as SVG.", valueName: "file"))
  var badge: String?

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Where to write a report: .html, .md or .json. May be given more than once.", valueName: "file"))
  var report: [String] = []

  func validate() throws {
    if let threshold, !(0...100).contains(threshold) { throw ValidationError("--threshold is from 0 to 100.") }
    if changedSince?.isEmpty == true { throw ValidationError("--changed-since needs a revision.") }
    for file in report where Self.format(of: file) == nil {
      throw ValidationError("--report \(file) ends in none of .html, .md and .json.")
    }
  }

  func run() async throws {
    try await reportingFailure(options) {
      let progress = Progress(isQuiet: options.quiet)
      let workspace = try await Workspace.load(options, focus: .endpoints, progress: progress)
      guard !workspace.site.specs.isEmpty else {
        throw CannotRun("no OpenAPI description found, name one with `openapi:` in \(SiteConfiguration.fileName)")
      }
      let coverage = workspace.site.coverage.asking(for: threshold)
      var outcome = workspace.outcome([.coverage], coverage: coverage)
      let gate = try await changedSince.asyncMap { try await ChangeGate($0, workspace, options) }
      if let gate { outcome = gate.filtered(outcome, coverage) }
      progress.finish()
      // Only files have room for the pages of each operation.
      let result = CoverageReport(
        coverage, sources: outcome.sources, hasPages: !report.isEmpty, since: gate.map { ($0.revision, $0.base) })
      try write(result)
      if options.format == .text {
        Console.print(text(outcome, result))
      } else {
        Report.print(outcome, options)
      }
      let isBelow = gate == nil && result.figures.percent < result.threshold
      if outcome.hasFailed || isBelow { throw ExitCode.findings }
    }
  }

  /// The findings about what pages say, then what is missing and the figures: a row says what a finding of it would.
  private func text(_ outcome: Outcome, _ result: CoverageReport) -> String {
    let style = TextStyle(hasColor: options.color.isOn(1))
    let missing: Set<RuleID> = ["coverage/undocumented-operation", "coverage/undescribed-operation"]
    let said = outcome.replacingDiagnostics(outcome.diagnostics.filter { !missing.contains($0.rule) }, adding: nil)
    var settings = ReportOptions()
    settings.hasColor = options.color.isOn(1)
    settings.isQuiet = true
    settings.rules = allRules
    let findings = said.diagnostics.isEmpty ? "" : "\(Reporter.text.render(said, settings))\n"
    return findings + result.text(style, isQuiet: options.quiet)
  }

  // MARK: Files

  private enum ReportFile {
    case html, markdown, json
  }

  private static func format(of file: String) -> ReportFile? {
    switch file.split(separator: ".").last?.lowercased() {
    case "html": .html
    case "md": .markdown
    case "json": .json
    default: nil
    }
  }

  private func write(_ result: CoverageReport) throws {
    if let badge { try write(CoverageBadge.svg(result.figures, threshold: result.threshold), to: badge) }
    for file in report {
      switch Self.format(of: file) {
      case .html: try write(result.htmlDocument(title: "API documentation coverage"), to: file)
      case .markdown: try write(result.markdown, to: file)
      case .json: try write(result.json, to: file)
      case nil: continue
      }
    }
  }

  /// Writes a file of the user's, from the working directory.
  private func write(_ text: String, to path: String) throws {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    try FileReplacement.write(SourceFile(path: name, text: text), below: folder)
  }
}

extension Optional where Wrapped == String {
  fileprivate func asyncMap<Value>(_ transform: (String) async throws -> Value) async rethrows -> Value? {
    guard let self else { return nil }
    return try await transform(self)
  }
}
