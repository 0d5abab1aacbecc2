package import ForgeDiagnostics

/// One document of a YAML stream.
package struct YAMLDocument: Sendable {
  /// Nil for a document without content.
  package let root: YAMLNode?
}

/// Bounds that keep a hostile file from taking all memory or the stack.
package struct YAMLLimits: Hashable, Sendable {
  /// How deep collections may nest.
  package var depth = 256
  /// How many nodes aliases may add to what is written in the file.
  package var expandedNodes = 200_000

  package init() {}
}

/// What a YAML or JSON file holds, as far as it could be read, and what was wrong with it.
package struct YAMLStream: Sendable {
  package let documents: [YAMLDocument]
  package let diagnostics: [Diagnostic]
  package let suppressions: [Suppression]

  /// Reads `file`, or the part of it at `range`; ranges of nodes are offsets in the whole file either way.
  package static func parse(
    _ file: SourceFile, in range: Range<Int>? = nil, schema: YAMLSchema = .core12, limits: YAMLLimits = YAMLLimits()
  ) -> YAMLStream {
    let mark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let range = range ?? mark..<file.bytes.count
    if let problem = encodingProblem(file, range) {
      return YAMLStream(documents: [], diagnostics: [problem], suppressions: [])
    }
    if range.upperBound == file.bytes.count, let json = JSONParser.parse(file, from: range.lowerBound, limits: limits) {
      return json
    }
    var parser = YAMLEventParser(file, range, schema: schema, limits: limits)
    let (documents, diagnostics) = parser.parse()
    return YAMLStream(
      documents: documents, diagnostics: diagnostics,
      suppressions: SuppressionComments.all(in: file, range, documents))
  }

  private static func encodingProblem(_ file: SourceFile, _ range: Range<Int>) -> Diagnostic? {
    let bytes = file.bytes[range]
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return Diagnostic(.yamlEncoding, .utf16, at: .file(file.path))
    }
    if let offset = invalidUTF8Offset(bytes) {
      return Diagnostic(.yamlEncoding, .invalidUTF8, at: file.range(offset..<offset + 1))
    }
    if let offset = bytes.firstIndex(of: 0) {
      return Diagnostic(.yamlEncoding, .nulByte, at: file.range(offset..<offset + 1))
    }
    return nil
  }

  private static func invalidUTF8Offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.contains(where: { $0 >= 0x80 }), String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var (low, high) = (bytes.startIndex, bytes.endIndex)
    // The longest valid prefix, by halving; a prefix that ends inside a character is completed first.
    while high - low > 4 {
      var middle = (low + high) / 2
      while middle > low, bytes[middle] & 0xC0 == 0x80 { middle -= 1 }
      if middle == low { break }
      if String(validating: bytes[low..<middle], as: UTF8.self) != nil { low = middle } else { high = middle }
    }
    return (low..<min(high, bytes.endIndex)).first { offset in
      bytes[offset] >= 0x80 && String(validating: bytes[low...offset], as: UTF8.self) == nil
    } ?? low
  }
}

extension Message {
  fileprivate static let utf16: Message = "the file is UTF-16, convert it to UTF-8"
  fileprivate static let invalidUTF8: Message = "the byte is not UTF-8, convert the file to UTF-8"
  fileprivate static let nulByte: Message = "NUL byte in text"
}
