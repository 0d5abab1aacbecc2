import Subprocess

/// What git knows of one file.
package struct FileHistory: Hashable, Sendable {
  /// When a commit last changed it, in seconds since 1970.
  package let changed: Int
  /// The first line of what that commit says.
  package let subject: String
  /// Who wrote that commit.
  package let author: String
  /// Everyone who changed the file, who did most often first.
  package let contributors: [String]

  package init(changed: Int, subject: String = "", author: String = "", contributors: [String] = []) {
    self.changed = changed
    self.subject = subject
    self.author = author
    self.contributors = contributors
  }
}

/// What git knows of the repository's files.
package enum GitHistory {
  /// The history of each of the files `paths`, all below `folder`, by path from `root`. Empty where the root is in no
  /// repository, or git is not installed.
  package static func load(root: String, folder: String, paths: [String]) async -> [String: FileHistory] {
    // One call for all files: each commit is a record with its time, author and subject, then one for each file that it
    // touched. The records are read as they come, so that memory follows the files and not the length of the history.
    let arguments = [
      "-C", root, "-c", "i18n.logOutputEncoding=UTF-8", "-c", "log.showSignature=false", "-c", "log.diffMerges=off",
      "log", "--format=tformat:%x01%ct%x02%aN%x02%s", "-z", "--name-only", "--no-renames", "--relative", "--",
      folder.isEmpty ? "." : folder,
    ]
    let result = try? await run(
      .name("git"), arguments: .init(arguments), input: .none, output: .sequence, error: .discarded
    ) { git in
      var log = GitLog(paths: paths)
      for try await chunk in git.standardOutput { chunk.withUnsafeBytes { log.read($0) } }
      return log.finish()
    }
    guard let result, case .exited(0) = result.terminationStatus else { return [:] }
    return result.closureResult
  }
}

/// Reads git's log in pieces of any size.
struct GitLog {
  /// One file's part of what was read so far.
  private struct Record {
    let changed: Int
    let subject: String
    let author: Int
    /// How many commits of each author changed the file.
    var commits: [Int: Int]
  }

  private struct Commit {
    var time = 0
    var author = 0
    var subject = ""
  }

  private var records: [String: Record?]
  private var authors: [String] = []
  private var numbers: [String: Int] = [:]
  private var commit = Commit()
  /// The record that the last piece broke off in.
  private var rest: [UInt8] = []

  /// `paths` are the files that are asked for.
  init(paths: [String]) {
    records = Dictionary(paths.map { ($0, nil) }) { first, _ in first }
  }

  mutating func read(_ piece: UnsafeRawBufferPointer) {
    var start = piece.startIndex
    while let end = piece[start...].firstIndex(of: 0) {
      rest.append(contentsOf: piece[start..<end])
      readRecord()
      start = end + 1
    }
    rest.append(contentsOf: piece[start...])
  }

  /// A commit, or the path of a file that it changed.
  private mutating func readRecord() {
    defer { rest.removeAll(keepingCapacity: true) }
    guard rest.first == 1 else {
      // The first path of a commit stands on a line of its own.
      return add(String(decoding: rest.drop { $0 == UInt8(ascii: "\n") }, as: UTF8.self))
    }
    let parts = rest.dropFirst().split(separator: 2, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return }
    commit.time = Int(String(decoding: parts[0], as: UTF8.self)) ?? 0
    commit.author = number(Self.name(String(decoding: parts[1], as: UTF8.self)))
    commit.subject = String(decoding: parts[2], as: UTF8.self)
  }

  /// Commits come newest first: the first time that a file is met is its last change.
  private mutating func add(_ path: String) {
    guard let found = records[path] else { return }
    var record = found ?? Record(changed: commit.time, subject: commit.subject, author: commit.author, commits: [:])
    // Not copied while it is changed.
    records[path] = .some(nil)
    record.commits[commit.author, default: 0] += 1
    records[path] = record
  }

  private mutating func number(_ author: String) -> Int {
    if let number = numbers[author] { return number }
    numbers[author] = authors.count
    authors.append(author)
    return authors.count - 1
  }

  /// The name of an author without an address: some write theirs, or nothing else, as their name.
  static func name(_ written: String) -> String {
    var name = written
    while let open = name.firstIndex(of: "<") {
      let close = name[open...].firstIndex(of: ">").map { name.index(after: $0) } ?? name.endIndex
      name.removeSubrange(open..<close)
    }
    let words = name.split(whereSeparator: \.isWhitespace).map { word -> Substring in
      guard let at = word.firstIndex(of: "@"), at > word.startIndex else { return word }
      return word[..<at]
    }
    return words.joined(separator: " ")
  }

  consuming func finish() -> [String: FileHistory] {
    let authors = authors
    return records.compactMapValues { record in
      record.map { record in
        let ordered = record.commits.sorted { left, right in
          left.value == right.value ? authors[left.key] < authors[right.key] : left.value > right.value
        }
        return FileHistory(
          changed: record.changed, subject: record.subject, author: authors[record.author],
          contributors: ordered.map { authors[$0.key] }.filter { !$0.isEmpty })
      }
    }
  }
}
