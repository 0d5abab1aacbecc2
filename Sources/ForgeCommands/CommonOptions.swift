import ArgumentParser
import ForgeDiagnostics
import ForgeSite
import Glibc

/// When to colour what is printed.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  /// Whether text for `descriptor` is coloured: on a terminal, unless `NO_COLOR` asks for none.
  func isOn(_ descriptor: Int32) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: isatty(descriptor) == 1 && getenv("NO_COLOR") == nil
    }
  }
}

extension ReportFormat: ExpressibleByArgument {}

/// The options that every command has.
struct CommonOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The repository.", valueName: "dir"))
  var root = "."

  @Option(
    name: .long, help: ArgumentHelp("The configuration, from the root. (default: forge-docs.yaml)", valueName: "file"))
  var config: String?

  @Option(name: .long, help: ArgumentHelp("How findings are printed.", valueName: "format"))
  var format = ReportFormat.text

  @Flag(name: [.long, .short], help: "Print findings only.")
  var quiet = false

  @Option(name: .long, help: ArgumentHelp("Whether to colour the output.", valueName: "when"))
  var color = ColorChoice.auto

  @Option(name: .long, help: ArgumentHelp("How many tasks work at once. (default: one per core)", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is a number from 1 up.") }
  }

  /// The number of tasks to use.
  var jobCount: Int { jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
