/// The lines that are new or other than in a revision.
package struct ChangedLines: Sendable {
  private let lines: [String: [ClosedRange<Int>]]
  /// Files that the revision does not have.
  private let newFiles: Set<String>

  /// Compares the work tree at `folder` with `revision`; paths count from the folder.
  package init(since revision: String, in folder: String) async throws(Git.Failure) {
    let git = Git(in: folder)
    let commit = try await git.commit(revision)
    let diff = try await git.output([
      "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--relative",
      "--src-prefix=a/", "--dst-prefix=b/", commit, "--",
    ])
    lines = Self.hunks(diff)
    let others = try await git.output(["ls-files", "--others", "--exclude-standard", "-z"])
    newFiles = Set(others.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
  }

  /// Whether a line from `first` to `last` of the file at `path` is new or changed. Lines count from 1.
  package func contains(_ path: String, _ first: Int, _ last: Int) -> Bool {
    newFiles.contains(path) || lines[path]?.contains { $0.overlaps(first...max(first, last)) } == true
  }

  /// The new sides of a diff's hunks: `+++ b/path`, `@@ -1,2 +3,4 @@`.
  static func hunks(_ diff: [UInt8]) -> [String: [ClosedRange<Int>]] {
    var hunks: [String: [ClosedRange<Int>]] = [:]
    var path = ""
    // Lines of a hunk's text still to come: they may look like anything.
    var left = 0
    for line in diff.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if left > 0 {
        if line.first == UInt8(ascii: "+") || line.first == UInt8(ascii: "-") { left -= 1 }
        continue
      }
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("+++ ") {
        path = Self.path(text.dropFirst(4))
      } else if text.hasPrefix("@@ ") {
        let words = text.split(separator: " ")
        guard words.count > 2, let old = span(words[1]), let new = span(words[2]) else { continue }
        left = old.count + new.count
        if new.count > 0 { hunks[path, default: []].append(new.start...new.start + new.count - 1) }
        // What was taken away changes the lines around.
        if new.count == 0 { hunks[path, default: []].append(max(1, new.start)...new.start + 1) }
      }
    }
    return hunks
  }

  /// `b/path`, in quotes with escapes where it is unusual.
  private static func path(_ text: Substring) -> String {
    guard text.first == "\"" else { return String(text.dropFirst(2)) }
    var bytes: [UInt8] = []
    var rest = Array(text.dropFirst().dropLast().utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      if (UInt8(ascii: "0")...UInt8(ascii: "3")).contains(next), rest.count >= 2 {
        let digits = [next] + rest.prefix(2)
        bytes.append(UInt8(String(decoding: digits, as: UTF8.self), radix: 8) ?? next)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(next == UInt8(ascii: "t") ? 0x09 : next == UInt8(ascii: "n") ? 0x0A : next)
      }
    }
    return String(decoding: bytes.dropFirst(2), as: UTF8.self)
  }

  /// `-3,2` or `+3`: where a side of a hunk starts, and how many lines it has.
  private static func span(_ word: Substring) -> (start: Int, count: Int)? {
    let numbers = word.dropFirst().split(separator: ",").compactMap { Int($0) }
    guard let start = numbers.first else { return nil }
    return (start, numbers.count > 1 ? numbers[1] : 1)
  }
}
