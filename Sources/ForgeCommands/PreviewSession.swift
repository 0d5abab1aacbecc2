import ForgeDiagnostics
import ForgeFiles
import ForgeServe
import ForgeSite
import Glibc

/// Keeps a preview up to date, and tells in the terminal what became of each change.
struct PreviewSession: Sendable {
  let options: CommonOptions
  let builder: PreviewBuilder
  let state: PreviewState

  /// Works until `watcher` ends.
  func follow(_ watcher: FolderWatcher, from first: PreviewBuilder.Made) async {
    var known: Set<Diagnostic> = []
    await report(first.outcome, &known, isFirst: true)
    while let changes = await watcher.next() {
      let start = ContinuousClock.now
      do {
        let made = try await builder.make(changes)
        await state.show(made.preview)
        say("\(Self.summary(of: changes)) (\(Self.milliseconds(since: start)))")
        await report(made.outcome, &known, isFirst: false)
      } catch let error as InvalidConfiguration {
        Report.print(error.outcome, options)
        await fail("the configuration has errors, the site is shown as it was")
      } catch let error as CannotRun {
        await fail(error.description)
      } catch is CancellationError {
        return
      } catch {
        await fail("\(error)")
      }
    }
  }

  private func fail(_ reason: String) async {
    say("forge-docs: \(reason)")
    await state.fail(reason)
  }

  /// Shows what is found in the browser, and in the terminal what was not found before.
  private func report(_ outcome: Outcome, _ known: inout Set<Diagnostic>, isFirst: Bool) async {
    var shown = Outcome(outcome.diagnostics, sources: outcome.sources)
    shown.inputs = outcome.inputs
    await state.report(findings: Reporter.json.render(shown, ReportOptions()))
    let now = Set(outcome.diagnostics)
    let new = outcome.diagnostics.filter { !known.contains($0) }
    let gone = known.subtracting(now).count
    known = now
    if !new.isEmpty {
      var quiet = options
      quiet.quiet = true
      Report.print(Outcome(new, sources: outcome.sources), quiet)
    }
    guard isFirst ? !now.isEmpty : !new.isEmpty || gone > 0 else { return }
    say("\(Self.counted(now.count, "finding"))" + (isFirst ? "" : ", \(new.count) new, \(gone) gone"))
  }

  private func say(_ text: String) {
    guard !options.quiet else { return }
    Console.message("\(Self.time)  \(text)")
  }

  // MARK: Words

  private static func summary(of changes: FileChanges) -> String {
    let paths = changes.paths
    switch paths.count {
    case 0: return "reading everything again"
    case 1: return "\(paths[0]) changed"
    case 2: return "\(paths[0]) and \(paths[1]) changed"
    default: return "\(paths[0]) and \(paths.count - 1) more changed"
    }
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private static func milliseconds(since start: ContinuousClock.Instant) -> String {
    let duration = start.duration(to: .now).components
    return "\(duration.seconds * 1000 + duration.attoseconds / 1_000_000_000_000_000) ms"
  }

  /// The time of day: `21:04:09`.
  private static var time: String {
    var now = time_t()
    var parts = tm()
    Glibc.time(&now)
    localtime_r(&now, &parts)
    return [parts.tm_hour, parts.tm_min, parts.tm_sec].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
