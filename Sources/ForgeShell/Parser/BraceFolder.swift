/// Finds the brace expansions among the parts of a word (bash manual 3.5.1): what has no comma and is no sequence, or
/// has no other brace, stands for itself.
struct BraceFolder {
  /// More braces inside each other than this stand for themselves.
  private static let depthLimit = 50

  private struct Frame {
    /// The `{`; nil for the word itself.
    let opening: WordPart?
    /// What stands before each comma, and the comma.
    var alternatives: [(parts: [WordPart], comma: WordPart)] = []
    var current: [WordPart] = []
  }

  private var frames = [Frame(opening: nil)]

  /// `marks` are the places of the parts that are a `{`, `,` or `}`.
  static func fold(_ parts: [WordPart], marks: [Int]) -> [WordPart] {
    var folder = BraceFolder()
    var marks = marks[...]
    for (index, part) in parts.enumerated() {
      guard index == marks.first else {
        folder.append(part)
        continue
      }
      marks.removeFirst()
      folder.mark(part)
    }
    while folder.frames.count > 1 { folder.giveUp(closing: nil) }
    return merged(folder.frames.flatMap(\.current))
  }

  private mutating func append(_ part: WordPart) {
    frames[frames.count - 1].current.append(part)
  }

  private mutating func mark(_ part: WordPart) {
    guard case .literal(let text) = part.kind else { return append(part) }
    switch text {
    case "{" where frames.count <= Self.depthLimit: frames.append(Frame(opening: part))
    case "," where frames.count > 1:
      let last = frames.count - 1
      frames[last].alternatives.append((frames[last].current, part))
      frames[last].current = []
    case "}" where frames.count > 1: close(part)
    default: append(part)
    }
  }

  private mutating func close(_ closing: WordPart) {
    guard let frame = frames.last, let opening = frame.opening else { return append(closing) }
    let range = opening.range.lowerBound..<closing.range.upperBound
    if !frame.alternatives.isEmpty {
      frames.removeLast()
      var start = opening.range.upperBound
      var words: [Word] = []
      for (parts, comma) in frame.alternatives {
        words.append(Word(range: start..<comma.range.lowerBound, parts: Self.merged(parts)))
        start = comma.range.upperBound
      }
      words.append(Word(range: start..<closing.range.lowerBound, parts: Self.merged(frame.current)))
      append(WordPart(range: range, kind: .braces(.list(words))))
    } else if let sequence = Self.sequence(frame.current) {
      frames.removeLast()
      append(WordPart(range: range, kind: .braces(sequence)))
    } else {
      giveUp(closing: closing)
    }
  }

  /// The innermost brace stands for itself.
  private mutating func giveUp(closing: WordPart?) {
    let frame = frames.removeLast()
    if let opening = frame.opening { append(opening) }
    for (parts, comma) in frame.alternatives {
      parts.forEach { append($0) }
      append(comma)
    }
    frame.current.forEach { append($0) }
    if let closing { append(closing) }
  }

  /// `1..5`, `a..e`, `01..10..2`.
  private static func sequence(_ parts: [WordPart]) -> BraceExpansion? {
    guard parts.count == 1, case .literal(let text) = parts[0].kind else { return nil }
    let ends = text.components(separatedByPairOf: ".")
    guard ends.count == 2 || ends.count == 3 else { return nil }
    let areNumbers = Int(ends[0]) != nil && Int(ends[1]) != nil
    let areLetters = [ends[0], ends[1]].allSatisfy { $0.utf8.count == 1 && $0.first?.isLetter == true }
    guard areNumbers || areLetters, ends.count == 2 || Int(ends[2]) != nil else { return nil }
    return .sequence(first: ends[0], last: ends[1], step: ends.count == 3 ? ends[2] : nil)
  }

  /// `parts` with literals that touch made one.
  private static func merged(_ parts: [WordPart]) -> [WordPart] {
    var result: [WordPart] = []
    for part in parts {
      if case .literal(let text) = part.kind, let last = result.last, case .literal(let before) = last.kind,
        last.range.upperBound == part.range.lowerBound
      {
        let range = last.range.lowerBound..<part.range.upperBound
        result[result.count - 1] = WordPart(range: range, kind: .literal(before + text))
      } else {
        result.append(part)
      }
    }
    return result
  }
}

extension String {
  fileprivate func components(separatedByPairOf separator: Character) -> [String] {
    var components = [""]
    var rest = self[...]
    while let first = rest.popFirst() {
      if first == separator, rest.first == separator {
        rest.removeFirst()
        components.append("")
      } else {
        components[components.count - 1].append(first)
      }
    }
    return components
  }
}
