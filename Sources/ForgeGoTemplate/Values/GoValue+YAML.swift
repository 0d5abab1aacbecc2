import ForgeDiagnostics
package import ForgeYAML

extension GoValue {
  /// The value that `node` is to Go's JSON decoder, which sigs.k8s.io/yaml reads YAML with: every number a `float64`.
  /// Each scalar and key keeps the place it was written at. `text` is the file's; without it, no place is byte for byte.
  package init(_ node: YAMLNode, in text: [UInt8]? = nil) {
    switch node.content {
    case .scalar(let scalar):
      let origin = Self.origin(of: node, scalar, in: text)
      switch scalar.value {
      case .null: self.init(.null, origin)
      case .bool(let bool): self.init(.bool(bool), origin)
      case .int(let int): self.init(.float(Double(int)), origin)
      case .float(let double): self.init(.float(double), origin)
      case .string(let string): self.init(.string(string), Self.origins(of: node, scalar, origin, in: text))
      }
    case .sequence(let items):
      self.init(.list(GoList(items.map { GoValue($0, in: text) })), Origin(.value, node.range))
    case .mapping(let mapping):
      var entries: [String: GoMap.Entry] = [:]
      entries.reserveCapacity(mapping.pairs.count)
      for pair in mapping.pairs {
        guard let key = pair.key.keyInJSON else { continue }
        let origin = pair.key.scalar.map { Self.origin(of: pair.key, $0, in: text) }
        // The last of two equal keys wins, as in Go.
        entries[key] = GoMap.Entry(GoValue(pair.value, in: text), keyOrigin: origin)
      }
      self.init(.map(GoMap(entries)), Origin(.value, node.range))
    }
  }

  private static func origin(of node: YAMLNode, _ scalar: YAMLScalar, in text: [UInt8]?) -> Origin {
    var bytes = node.range.bytes
    let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
    if isQuoted, bytes.count >= 2 { bytes = bytes.lowerBound + 1..<bytes.upperBound - 1 }
    let isVerbatim = text.map { bytes.upperBound <= $0.count && $0[bytes].elementsEqual(scalar.text.utf8) } ?? false
    guard isVerbatim else { return Origin(.value, node.range) }
    return Origin(.verbatimValue, SourceRange(path: node.range.path, bytes: bytes))
  }

  /// A literal block stands line by line in its file, each line behind its indentation.
  private static func origins(
    of node: YAMLNode, _ scalar: YAMLScalar, _ origin: Origin, in text: [UInt8]?
  ) -> Origins {
    guard scalar.style == .literal, let text, node.range.bytes.upperBound <= text.count else { return .whole(origin) }
    let source = text[node.range.bytes]
    guard var line = source.firstIndex(of: 0x0A).map({ $0 + 1 }) else { return .whole(origin) }
    var pieces: [Origins.Piece] = []
    var offset = 0
    let lines = scalar.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for content in lines {
      let end = source[line...].firstIndex(of: 0x0A) ?? source.endIndex
      let start = max(line, end - content.count)
      guard source[start..<end].elementsEqual(content) else { return .whole(origin) }
      let range = SourceRange(path: node.range.path, bytes: start..<min(end + 1, source.endIndex))
      pieces.append(.init(offset: offset, origin: Origin(.verbatimValue, range)))
      offset += content.count + 1
      guard end < source.endIndex else { break }
      line = end + 1
    }
    return .pieces(pieces)
  }
}
