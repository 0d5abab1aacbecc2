/// Known findings that do not fail a run: an existing repository can adopt the gate today. New findings fail, mended
/// ones must be taken off the list, so it only gets shorter.
///
/// The file has one finding a line, `rule<TAB>file<TAB>message`, sorted, so that a change to it can be reviewed. Lines
/// of the source may move: they are not part of the entry.
package struct Baseline: Hashable, Sendable {
  private struct Key: Hashable, Comparable {
    let rule: String
    let path: String
    let message: String

    static func < (left: Key, right: Key) -> Bool {
      (left.path, left.rule, left.message) < (right.path, right.rule, right.message)
    }

    var line: String { "\(rule)\t\(path)\t\(message)" }
  }

  /// Why a baseline cannot be used.
  package struct FormatError: Error, CustomStringConvertible {
    package let description: String
  }

  private let path: String
  /// The lines of each finding; the same finding may be known several times.
  private var entries: [Key: [Range<Int>]] = [:]

  private static let header = "# Known findings of forge-docs: rule, file and message. Lines may only be removed.\n"

  /// An empty baseline that would be written to `path`.
  package init(path: String) {
    self.path = path
  }

  /// Reads a baseline.
  package init(_ file: SourceFile) throws(FormatError) {
    path = file.path
    var offset = 0
    for line in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let range = offset..<offset + line.count
      offset += line.count + 1
      let text = String(decoding: line, as: UTF8.self).trimmingSpaces()
      if text.isEmpty || text.hasPrefix("#") { continue }
      let fields = text.split(separator: "\t", maxSplits: 2).map(String.init)
      guard fields.count == 3 else {
        throw FormatError(description: "\(file.path): `\(text.prefix(60))` is not `rule<TAB>file<TAB>message`")
      }
      entries[Key(rule: fields[0], path: fields[1], message: fields[2]), default: []].append(range)
    }
  }

  /// The findings that the baseline does not know, and a finding for each entry that nothing answers to any more.
  package func apply(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    var left = entries
    let new = diagnostics.filter { diagnostic in
      let key = Self.key(diagnostic)
      guard var lines = left[key], !lines.isEmpty else { return true }
      lines.removeLast()
      left[key] = lines
      return false
    }
    let fixed = left.flatMap { key, lines in
      lines.map { line in
        Diagnostic(.baselineFixedFinding, .fixed(key.rule, key.path), at: SourceRange(path: path, bytes: line))
      }
    }
    return new + fixed
  }

  /// The text of the baseline after a run: an existing one loses what was mended and gains nothing, a new one takes
  /// all findings.
  package func updated(with diagnostics: [Diagnostic]) -> String {
    var found: [Key: Int] = [:]
    for diagnostic in diagnostics { found[Self.key(diagnostic), default: 0] += 1 }
    if !entries.isEmpty { found = found.compactMapValues { $0 }.filter { entries[$0.key] != nil } }
    var lines: [String] = []
    for (key, count) in found.sorted(by: { $0.key < $1.key }) {
      let known = entries.isEmpty ? count : min(count, entries[key]?.count ?? 0)
      lines += Array(repeating: key.line, count: known)
    }
    return Self.header + lines.map { "\($0)\n" }.joined()
  }

  private static func key(_ diagnostic: Diagnostic) -> Key {
    let message = diagnostic.message.text.map { $0 == "\t" || $0.isNewline ? " " : String($0) }.joined()
    return Key(rule: diagnostic.rule.name, path: diagnostic.range.path, message: message)
  }
}

extension RuleDescription {
  package static let baselineFixedFinding = RuleDescription(
    "baseline/fixed-finding", .error, "Known finding that is mended",
    why: """
      The baseline still lists it, and would hide it if it came back. Run the check with `--update-baseline`, which \
      removes what is mended and adds nothing.
      """,
    examples: [])
}

extension Message {
  fileprivate static func fixed(_ rule: String, _ path: String) -> Message {
    Message("`\(rule)` in `\(path)` is mended, remove it with `--update-baseline`")
  }
}
