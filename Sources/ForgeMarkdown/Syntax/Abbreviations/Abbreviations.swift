import ForgeDiagnostics

/// `*[HTML]: Hyper Text Markup Language` on a line of its own, as PHP Markdown Extra and MkDocs write it: every `HTML` in
/// the text then says what it is short for.
struct Abbreviations {
  /// The definitions by what they define.
  private(set) var meanings: [String: String] = [:]
  /// How long the abbreviations are that start with a byte, longest first.
  private var lengths: [UInt8: [Int]] = [:]
  /// How many bytes of meanings may still be written: a long one that is used often must not make gigabytes of a page.
  private var budget = maximumBytes
  static let maximumBytes = 1 << 20

  /// Whether the budget was too small for the page.
  var isExhausted: Bool { budget <= 0 }

  /// Names and meanings that are longer are text.
  private static let maximumName = 64
  private static let maximumMeaning = 500

  var isEmpty: Bool { meanings.isEmpty }

  /// Takes paragraphs of definitions out of the tree; each line of such a paragraph is a definition.
  static func take(from tree: inout MarkdownTree, lines: BlockLines) -> Abbreviations {
    var abbreviations = Abbreviations()
    var parents: Set<MarkdownNode.ID> = []
    var taken: Set<MarkdownNode.ID> = []
    for id in 0..<MarkdownNode.ID(tree.nodes.count) where tree[id].kind == .paragraph && tree[id].parent >= 0 {
      let start = lines.offset(line: tree[id].startLine, column: tree[id].startColumn)
      guard start + 1 < lines.bytes.count, lines.bytes[start] == UInt8(ascii: "*"),
        lines.bytes[start + 1] == UInt8(ascii: "[")
      else { continue }
      let definitions = lines.lines(of: id, in: tree).map { definition($0, lines.bytes) }
      guard definitions.allSatisfy({ $0 != nil }) else { continue }
      for case let (name, meaning)? in definitions where abbreviations.meanings[name] == nil {
        abbreviations.meanings[name] = meaning
      }
      parents.insert(tree[id].parent)
      taken.insert(id)
    }
    for parent in parents.sorted() {
      tree.setChildren(of: parent, to: tree.children(of: parent).filter { !taken.contains($0) })
    }
    for name in abbreviations.meanings.keys {
      guard let first = name.utf8.first else { continue }
      abbreviations.lengths[first, default: []].append(name.utf8.count)
    }
    for first in abbreviations.lengths.keys {
      abbreviations.lengths[first] = Set(abbreviations.lengths[first] ?? []).sorted(by: >)
    }
    return abbreviations
  }

  private static func definition(_ line: Range<Int>, _ bytes: [UInt8]) -> (name: String, meaning: String)? {
    let text = bytes[line]
    guard text.starts(with: "*[".utf8), let end = text.firstIndex(of: UInt8(ascii: "]")), end > line.lowerBound + 2,
      end + 1 < line.upperBound, bytes[end + 1] == UInt8(ascii: ":")
    else { return nil }
    let name = String(decoding: bytes[line.lowerBound + 2..<end], as: UTF8.self).trimmingSpaces()
    let meaning = String(decoding: bytes[end + 2..<line.upperBound], as: UTF8.self).trimmingSpaces()
    guard !name.isEmpty, !meaning.isEmpty, name.utf8.count <= maximumName, meaning.utf8.count <= maximumMeaning else {
      return nil
    }
    return (name, meaning)
  }

  /// The abbreviations in a run of text, each a word of its own.
  mutating func replacements(in run: TextRun) -> [TextRun.Replacement] {
    guard !isEmpty else { return [] }
    var replacements: [TextRun.Replacement] = []
    let bytes = run.bytes
    var offset = 0
    while offset < bytes.count {
      guard offset == 0 || !Self.isWordByte(bytes[offset - 1]), let word = word(at: offset, in: bytes) else {
        offset += 1
        continue
      }
      budget -= word.meaning.utf8.count
      guard budget > 0 else { break }
      let range = offset..<offset + word.length
      replacements.append(TextRun.Replacement(range: range, kind: .abbreviation, Array(word.meaning.utf8)))
      offset = range.upperBound
    }
    return replacements
  }

  /// The longest abbreviation that is a word of its own at `offset`.
  private func word(at offset: Int, in bytes: [UInt8]) -> (length: Int, meaning: String)? {
    guard let lengths = lengths[bytes[offset]] else { return nil }
    for length in lengths {
      let end = offset + length
      guard end <= bytes.count, end == bytes.count || !Self.isWordByte(bytes[end]) else { continue }
      if let meaning = meanings[String(decoding: bytes[offset..<end], as: UTF8.self)] { return (length, meaning) }
    }
    return nil
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
