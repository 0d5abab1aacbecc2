package import ForgeDiagnostics

/// One document of a stream.
package struct YAMLDocument: Hashable, Sendable {
  /// Nil where the document is empty.
  package let root: YAMLNode?
  /// From `---`, or the first token where there is none, to the end of its `...`, the next document or the stream.
  package let range: SourceRange

  package init(root: YAMLNode?, range: SourceRange) {
    self.root = root
    self.range = range
  }
}

/// A file of YAML or JSON as far as it could be read, and what is wrong with it.
package struct YAMLStream: Hashable, Sendable {
  package let documents: [YAMLDocument]
  /// In the order of the file.
  package let diagnostics: [Diagnostic]
  package let suppressions: [Suppression]

  /// The root of the first document.
  package var root: YAMLNode? { documents.first?.root }
}

/// Bounds that keep a hostile file from costing more than it is long.
package struct YAMLLimits: Hashable, Sendable {
  /// How many collections may stand inside each other, aliases expanded.
  package var depth: Int
  /// How many nodes aliases may add to a stream.
  package var expandedNodes: Int
  /// After how many faults reading stops for good, where it would go on at the next document.
  package var faults: Int

  package init(depth: Int = 512, expandedNodes: Int = 1_000_000, faults: Int = 50) {
    self.depth = depth
    self.expandedNodes = expandedNodes
    self.faults = faults
  }

  package static let `default` = YAMLLimits()
}

extension YAMLStream {
  /// Reads `file`, or the part of it at `range`; offsets are those of the whole file either way.
  ///
  /// A file named `.json`, and text that begins with a brace or bracket and is valid JSON, is read as JSON.
  package static func parse(
    _ file: SourceFile, in range: Range<Int>? = nil, schema: YAMLSchema = .core12, limits: YAMLLimits = .default
  ) -> YAMLStream {
    var range = (range ?? 0..<file.bytes.count).clamped(to: 0..<file.bytes.count)
    if let encoding = EncodingCheck.wideEncoding(file.bytes[range]) {
      let finding = Diagnostic(
        .yamlInvalidUTF8, .wideEncoding(encoding), at: file.range(range.lowerBound..<range.lowerBound))
      return YAMLStream(documents: [], diagnostics: [finding], suppressions: [])
    }
    if file.bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) { range = range.lowerBound + 3..<range.upperBound }
    let encoding = file.bytes.withUnsafeBufferPointer { EncodingCheck($0, in: range) }
    let isNamedJSON = file.path.utf8.suffix(5).elementsEqual(".json".utf8)
    if isNamedJSON || file.startsLikeJSON(range) {
      let bytes = encoding.repaired(file.bytes, removesControls: false)
      let outcome = bytes.withUnsafeBufferPointer { JSONParser.parse(file, $0, in: range, limits: limits) }
      if isNamedJSON || outcome.isWellFormed {
        let found = encoding.diagnostics(file, countsControls: false) + outcome.diagnostics
        return YAMLStream(documents: outcome.documents, diagnostics: found.sorted(), suppressions: [])
      }
    }
    return parseYAML(file, in: range, encoding: encoding, schema: schema, limits: limits)
  }

  private static func parseYAML(
    _ file: SourceFile, in range: Range<Int>, encoding: EncodingCheck, schema: YAMLSchema, limits: YAMLLimits
  ) -> YAMLStream {
    let bytes = encoding.repaired(file.bytes, removesControls: true)
    let hasMarker = bytes.firstRange(of: Suppression.marker, in: range) != nil
    return bytes.withUnsafeBufferPointer { buffer in
      let offsets = CodePointOffsets(buffer, in: range, isASCII: encoding.isASCII)
      var composer = YAMLComposer(
        file: file, bytes: buffer, range: range, offsets: offsets, schema: schema, limits: limits,
        keepsScalarRanges: hasMarker)
      composer.compose()
      let scan = SuppressionScan(file: file, range: range, scalars: composer.scalarRanges)
      let found = encoding.diagnostics(file, countsControls: true) + composer.diagnostics
      return YAMLStream(
        documents: composer.documents, diagnostics: found.sorted(),
        suppressions: hasMarker ? scan.suppressions() : [])
    }
  }
}

extension SourceFile {
  fileprivate func startsLikeJSON(_ range: Range<Int>) -> Bool {
    let first = bytes[range].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}

extension Message {
  fileprivate static func wideEncoding(_ name: String) -> Message {
    "file is \(name), save it as UTF-8"
  }
}
