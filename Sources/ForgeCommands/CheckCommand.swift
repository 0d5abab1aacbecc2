import ArgumentParser
import ForgeDiagnostics
import ForgeFiles
import ForgeSite
import Glibc

extension CheckPart: ExpressibleByArgument {}

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check links, OpenAPI, coverage, manifests, runbooks and alerts, and write nothing.",
    discussion: """
      Names of parts limit the check to them: links, openapi, coverage, manifests, runbooks, alerts. Works beside any other generator \
      and needs no configuration. A baseline lists findings that are known: they do not fail the check, new ones do.
      """)

  @Argument(help: ArgumentHelp("What to check. (default: everything)", valueName: "part"))
  var parts: [CheckPart] = []

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: ArgumentHelp("The file of known findings, from the root.", valueName: "file"))
  var baseline: String?

  @Flag(name: .long, help: "Remove what is mended from the baseline; write it with all findings where there is none.")
  var updateBaseline = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Report only what stands in lines, or is about operations, that are new since a git revision.", valueName: "rev"))
  var changedSince: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Fail on claims of commands that are contradicted, or that cannot be verified either, whatever the severities of rules.",
      valueName: "verdict"))
  var failOn: ClaimGate?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Tell what each command of a page finds and changes, and check nothing else.", valueName: "file[:line]"))
  var trace: String?

  @Flag(name: .long, help: "Fail on warnings too.")
  var strict = false

  func validate() throws {
    if changedSince?.isEmpty == true { throw ValidationError("--changed-since needs a revision.") }
    if failOn != nil, !parts.isEmpty, !parts.contains(.runbooks) {
      throw ValidationError("--fail-on is about claims: check runbooks too.")
    }
    if trace != nil {
      if parts != [.runbooks] { throw ValidationError("--trace goes with `check runbooks` alone.") }
      if options.format != .text { throw ValidationError("--trace prints text alone.") }
    }
    if updateBaseline, baseline == nil { throw ValidationError("--update-baseline needs --baseline FILE.") }
  }

  func run() async throws {
    try await reportingFailure(options) {
      let progress = Progress(isQuiet: options.quiet)
      let parts = parts.isEmpty ? Set(CheckPart.allCases) : Set(parts)
      let focus: SiteBuilder.Focus = parts == [.coverage] ? .endpoints : .everything
      let workspace = try await Workspace.load(
        options, focus: focus, rendersManifests: !parts.isDisjoint(with: [.manifests, .runbooks, .alerts]),
        progress: progress)
      if parts == [.coverage], workspace.site.specs.isEmpty {
        throw CannotRun("no OpenAPI description found, name one with `openapi:` in \(SiteConfiguration.fileName)")
      }
      if let trace {
        let text = try TraceQuery(trace).answer(workspace, options)
        progress.finish()
        return Console.print(text)
      }
      progress.show("Checking")
      // Manifests may rely on Secrets that pages make.
      let readsPages = parts.contains(.runbooks) || parts.contains(.manifests)
      let readings = readsPages ? try await workspace.runbookReadings(jobs: options.jobCount) : []
      var outcome = workspace.outcome(parts, runbooks: readings, gate: failOn)
      if let emptiness = EmptyCheck(parts, workspace, outcome) { throw CannotRun(emptiness.description) }
      if let changedSince {
        outcome = try await ChangeGate(changedSince, workspace, options).filtered(outcome, workspace.site.coverage)
      }
      if let baseline { outcome = try apply(baseline, outcome, workspace.fileSystem, CheckPart.families(of: parts)) }
      if strict { outcome.failingSeverity = .warning }
      progress.finish()
      Report.print(outcome, options)
      if outcome.hasFailed { throw ExitCode.findings }
    }
  }

  private func apply(
    _ path: String, _ outcome: Outcome, _ fileSystem: FileSystem, _ families: Set<String>
  ) throws -> Outcome {
    let file = try? fileSystem.readFile(path)
    let baseline: Baseline
    do {
      baseline = try file.map { file throws(Baseline.FormatError) in try Baseline(file) } ?? Baseline(path: path)
    } catch {
      throw CannotRun(error.description)
    }
    if updateBaseline {
      let text = baseline.updated(with: outcome.diagnostics, families: families)
      let full = path.hasPrefix("/") ? path : "\(options.root)/\(path)"
      guard let output = fopen(full, "wb"), fputs(text, output) >= 0, fclose(output) == 0 else {
        throw CannotRun("cannot write \(path): \(String(cString: strerror(errno)).lowercased())")
      }
      let updated: Baseline
      do { updated = try Baseline(SourceFile(path: path, text: text)) } catch { throw CannotRun(error.description) }
      return outcome.replacingDiagnostics(updated.apply(to: outcome.diagnostics, families: families), adding: nil)
    }
    return outcome.replacingDiagnostics(baseline.apply(to: outcome.diagnostics, families: families), adding: file)
  }
}
