import Subprocess

/// Asks git about the repository that a folder is in. Nothing here writes, and no name is taken for an option.
package struct Git: Sendable {
  /// Why git gave no answer.
  package enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    case noGit
    case noRepository(folder: String)
    case unknownRevision(String)
    case noFile(revision: String, path: String)
    case git(String)

    package var description: String {
      switch self {
      case .noGit: "cannot run git, which must be on the PATH to read a revision"
      case .noRepository(let folder): "\(folder) is in no git repository"
      case .unknownRevision(let revision): "git knows no revision \(revision)"
      case .noFile(let revision, let path):
        "no file \(path) in \(revision.isEmpty ? "the index" : "revision \(revision)")"
      case .git(let message): "git failed: \(message)"
      }
    }
  }

  private let folder: String

  package init(in folder: String) {
    self.folder = folder
  }

  /// The hash of the commit that a name means.
  package func commit(_ revision: String) async throws(Failure) -> String {
    let answer = try await answer(["rev-parse", "--show-prefix"])
    guard answer.output != nil else {
      // Git has other reasons too not to read a repository: one that belongs to another user, a version it does not know.
      if answer.message.contains("not a git repository") { throw .noRepository(folder: folder) }
      let isForeign = answer.message.contains("dubious ownership")
      throw .git(
        answer.message + (isForeign ? "; to trust it: git config --global --add safe.directory '\(folder)'" : ""))
    }
    return try await hash(revision, of: "commit")
  }

  /// The hash of the object of a type, `commit` or `tree`, that a name means.
  func hash(_ revision: String, of type: String) async throws(Failure) -> String {
    let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{\(type)}"]
    guard let output = try await answer(arguments).output else { throw .unknownRevision(revision) }
    return String(decoding: output, as: UTF8.self).filter { !$0.isNewline }
  }

  /// What git prints, nil where it fails, and the first line of its complaint.
  package func answer(
    _ arguments: [String], input: String = ""
  ) async throws(Failure) -> (output: [UInt8]?, message: String) {
    do {
      let result = try await run(
        .name("git"), arguments: .init(["-C", folder] + arguments),
        // What it complains of is told apart by its words.
        environment: .inherit.updating(["LC_ALL": "C"]), input: .string(input),
        // Bytes that are collected for one have the room of their limit reserved from the start.
        output: .sequence, error: .string(limit: 1 << 16)
      ) { git in
        var output: [UInt8] = []
        for try await part in git.standardOutput { part.withUnsafeBytes { output.append(contentsOf: $0) } }
        return output
      }
      let message = result.standardError.split(whereSeparator: \.isNewline).first.map(String.init)
      guard case .exited(0) = result.terminationStatus else { return (nil, message ?? "\(result.terminationStatus)") }
      return (result.closureResult, "")
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .noGit
    } catch {
      throw .git("\(error)")
    }
  }

  /// What git prints, or why it does not.
  package func output(_ arguments: [String], input: String = "") async throws(Failure) -> [UInt8] {
    let answer = try await answer(arguments, input: input)
    guard let output = answer.output else { throw .git(answer.message) }
    return output
  }
}
