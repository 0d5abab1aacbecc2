import Glibc
import Subprocess
import SystemPackage

/// A program of the site's own that makes a picture of a text: the text on standard input, the picture from standard output.
struct PictureProgram: Sendable {
  /// Why there is no picture: the first line that the program complained with, where it did.
  struct Fault: Error, Hashable {
    let reason: String
  }

  private let command: [String]
  private let variables: [String: String]

  /// No picture of a page is worth more.
  private static let maximumSize = 4 << 20

  /// `variables` are added to those of the environment; `command` are arguments of `env`, which takes names and paths, and changes to a folder first.
  init(_ command: [String], variables: [String: String] = [:]) {
    self.command = command
    self.variables = variables
  }

  func run(_ text: String) async -> Result<[UInt8], Fault> {
    // A file, not a pipe: a program may end before it has read its input.
    guard let input = tmpfile() else { return .failure(Fault(reason: "no temporary file: \(Errno(rawValue: errno))")) }
    defer { fclose(input) }
    var text = text
    let count = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, input) }
    guard count == text.utf8.count, fflush(input) == 0 else {
      return .failure(Fault(reason: "no temporary file: \(Errno(rawValue: errno))"))
    }
    rewind(input)
    var environment: [Environment.Key: String?] = [:]
    for (name, value) in variables { environment[.init(stringLiteral: name)] = value }
    do {
      let result = try await Subprocess.run(
        .name("env"), arguments: .init(command), environment: .inherit.updating(environment),
        input: .fileDescriptor(FileDescriptor(rawValue: fileno(input)), closeAfterSpawningProcess: false),
        output: .bytes(limit: Self.maximumSize), error: .string(limit: 1 << 16))
      guard case .exited(0) = result.terminationStatus else {
        let line = result.standardError.split(whereSeparator: \.isNewline).first.map(String.init)
        return .failure(Fault(reason: line ?? "\(result.terminationStatus)"))
      }
      return .success(result.standardOutput)
    } catch {
      return .failure(Fault(reason: "\(error)"))
    }
  }
}
