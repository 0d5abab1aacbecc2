import ForgeDiagnostics

/// `*[HTML]: Hyper Text Markup Language` on a line of its own, as PHP Markdown Extra and MkDocs write it: every `HTML` in
/// the text then says what it is short for.
struct Abbreviations {
  /// The definitions by what they define.
  private(set) var meanings: [String: String] = [:]
  /// The abbreviations that start with a byte, longest first.
  private var byFirstByte: [UInt8: [[UInt8]]] = [:]

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
      let bytes = Array(name.utf8)
      abbreviations.byFirstByte[bytes[0], default: []].append(bytes)
    }
    for key in abbreviations.byFirstByte.keys {
      abbreviations.byFirstByte[key]?.sort { ($1.count, $0.first ?? 0) < ($0.count, $1.first ?? 0) }
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
    return name.isEmpty || meaning.isEmpty ? nil : (name, meaning)
  }

  /// The abbreviations in a run of text, each a word of its own.
  func replacements(in run: TextRun) -> [TextRun.Replacement] {
    guard !isEmpty else { return [] }
    var replacements: [TextRun.Replacement] = []
    let bytes = run.bytes
    var offset = 0
    while offset < bytes.count {
      guard offset == 0 || !Self.isWordByte(bytes[offset - 1]),
        let name = byFirstByte[bytes[offset]]?.first(where: { isWord($0, at: offset, in: bytes) })
      else {
        offset += 1
        continue
      }
      let meaning = meanings[String(decoding: name, as: UTF8.self)] ?? ""
      replacements.append(
        TextRun.Replacement(range: offset..<offset + name.count, kind: .abbreviation, Array(meaning.utf8)))
      offset += name.count
    }
    return replacements
  }

  private func isWord(_ name: [UInt8], at offset: Int, in bytes: [UInt8]) -> Bool {
    let end = offset + name.count
    guard end <= bytes.count, bytes[offset..<end].elementsEqual(name) else { return false }
    return end == bytes.count || !Self.isWordByte(bytes[end])
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
