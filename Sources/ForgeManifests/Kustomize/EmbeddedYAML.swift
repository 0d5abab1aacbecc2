import ForgeDiagnostics
import ForgeYAML

/// YAML inside a scalar of YAML, such as an inline patch, with the places of the file that the scalar stands in.
enum EmbeddedYAML {
  /// The documents of the text of `node`. Where it is written as it reads, the places are its own; else everything has
  /// the place of the scalar. Kustomize trims the text of `patches`, and with it the last line end of a block in it.
  static func documents(
    of node: YAMLNode, in file: SourceFile, isTrimmed: Bool = false
  ) -> (roots: [YAMLNode], findings: [Diagnostic]) {
    var text = node.text ?? ""
    if isTrimmed { while text.last?.isWhitespace == true { text.removeLast() } }
    let copy = YAMLStream.parse(SourceFile(path: file.path, text: text), schema: .go)
    let roots = copy.documents.compactMap(\.root)
    guard !copy.diagnostics.contains(where: { $0.severity == .error }) else {
      let findings = copy.diagnostics.map {
        Diagnostic(rule: $0.rule, severity: $0.severity, message: $0.message, range: node.range)
      }
      return (roots.map { placed($0, at: node.range) }, findings)
    }
    var body = file.path == node.range.path ? bodyRange(of: node, in: file) : nil
    if isTrimmed, let whole = body {
      let end = file.bytes[whole].lastIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
      body = end.map { whole.lowerBound..<$0 + 1 }
    }
    if let body {
      let inPlace = YAMLStream.parse(file, in: body, schema: .go).documents.compactMap(\.root)
      if inPlace.count == roots.count, zip(inPlace, roots).allSatisfy({ $0.hasSameValue(as: $1) }) {
        return (inPlace, [])
      }
    }
    return (roots.map { placed($0, at: node.range) }, [])
  }

  /// The bytes of the scalar without its quotes, or below the header of a block.
  private static func bodyRange(of node: YAMLNode, in file: SourceFile) -> Range<Int>? {
    let bytes = node.range.bytes
    guard bytes.lowerBound >= 0, bytes.upperBound <= file.bytes.count else { return nil }
    switch node.scalar?.style {
    case .literal, .folded:
      guard let end = file.bytes[bytes].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      return end + 1..<bytes.upperBound
    case .singleQuoted, .doubleQuoted: return bytes.count < 2 ? nil : bytes.lowerBound + 1..<bytes.upperBound - 1
    case .plain: return bytes
    case nil: return nil
    }
  }

  /// The tree with one place for all of it.
  static func placed(_ node: YAMLNode, at range: SourceRange) -> YAMLNode {
    switch node.content {
    case .scalar: YAMLNode(node.content, range: range, tag: node.tag)
    case .sequence(let items): .sequence(items.map { placed($0, at: range) }, at: range)
    case .mapping(let mapping):
      .mapping(
        mapping.pairs.map { .init(key: placed($0.key, at: range), value: placed($0.value, at: range)) }, at: range)
    }
  }
}
