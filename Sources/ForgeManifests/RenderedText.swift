import ForgeDiagnostics
import ForgeGoTemplate
import ForgeYAML

/// A manifest as a template wrote it: its documents become trees whose ranges are those of the files that its text
/// comes from.
struct RenderedText {
  struct Document {
    let root: YAMLNode
    /// What is wrong with it, at the places that wrote it.
    let diagnostics: [Diagnostic]
  }

  private let file: SourceFile
  private let documentRanges: [Range<Int>]
  private let origins: OriginMap
  /// What parts without a known origin fall back to.
  private let fallback: SourceRange

  /// `path` is the file of the template.
  init(_ text: OriginText, path: String) {
    // Helm takes the white space around each document off and ends it with a line end, which decides how a block of text
    // at its end is read.
    var parted = OriginText()
    var ranges: [Range<Int>] = []
    let origins = text.origins
    for part in Self.parts(text.bytes) {
      let start = parted.bytes.count
      parted.append(text.bytes, part, origins)
      parted.append([0x0A], nil)
      ranges.append(start..<parted.bytes.count)
    }
    file = SourceFile(path: path, bytes: parted.bytes)
    documentRanges = ranges
    self.origins = OriginMap(parted)
    fallback = .file(path)
  }

  /// The documents that are not empty, as Helm parts them.
  func documents() -> [Document] {
    documentRanges.compactMap { part in
      let stream = YAMLStream.parse(file, in: part, schema: .go)
      guard let root = stream.root, !root.isNull || !stream.diagnostics.isEmpty else { return nil }
      return Document(root: located(root), diagnostics: stream.diagnostics.map(located))
    }
  }

  /// Between lines that begin with `---`, whatever follows it (releaseutil, `SplitManifests`).
  private static func parts(_ bytes: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    var line = 0
    while line < bytes.count {
      if line + 3 <= bytes.count, bytes[line] == UInt8(ascii: "-"), bytes[line + 1] == UInt8(ascii: "-"),
        bytes[line + 2] == UInt8(ascii: "-")
      {
        if start < line { parts.append(start..<line) }
        start = line + 3
      }
      guard let end = bytes[line...].firstIndex(of: 0x0A) else { break }
      line = end + 1
    }
    if start < bytes.count { parts.append(start..<bytes.count) }
    return parts.compactMap { part in
      guard let first = bytes[part].firstIndex(where: isText), let last = bytes[part].lastIndex(where: isText) else {
        return nil
      }
      // Spaces in front of the first line are indentation.
      let start = bytes[part.lowerBound..<first].lastIndex(of: 0x0A).map { $0 + 1 } ?? first
      return start..<last + 1
    }
  }

  private static func isText(_ byte: UInt8) -> Bool { byte != 0x20 && !(0x09...0x0D).contains(byte) }

  // MARK: Places

  private func source(_ range: Range<Int>) -> SourceRange {
    origins.source(of: range) ?? fallback
  }

  private func located(_ diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic(
      rule: diagnostic.rule, severity: diagnostic.severity, message: diagnostic.message,
      range: source(diagnostic.range.bytes),
      notes: diagnostic.notes.map { Note($0.message, at: source($0.range.bytes)) }, help: diagnostic.help)
  }

  private func located(_ node: YAMLNode) -> YAMLNode {
    let bytes = node.range.bytes
    switch node.content {
    case .scalar(let scalar):
      let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      let inner = isQuoted && bytes.count > 2 ? bytes.lowerBound + 1..<bytes.upperBound - 1 : bytes
      return YAMLNode(node.content, range: source(inner), tag: node.tag)
    case .sequence(let items):
      let located = items.map(located)
      return YAMLNode(.sequence(located), range: located.first?.range ?? source(bytes), tag: node.tag)
    case .mapping(let mapping):
      var places: [String: Int] = [:]
      var pairs: [YAMLMapping.Pair] = []
      for pair in mapping.pairs {
        let key = located(pair.key)
        let value = located(pair.value)
        // Of equal keys Go keeps the last.
        if let text = pair.key.text, let place = places.updateValue(pairs.count, forKey: text) {
          pairs[place] = .init(key: key, value: value)
          places[text] = place
        } else {
          pairs.append(.init(key: key, value: value))
        }
      }
      return YAMLNode(.mapping(YAMLMapping(pairs)), range: pairs.first?.key.range ?? source(bytes), tag: node.tag)
    }
  }
}
