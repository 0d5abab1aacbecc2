/// The lines that are new or other than in a revision.
package struct ChangedLines: Sendable {
  private let lines: [String: [ClosedRange<Int>]]
  /// Files that the revision does not have.
  private let newFiles: Set<String>
  /// Submodules that it does not have, with a slash at their ends.
  private let newFolders: [String]

  /// Compares the work tree at `folder` with `revision`; paths count from the folder.
  package init(since revision: String, in folder: String) async throws(Git.Failure) {
    let git = Git(in: folder)
    let commit = try await git.commit(revision)
    let diff = try await git.output([
      "diff", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames",
      "--relative", "--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/", commit, "--",
    ])
    var lines = Self.hunks(diff)
    let others = try await git.output(["ls-files", "--others", "--exclude-standard", "-z"])
    var newFiles = Set(others.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
    var newFolders: [String] = []
    for submodule in Self.submodules(try await git.output(["ls-files", "--stage", "-z"])) {
      let entry = try await git.output(["ls-tree", "-z", commit, "--", submodule])
      // `mode commit hash<tab>path`
      let words = String(decoding: entry, as: UTF8.self).split { $0 == " " || $0 == "\t" }
      guard words.count > 2, words[1] == "commit" else {
        newFolders.append("\(submodule)/")
        continue
      }
      let inside = try await ChangedLines(since: String(words[2]), in: "\(folder)/\(submodule)")
      for (path, ranges) in inside.lines { lines["\(submodule)/\(path)"] = ranges }
      newFiles.formUnion(inside.newFiles.map { "\(submodule)/\($0)" })
      newFolders += inside.newFolders.map { "\(submodule)/\($0)" }
    }
    self.lines = lines
    self.newFiles = newFiles
    self.newFolders = newFolders
  }

  /// The paths of submodules in what `ls-files --stage` lists.
  private static func submodules(_ listing: [UInt8]) -> [String] {
    listing.split(separator: 0).compactMap { record in
      guard record.starts(with: "160000 ".utf8), let tab = record.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      return String(decoding: record[(tab + 1)...], as: UTF8.self)
    }
  }

  /// Whether a line from `first` to `last` of the file at `path` is new or changed. Lines count from 1.
  package func contains(_ path: String, _ first: Int, _ last: Int) -> Bool {
    newFiles.contains(path) || newFolders.contains { path.hasPrefix($0) }
      || lines[path]?.contains { $0.overlaps(first...max(first, last)) } == true
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
    // A tab ends a path that has blanks.
    let text = text.last == "\t" ? text.dropLast() : text
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
