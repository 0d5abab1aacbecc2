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
        environment: .inherit.updating(environment), output: .bytes(limit: 256 << 20), error: .string(limit: 1 << 20))
      guard case .exited(0) = result.terminationStatus else {
        return Answer(isWell: false, output: [], message: Self.reason(result.standardError))
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

  /// The last thing that rclone said, without its date.
  private static func reason(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    guard let index = lines.lastIndex(where: { $0.contains("Failed to") || $0.contains("ERROR") }) else {
      return lines.last ?? "rclone gave no reason"
    }
    let line = lines[index...].prefix(2).joined(separator: ", ")
    return line.firstRange(of: "Failed to").map { String(line[$0.lowerBound...]) } ?? line
  }
}
