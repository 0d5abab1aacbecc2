import ForgeDiagnostics
import ForgeYAML

/// The files that nodes stand in, by path.
typealias SourceFiles = [String: SourceFile]

/// A text that rules were read from, and how places in it become places in files: it is a file, or it stands inside one,
/// as the value of a ConfigMap's key.
struct RuleText: Sendable {
  let files: SourceFiles
  let embedding: Embedding?

  struct Embedding: Sendable {
    /// The text, as a file of its own.
    let text: SourceFile
    /// The scalar that it is the text of.
    let scalar: YAMLNode
  }

  /// The texts of scalars without white space around them, with their places.
  func written(_ nodes: [YAMLNode]) -> [WrittenText] {
    let texts = nodes.map { ($0.text ?? "").trimmingSpaces() }
    let inner = zip(nodes, texts).map { node, text in verbatim(text, node) ?? node.range }
    return zip(texts, outer(inner)).map { text, range in
      let bytes = files[range.path].map { Array($0.bytes[range.bytes.clamped(to: 0..<$0.bytes.count)]) }
      let isSame = bytes.map { $0.elementsEqual(text.utf8) } ?? false
      return WrittenText(text: text, range: range, written: isSame ? nil : bytes.map { Array($0.prefix(4_096)) } ?? [])
    }
  }

  /// The places of parts of scalars' texts, in their order.
  func ranges(of parts: [(node: YAMLNode, part: Range<Int>)]) -> [SourceRange] {
    outer(
      parts.map { node, part in
        guard let file = file(of: node) else { return node.range }
        let range = node.sourceRange(ofText: part, in: file)
        guard range == node.range, let text = node.text else { return range }
        // A template wrote it: the words themselves, where they stand there once.
        return only(Array(Array(text.utf8)[part]), in: node.range, of: file) ?? range
      })
  }

  private func file(of node: YAMLNode) -> SourceFile? { embedding?.text ?? files[node.range.path] }

  /// The place of `text` as it stands, without quotes and the header of a block.
  private func verbatim(_ text: String, _ node: YAMLNode) -> SourceRange? {
    guard let file = file(of: node), !text.isEmpty else { return nil }
    let bounds = node.range.bytes.clamped(to: 0..<file.bytes.count)
    return file.bytes.firstRange(of: Array(text.utf8), in: bounds).map { SourceRange(path: node.range.path, bytes: $0) }
  }

  private func only(_ text: [UInt8], in range: SourceRange, of file: SourceFile) -> SourceRange? {
    let bounds = range.bytes.clamped(to: 0..<file.bytes.count)
    guard let first = file.bytes.firstRange(of: text, in: bounds),
      file.bytes.firstRange(of: text, in: first.lowerBound + 1..<max(first.lowerBound + 1, bounds.upperBound)) == nil
    else { return nil }
    return SourceRange(path: range.path, bytes: first)
  }

  /// Where ranges of the text stand in files.
  private func outer(_ ranges: [SourceRange]) -> [SourceRange] {
    guard let embedding else { return ranges }
    return EmbeddedPlaces(embedding, files[embedding.scalar.range.path]).places(of: ranges.map(\.bytes))
  }
}

/// Finds parts of a text in the file that holds the text in a scalar.
private struct EmbeddedPlaces {
  let embedding: RuleText.Embedding
  let file: SourceFile?

  init(_ embedding: RuleText.Embedding, _ file: SourceFile?) {
    self.embedding = embedding
    self.file = file
  }

  func places(of parts: [Range<Int>]) -> [SourceRange] {
    let scalar = embedding.scalar
    guard let file else { return parts.map { _ in scalar.range } }
    let bounds = scalar.range.bytes.clamped(to: 0..<file.bytes.count)
    // As it stands: a file that a generator puts under a key, a text of one line.
    if let whole = file.bytes.firstRange(of: embedding.text.bytes, in: bounds) {
      return parts.map { file.range(whole.lowerBound + $0.lowerBound..<whole.lowerBound + $0.upperBound) }
    }
    let mapped = scalar.sourceRanges(ofText: parts, in: file)
    guard mapped.allSatisfy({ $0 == scalar.range }) else { return mapped }
    return byLines(parts, in: file, bounds)
  }

  /// A template wrote the text: the lines that it has as they are, one after the other.
  private func byLines(_ parts: [Range<Int>], in file: SourceFile, _ bounds: Range<Int>) -> [SourceRange] {
    let text = embedding.text.bytes
    var found = parts.map { _ in embedding.scalar.range }
    var offset = bounds.lowerBound
    for place in parts.indices.sorted(by: { parts[$0].lowerBound < parts[$1].lowerBound }) {
      let part = parts[place].clamped(to: 0..<text.count)
      let lineStart = text[..<part.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let start = text[lineStart..<part.lowerBound].firstIndex { $0 != 0x20 } ?? part.lowerBound
      guard let line = file.bytes.firstRange(of: Array(text[start..<part.upperBound]), in: offset..<bounds.upperBound)
      else { continue }
      found[place] = file.range(line.upperBound - part.count..<line.upperBound)
      offset = line.lowerBound
    }
    return found
  }
}
