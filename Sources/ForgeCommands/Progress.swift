import ForgeDiagnostics
import Glibc

/// A line on a terminal that tells what a long run is doing. Shown after half a second, gone at the end.
struct Progress {
  private let start: ContinuousClock.Instant
  private let isOn: Bool

  init(isQuiet: Bool) {
    start = .now
    isOn = !isQuiet && isatty(STDERR_FILENO) == 1
  }

  /// Shows `step`, where the run takes long enough for anyone to wonder.
  func show(_ step: String) {
    guard isOn, start.duration(to: .now) > .milliseconds(500) else { return }
    Console.status("\r\u{1B}[K\(step) …")
  }

  func finish() {
    guard isOn else { return }
    Console.status("\r\u{1B}[K")
  }

  /// The time since the start, for people: `0.42 s`.
  var elapsed: String {
    let duration = start.duration(to: .now)
    let hundredths = duration.components.seconds * 100 + duration.components.attoseconds / 10_000_000_000_000_000
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) s"
  }
}
