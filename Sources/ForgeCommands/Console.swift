import ArgumentParser
import ForgeDiagnostics
import Glibc

/// Data goes to standard output, everything else to standard error.
enum Console {
  static func print(_ text: String) {
    write(text, to: STDOUT_FILENO)
  }

  static func message(_ text: String) {
    write("\(text)\n", to: STDERR_FILENO)
  }

  /// Writes as it stands, without a line end.
  static func status(_ text: String) {
    write(text, to: STDERR_FILENO)
  }

  /// A reader that closed its end, as `head` does, ends the writing and nothing else.
  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var offset = 0
      while offset < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        offset += count
      }
    }
  }
}

/// Why a command could not run: exit code 2.
struct CannotRun: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

extension ExitCode {
  /// Findings at or above the failing severity.
  static let findings = ExitCode(1)
  /// The command could not run.
  static let cannotRun = ExitCode(2)
}

/// A configuration with errors: they are reported as findings, and nothing else is looked at.
struct InvalidConfiguration: Error {
  let outcome: Outcome
}

/// Runs `body`; what stops it is printed and ends with exit code 2.
func reportingFailure(_ options: CommonOptions? = nil, _ body: () async throws -> Void) async throws {
  do {
    try await body()
  } catch let error as InvalidConfiguration {
    if let options { Report.print(error.outcome, options) }
    Console.message("forge-docs: the configuration has errors, nothing else was looked at")
    throw ExitCode.cannotRun
  } catch let error as CannotRun {
    Console.message("forge-docs: \(error.description)")
    throw ExitCode.cannotRun
  }
}
