/// Known findings that do not fail a run: an existing repository can adopt the gate today. New findings fail, mended
/// ones must be taken off the list, so it only gets shorter.
///
/// The file has one finding a line, `rule<TAB>file<TAB>message`, sorted, so that a change to it can be reviewed. Lines
/// of the source may move and other names come near: neither is part of the entry. A finding that is known several times has as many lines.
package struct Baseline: Hashable, Sendable {
  /// Why a baseline cannot be used.
  package struct FormatError: Error, CustomStringConvertible {
    package let description: String
  }

  private let path: String
  /// Whether the file exists: one whose last finding was mended must not take new ones.
  private let isKept: Bool
  /// The lines of each finding, as bytes of the file.
  private var entries: [Entry: [Range<Int>]] = [:]

  private static let header = "# Known findings of forge-docs: rule, file and message. Lines may only be removed.\n"

  /// An empty baseline that would be written to `path`.
  package init(path: String) {
    self.path = path
    isKept = false
  }

  /// Reads a baseline.
  package init(_ file: SourceFile) throws(FormatError) {
    path = file.path
    isKept = true
    let lines = LineIndex(file)
    for number in 1...lines.count {
      let range = lines.content(ofLine: number)
      var line = file.bytes[range]
      if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      if line.first == UInt8(ascii: "#") || line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      guard let entry = Entry(line: line) else {
        let text = file.text(in: range).prefix(60)
        throw FormatError(description: "\(file.path):\(number): `\(text)` is not `rule<TAB>file<TAB>message`")
      }
      entries[entry, default: []].append(range)
    }
  }

  /// The findings that the baseline does not know, and a finding for each entry that nothing answers to any more. An
  /// entry outside `families` is left alone: its rule did not run; nil means that all did.
  package func apply(to diagnostics: [Diagnostic], families: Set<String>? = nil) -> [Diagnostic] {
    var left = entries.mapValues { $0[...] }
    let new = diagnostics.filter { left[Entry($0)]?.popFirst() == nil }
    let fixed = left.filter { families?.contains($0.key.family) ?? true }.flatMap { entry, lines in
      lines.map { line in
        Diagnostic(.baselineFixedFinding, .fixed(entry.rule, entry.path), at: SourceRange(path: path, bytes: line))
      }
    }
    return new + fixed.sorted()
  }

  /// The text of the baseline after a run: an existing one loses what was mended and gains nothing, a new one takes
  /// all findings. Entries outside `families` stay as they are.
  package func updated(with diagnostics: [Diagnostic], families: Set<String>? = nil) -> String {
    var counts: [Entry: Int] = [:]
    for diagnostic in diagnostics { counts[Entry(diagnostic), default: 0] += 1 }
    if isKept {
      counts = Dictionary(
        uniqueKeysWithValues: entries.map { entry, lines in
          let hasRun = families?.contains(entry.family) ?? true
          return (entry, hasRun ? min(lines.count, counts[entry] ?? 0) : lines.count)
        })
    }
    let lines = counts.sorted { $0.key < $1.key }.flatMap { Array(repeating: "\($0.key.line)\n", count: $0.value) }
    return Self.header + lines.joined()
  }
}

/// A line of the baseline. Fields cannot hold what separates them, so tabs and line ends in a finding are spaces here.
private struct Entry: Hashable, Comparable {
  let rule: String
  let path: String
  let message: String

  init(_ diagnostic: Diagnostic) {
    rule = diagnostic.rule.name
    path = Self.field(diagnostic.range.path)
    message = Self.field(diagnostic.message.fact)
  }

  init?(line: ArraySlice<UInt8>) {
    let fields = line.split(separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count == 3, !fields[0].isEmpty, !fields[1].isEmpty else { return nil }
    rule = String(decoding: fields[0], as: UTF8.self)
    path = String(decoding: fields[1], as: UTF8.self)
    message = Self.field(Message(String(decoding: fields[2], as: UTF8.self)).fact)
  }

  var family: String { RuleID(rule).family }

  var line: String { "\(rule)\t\(path)\t\(message)" }

  private static func field(_ text: String) -> String {
    var field = ""
    for scalar in text.unicodeScalars {
      field.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
    }
    return field.trimmingSpaces()
  }

  static func < (left: Entry, right: Entry) -> Bool {
    (left.path, left.rule, left.message) < (right.path, right.rule, right.message)
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
