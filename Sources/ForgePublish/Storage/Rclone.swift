import Glibc
import Subprocess

/// rclone, which speaks to the storage: it retries, signs, and takes lists of files and headers for each run.
///
/// Credentials are found where the tools of AWS find them: the environment, the shared files, the role of the machine.
struct Rclone: Sendable {
  let target: StorageTarget
  let jobs: Int

  /// The bytes of the file at `path`; nil where there is none.
  func read(_ path: String) async throws(PublishFailure) -> [UInt8]? {
    let answer = try await run(["cat", place(path)])
    guard answer.isWell else {
      if answer.message.contains("object not found") { return nil }
      throw failure("read \(path) of", answer.message)
    }
    guard answer.output.isEmpty else { return answer.output }
    return try await readAgain(path)
  }

  /// The bytes of the file at `path`, by another way. rclone takes every path that it may not look at for an empty
  /// folder; of a file in a list it says what was wrong.
  private func readAgain(_ path: String) async throws(PublishFailure) -> [UInt8]? {
    let staging = try StagingFolder()
    defer { staging.remove() }
    let answer = try await run(["cat", place(""), "--files-from-raw", staging.list([path]), "--no-traverse"])
    guard answer.isWell else { throw failure("read \(path) of", answer.message) }
    return answer.output.isEmpty ? nil : answer.output
  }

  /// Uploads the files of the list at `list` from `folder`, with the same headers for all.
  func upload(_ list: String, from folder: String, _ headers: [String]) async throws(PublishFailure) {
    var arguments = [
      "copy", folder, place(""), "--files-from-raw", list, "--no-traverse", "--no-check-dest", "--s3-no-head",
      "--s3-no-check-bucket", "--transfers", "\(max(8, jobs * 4))",
    ]
    for header in headers { arguments += ["--header-upload", header] }
    let answer = try await run(arguments)
    guard answer.isWell else { throw failure("upload to", answer.message) }
  }

  /// Deletes the files of the list at `list`; those that are gone already are no fault.
  func delete(_ list: String) async throws(PublishFailure) {
    let answer = try await run([
      "delete", place(""), "--files-from-raw", list, "--no-traverse", "--s3-no-check-bucket", "--checkers", "16",
    ])
    guard answer.isWell else { throw failure("delete from", answer.message) }
  }

  /// Whether rclone finds the file at `path`. It writes control characters as their pictures, U+201B before what is none,
  /// and leaves out without a word what it then does not find.
  static func canName(_ path: String) -> Bool {
    !path.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x201B, 0x2401...0x241F, 0x2421: true
      default: false
      }
    }
  }

  private func place(_ path: String) -> String {
    "forge:" + [target.bucket, target.prefix, path].filter { !$0.isEmpty }.joined(separator: "/")
  }

  private func failure(_ what: String, _ message: String) -> PublishFailure {
    PublishFailure("cannot \(what) \(target.description): \(message)")
  }

  // MARK: Running

  private struct Answer {
    let isWell: Bool
    let output: [UInt8]
    let message: String
  }

  private func run(_ arguments: [String]) async throws(PublishFailure) -> Answer {
    do {
      let result = try await Subprocess.run(
        .name("rclone"), arguments: .init(arguments + ["--config", ""] + certificates),
        environment: .inherit.updating(environment), input: .none, output: .bytes(limit: 256 << 20), error: .sequence
      ) { rclone in
        var said: [String] = []
        var isStopped = false
        for try await line in rclone.standardError.strings() {
          if said.count < 1000 { said.append(line) }
          // It would go on with every other file of the list: hours, where the storage is gone.
          if !isStopped, line.contains("ERROR : ") {
            isStopped = true
            try? rclone.send(signal: .terminate)
          }
        }
        return said
      }
      guard case .exited(0) = result.terminationStatus else {
        return Answer(isWell: false, output: [], message: Self.reason(result.closureResult))
      }
      return Answer(isWell: true, output: result.standardOutput, message: "")
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw PublishFailure("publishing to s3:// needs rclone on the PATH: `apt-get install rclone`")
    } catch {
      throw PublishFailure("rclone failed: \(error)")
    }
  }

  /// The remote, by variables: no file of rclone's is read, and no secret is an argument.
  private var environment: [Environment.Key: String?] {
    let region = Self.variable("AWS_REGION") ?? Self.variable("AWS_DEFAULT_REGION")
    return [
      "RCLONE_CONFIG_FORGE_TYPE": "s3", "RCLONE_CONFIG_FORGE_PROVIDER": target.endpoint == nil ? "AWS" : "Other",
      "RCLONE_CONFIG_FORGE_ENV_AUTH": "true", "RCLONE_CONFIG_FORGE_ENDPOINT": target.endpoint ?? "",
      "RCLONE_CONFIG_FORGE_REGION": region ?? "us-east-1",
      // Ten times each, which is its default, takes minutes where the network is gone.
      "RCLONE_LOW_LEVEL_RETRIES": Self.variable("RCLONE_LOW_LEVEL_RETRIES") ?? "4",
      // rclone cannot read it there, and fails; it has an option of its own.
      "AWS_CA_BUNDLE": nil,
    ]
  }

  private var certificates: [String] {
    Self.variable("AWS_CA_BUNDLE").map { ["--ca-cert", $0] } ?? []
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What was wrong first, without its date: the last line only counts the others.
  private static func reason(_ lines: [String]) -> String {
    for mark in ["ERROR : ", "Failed to"] {
      guard let index = lines.firstIndex(where: { $0.contains(mark) }) else { continue }
      // Its second line, where it has one, says the status or the cause, and begins without a date.
      let second = lines[index...].dropFirst().prefix(1).filter { $0.first?.isNumber != true }
      let line = ([lines[index]] + second).joined(separator: ", ")
      guard let range = line.firstRange(of: mark) else { return line }
      return String(line[(mark == "ERROR : " ? range.upperBound : range.lowerBound)...])
    }
    return lines.last ?? "rclone gave no reason"
  }
}
