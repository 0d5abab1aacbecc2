package import ForgeDiagnostics

/// `{{ name }}` stands for the value that the configuration gives the name, anywhere on a page: in text, links and code.
///
/// Only names that are configured are replaced, since other braces mean something to Helm and Jinja. A backslash before
/// the braces leaves them.
enum Variables {
  struct Use {
    let name: String
    /// With the braces.
    let range: Range<Int>
    /// The name alone.
    let nameRange: Range<Int>
  }

  static let opening = Array("{{".utf8)

  /// The places in `line` that may use a variable.
  static func uses(in bytes: [UInt8], _ line: Range<Int>) -> [Use] {
    var uses: [Use] = []
    var offset = line.lowerBound
    while let open = bytes.firstRange(of: opening, in: offset..<line.upperBound) {
      offset = open.upperBound
      if open.lowerBound > line.lowerBound, bytes[open.lowerBound - 1] == UInt8(ascii: "\\") { continue }
      while offset < line.upperBound, bytes[offset].isBlank { offset += 1 }
      let start = offset
      while offset < line.upperBound, isNameByte(bytes[offset], isFirst: offset == start) { offset += 1 }
      let name = start..<offset
      while offset < line.upperBound, bytes[offset].isBlank { offset += 1 }
      guard !name.isEmpty, offset + 1 < line.upperBound, bytes[offset] == UInt8(ascii: "}"),
        bytes[offset + 1] == UInt8(ascii: "}")
      else { continue }
      offset += 2
      uses.append(
        Use(name: String(decoding: bytes[name], as: UTF8.self), range: open.lowerBound..<offset, nameRange: name))
    }
    return uses
  }

  private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    byte.isASCIILetter || byte == UInt8(ascii: "_")
      || !isFirst && (byte.isASCIIDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."))
  }

  /// A finding for a name that is nearly that of a variable. One that is like none is a template of something else.
  static func finding(_ use: Use, in file: SourceFile, names: [String]) -> [Diagnostic] {
    guard let nearest = Suggestion.nearest(to: use.name, among: names) else { return [] }
    let range = file.range(use.nameRange)
    return [
      Diagnostic(
        .unknownVariable, .unknownVariable(use.name, nearest), at: range, fix: .replace(range, with: nearest))
    ]
  }
}

extension RuleDescription {
  package static let unknownVariable = RuleDescription(
    "pages/unknown-variable", .warning, "Name in braces that is nearly that of a variable",
    why: """
      It stays on the page as it stands. Variables are set under `markdown.variables`; braces around any other name, \
      such as Helm's, are left alone.
      """,
    examples: [
      .good(
        "Version {{ version }}, `{{ .Values.tag }}`\n",
        among: ["forge-docs.yaml": "markdown:\n  variables:\n    version: 1.2.3\n"]),
      .bad(
        "Version {{ «verison» }}\n", among: ["forge-docs.yaml": "markdown:\n  variables:\n    version: 1.2.3\n"]),
    ])
}

extension Message {
  fileprivate static func unknownVariable(_ name: String, _ nearest: String) -> Message {
    Message("no variable `\(name)`").suggesting(nearest)
  }
}
