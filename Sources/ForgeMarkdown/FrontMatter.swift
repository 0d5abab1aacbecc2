package import ForgeDiagnostics
package import ForgeYAML

/// The YAML between `---` lines at the very start of a page.
package struct FrontMatter: Sendable {
  /// From the first dash to the end of the closing line.
  package let range: Range<Int>
  /// The mapping; nil where the front matter is empty or does not parse.
  package let mapping: YAMLMapping?
  package let diagnostics: [Diagnostic]
  /// Whether TOML says `draft = true`; YAML is in ``mapping``.
  package let isTOMLDraft: Bool

  /// Reads the front matter of `file`; nil where the file does not start with one. TOML between lines of `+++` is found
  /// and not read.
  /// With `keys`, it is read only where one of them stands in it.
  package init?(of file: SourceFile, allowsTOML: Bool = false, keys: [String]? = nil) {
    let bytes = file.bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if allowsTOML, let range = Self.toml(bytes, from: start) {
      self.range = range
      (mapping, diagnostics) = (nil, [])
      let lines = String(decoding: bytes[range], as: UTF8.self).split(whereSeparator: \.isNewline)
      isTOMLDraft = lines.contains { $0.filter { $0 != " " } == "draft=true" }
      return
    }
    guard let first = Self.fenceEnd(at: start, in: bytes, closing: false) else { return nil }
    var line = first
    while line < bytes.count {
      if let end = Self.fenceEnd(at: line, in: bytes, closing: true) {
        range = start..<end
        isTOMLDraft = false
        let isAsked = keys?.contains { bytes.firstRange(of: Array($0.utf8), in: first..<line) != nil } ?? true
        (mapping, diagnostics) = isAsked ? Self.parse(file, first..<line) : (nil, [])
        return
      }
      guard let feed = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) else { break }
      line = feed + 1
    }
    return nil
  }

  private static func toml(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
    let mark = Array("+++".utf8)
    guard bytes[start...].starts(with: mark) else { return nil }
    guard let end = bytes.firstRange(of: Array("\n".utf8) + mark, in: start..<bytes.count) else { return nil }
    let line = bytes[end.upperBound...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    return start..<line
  }

  private static func parse(_ file: SourceFile, _ content: Range<Int>) -> (YAMLMapping?, [Diagnostic]) {
    let stream = YAMLStream.parse(file, in: content)
    guard let root = stream.root, !root.isNull, !stream.diagnostics.contains(where: { $0.rule == "yaml/syntax" }) else {
      return (nil, stream.diagnostics)
    }
    guard let mapping = root.mapping else {
      let finding = Diagnostic(.frontMatterNotMapping, .frontMatterNotMapping, at: root.range)
      return (nil, stream.diagnostics + [finding])
    }
    return (mapping, stream.diagnostics)
  }

  /// The offset after a line of three dashes (or, to close, three dots) that starts at `start`; nil for other lines.
  private static func fenceEnd(at start: Int, in bytes: [UInt8], closing: Bool) -> Int? {
    guard start + 3 <= bytes.count else { return nil }
    let mark = bytes[start]
    guard mark == UInt8(ascii: "-") || (closing && mark == UInt8(ascii: ".")) else { return nil }
    guard bytes[start + 1] == mark, bytes[start + 2] == mark else { return nil }
    var offset = start + 3
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") {
      guard bytes[offset].isBlank || bytes[offset] == UInt8(ascii: "\r") else { return nil }
      offset += 1
    }
    return min(offset + 1, bytes.count)
  }
}

extension RuleDescription {
  package static let frontMatterNotMapping = RuleDescription(
    "pages/front-matter", .error, "Front matter that is not a mapping",
    why: """
      The lines between `---` at the start of a page set its title, description and more, each as `key: value`. \
      Anything else there is lost.
      """,
    examples: [
      .good("---\ntitle: Start\n---\n# Start\n"),
      .bad("---\n«just words»\n---\n# Start\n"),
    ])
}

extension Message {
  fileprivate static let frontMatterNotMapping: Message = "front matter is not a mapping, write `key: value` lines"
}
