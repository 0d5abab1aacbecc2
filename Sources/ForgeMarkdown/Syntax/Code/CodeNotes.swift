import ForgeDiagnostics

/// What comments in code say of its lines, as VitePress, Docusaurus and MkDocs write them: `[!code ++]`, `[!code focus:3]`,
/// `highlight-next-line`, `(1)!`. The comments are not shown.
struct CodeNotes {
  struct Marks: OptionSet, Hashable, Sendable {
    let rawValue: Int

    static let highlighted = Marks(rawValue: 1)
    static let focused = Marks(rawValue: 2)
    static let inserted = Marks(rawValue: 4)
    static let deleted = Marks(rawValue: 8)
    static let warning = Marks(rawValue: 16)
    static let error = Marks(rawValue: 32)

    /// The classes of a line that has them.
    static let names: [(Marks, StaticString)] = [
      (.highlighted, " highlighted"), (.focused, " focus"), (.inserted, " inserted"), (.deleted, " deleted"),
      (.warning, " warning"), (.error, " error"),
    ]
  }

  struct Line {
    /// What is shown of the line, without its line ending and the comment.
    var range: Range<Int>
    var marks: Marks = []
    /// The number of the note that the line refers to.
    var annotation: Int?
  }

  private(set) var lines: [Line] = []

  var hasFocus: Bool { lines.contains { $0.marks.contains(.focused) } }

  /// Reads the notes of the code at `range` of `text`; nil where it has none.
  init?(_ text: [UInt8], _ range: Range<Int>) {
    guard Self.openings.contains(where: { text.firstRange(of: $0, in: range) != nil }) else { return nil }
    /// For how many lines to come each mark holds, by its place among the names.
    var pending = [Int](repeating: 0, count: Marks.names.count)
    var block: Marks = []
    var hasNotes = false
    for var line in Self.plainLines(of: text[range]) {
      let note = Note(text, line.range)
      if let note {
        hasNotes = true
        line.range = note.kept
        line.annotation = note.annotation
        block.formUnion(note.opens)
        block.subtract(note.closes)
        for (index, (mark, _)) in Marks.names.enumerated() where note.marks.contains(mark) {
          pending[index] = max(pending[index], note.count)
        }
        // A comment on a line of its own speaks for the lines below it.
        if note.isAlone { continue }
      }
      line.marks = block
      for (index, (mark, _)) in Marks.names.enumerated() where pending[index] > 0 {
        line.marks.insert(mark)
        pending[index] -= 1
      }
      lines.append(line)
    }
    guard hasNotes else { return nil }
  }

  private static let openings = ["[!code", "highlight-", ")!"].map { Array($0.utf8) }

  /// The lines of code as they are.
  static func plainLines(of code: ArraySlice<UInt8>) -> [Line] {
    var lines: [Line] = []
    var start = code.startIndex
    while start < code.endIndex {
      let end = code[start...].firstIndex(of: UInt8(ascii: "\n")) ?? code.endIndex
      lines.append(Line(range: start..<end))
      start = end + 1
    }
    return lines
  }
}

/// The note at the end of one line.
private struct Note {
  var marks: CodeNotes.Marks = []
  /// How many lines it speaks for.
  var count = 1
  /// Marks that hold until they are closed.
  var opens: CodeNotes.Marks = []
  var closes: CodeNotes.Marks = []
  var annotation: Int?
  /// What stays of the line.
  var kept: Range<Int>
  /// Nothing but the note stands on the line.
  var isAlone: Bool { kept.isEmpty }

  init?(_ text: [UInt8], _ line: Range<Int>) {
    kept = line
    guard let (start, words) = Self.comment(text, line) else { return nil }
    if words.hasPrefix("[!code "), words.hasSuffix("]") {
      guard read(words.dropFirst(7).dropLast()) else { return nil }
    } else if words.hasPrefix("("), words.hasSuffix(")!") {
      guard let number = Int(words.dropFirst().dropLast(2)), (1...999).contains(number) else { return nil }
      annotation = number
    } else {
      switch words {
      case "highlight-next-line": marks = .highlighted
      case "highlight-start": opens = .highlighted
      case "highlight-end": closes = .highlighted
      default: return nil
      }
      guard text[line.lowerBound..<start].allSatisfy(\.isBlank) else { return nil }
    }
    var end = start
    while end > line.lowerBound, text[end - 1].isBlank { end -= 1 }
    kept = line.lowerBound..<end
  }

  /// What follows `[!code`: a mark, and for how many lines.
  private mutating func read(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 1)
    switch parts.first?.trimmingPrefix(" ") {
    case "++": marks = .inserted
    case "--": marks = .deleted
    case "highlight", "hl": marks = .highlighted
    case "focus": marks = .focused
    case "warning": marks = .warning
    case "error": marks = .error
    default: return false
    }
    if parts.count > 1 { count = max(1, Int(parts[1].trimmingPrefix(" ")) ?? 1) }
    return true
  }

  private static let comments = ["<!--", "{{/*", "//", "/*", "--", "#", ";", "%"].map { Array($0.utf8) }

  /// The last comment of a line: where it starts, and what it says.
  private static func comment(_ text: [UInt8], _ line: Range<Int>) -> (start: Int, words: String)? {
    guard let mark = ["[!code ", "highlight-", "("].lazy.compactMap({ lastRange(of: $0, text, line) }).first else {
      return nil
    }
    var before = mark
    while before > line.lowerBound, text[before - 1].isBlank { before -= 1 }
    guard let opening = comments.first(where: { text[line.lowerBound..<before].reversed().starts(with: $0.reversed()) })
    else { return nil }
    var words = String(decoding: text[mark..<line.upperBound], as: UTF8.self).trimmingSpaces()
    for closing in ["-->", "*/}}", "*/"] where words.hasSuffix(closing) {
      words = String(words.dropLast(closing.count)).trimmingSpaces()
    }
    return (before - opening.count, words)
  }

  private static func lastRange(of mark: String, _ text: [UInt8], _ line: Range<Int>) -> Int? {
    let mark = Array(mark.utf8)
    var found: Int?
    var offset = line.lowerBound
    while let range = text.firstRange(of: mark, in: offset..<line.upperBound) {
      found = range.lowerBound
      offset = range.upperBound
    }
    return found
  }
}
