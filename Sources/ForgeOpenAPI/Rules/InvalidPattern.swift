package import ForgeDiagnostics
import ForgeJSONSchema
import ForgeYAML

extension Rule<APIDescription> {
  package static let invalidPattern = Rule(
    "openapi/invalid-pattern", .warning, "Pattern that is no regular expression of ECMA 262",
    why: """
      Validators that read patterns as the specification says, with Unicode on (JSON Schema Core, section 6.4), stop at one \
      of another dialect or check nothing: `(?i)`, `\\A` and `\\h` mean something to other engines alone, and what needs no \
      backslash may have none.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: string, pattern: '^[a-z\-]+\.\d{2}$'}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: string, pattern: «'^(?i)[a-z]+$'»}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: object, patternProperties: {«'^x-('»: {type: string}}}}}
          """#), file: specFile),
    ]
  ) { api, report in
    let version = api.version ?? .v31
    var patterns: [YAMLNode] = []
    for kind in version == .v20 ? [ObjectKind.schema, .parameter, .header, .items] : [.schema] {
      for object in api.objects(kind) {
        if let pattern = object.node["pattern"] { patterns.append(pattern) }
        guard version >= .v31, kind == .schema else { continue }
        patterns += object.node["patternProperties"]?.mapping?.pairs.map(\.key) ?? []
      }
    }
    for node in patterns {
      guard let text = node.string, let error = syntaxError(text) else { continue }
      report(Message(error.message), at: node.range, fix: api.files.fix(unescapingIn: node, text))
    }
  }
}

private func syntaxError(_ pattern: String) -> ECMARegularExpression.SyntaxError? {
  do throws(ECMARegularExpression.SyntaxError) {
    _ = try ECMARegularExpression(pattern)
    return nil
  } catch {
    return error
  }
}

extension APIFiles {
  /// Marks that stand for themselves in every dialect, with a backslash or without.
  private static let plainMarks = Set("-_@#%&:;,<>=!~'\"`/ ".utf8)
  /// More backslashes than this are not for a machine to judge.
  private static let maximumEscapes = 64

  /// The safe fix that takes the backslash from marks that need none, where that is all that is wrong.
  fileprivate func fix(unescapingIn node: YAMLNode, _ pattern: String) -> Fix? {
    var bytes = Array(pattern.utf8)
    var offsets: [Int] = []
    while let error = syntaxError(String(decoding: bytes, as: UTF8.self)) {
      let offset = error.offset
      guard offsets.count < Self.maximumEscapes, offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
        Self.plainMarks.contains(bytes[offset + 1])
      else { return nil }
      bytes.remove(at: offset)
      offsets.append(offset + offsets.count)
    }
    guard let source = files[node.range.path]?.source, node.alias == nil,
      let writing = Writing(node, in: source, Array(pattern.utf8))
    else { return nil }
    let edits = offsets.map { Fix.Edit(replacing: source.range(writing.place(of: $0)), with: "") }
    return Fix("Delete backslashes that escape nothing", isSafe: true, edits: edits)
  }

  /// How the text of a scalar stands in its file.
  private struct Writing {
    let start: Int
    /// Where each byte of the text stands after `start`, and where the text ends.
    let places: [Int]

    /// Nil where the text is written otherwise than as it is, or with backslashes doubled.
    init?(_ node: YAMLNode, in source: SourceFile, _ text: [UInt8]) {
      guard let scalar = node.scalar else { return nil }
      let isDoubled = scalar.style == .doubleQuoted
      let isQuoted = isDoubled || scalar.style == .singleQuoted
      start = node.range.bytes.lowerBound + (isQuoted ? 1 : 0)
      var places = [0]
      var written: [UInt8] = []
      for byte in text {
        written += isDoubled && byte == UInt8(ascii: "\\") ? [byte, byte] : [byte]
        places.append(written.count)
      }
      self.places = places
      let end = start + written.count
      guard end + (isQuoted ? 1 : 0) == node.range.bytes.upperBound, source.bytes[start..<end].elementsEqual(written)
      else { return nil }
    }

    func place(of offset: Int) -> Range<Int> {
      start + places[offset]..<start + places[offset + 1]
    }
  }
}
