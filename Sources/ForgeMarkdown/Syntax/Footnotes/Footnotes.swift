import ForgeDiagnostics

/// A footnote's definition, `[^label]: text` with further blocks indented by four columns, as GitHub has them.
package struct FootnoteDefinition: Hashable, Sendable {
  /// The label as references match it.
  package let key: String
  /// The label without brackets and `^`, in the file.
  package let label: Range<Int>
  /// The line it starts on, from 1 in the Markdown.
  let line: Int32

  /// The definition that `rest` of a line starts with, and where its text starts.
  static func read(
    _ rest: Range<Int>, _ bytes: [UInt8], line: Int32
  ) -> (definition: FootnoteDefinition, text: Int)? {
    let start = rest.lowerBound + 2
    guard start + 2 < rest.upperBound, bytes[start - 1] == UInt8(ascii: "^") else { return nil }
    var offset = start
    while offset < rest.upperBound, bytes[offset] != UInt8(ascii: "]") {
      if bytes[offset].isASCIISpace || bytes[offset] == UInt8(ascii: "[") { return nil }
      offset += 1
    }
    guard offset > start, offset + 1 < rest.upperBound, bytes[offset + 1] == UInt8(ascii: ":") else { return nil }
    let label = start..<offset
    offset += 2
    while offset < rest.upperBound, bytes[offset].isBlank { offset += 1 }
    return (FootnoteDefinition(key: LinkScanner.normalized(bytes[label]), label: label, line: line), offset)
  }

  /// Makes references of `[^label]` in a run of text, for labels that are defined.
  static func references(in run: TextRun, keys: Set<String>) -> [TextRun.Replacement] {
    var replacements: [TextRun.Replacement] = []
    var offset = 0
    while let open = run.bytes.firstRange(of: Array("[^".utf8), in: offset..<run.bytes.count) {
      offset = open.upperBound
      guard
        let end = run.bytes[offset...].firstIndex(where: {
          $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") || $0.isASCIISpace
        }),
        run.bytes[end] == UInt8(ascii: "]"), end > offset, run.isVerbatim(open.lowerBound..<end + 1)
      else { continue }
      let label = run.bytes[offset..<end]
      guard keys.contains(LinkScanner.normalized(label)) else { continue }
      replacements.append(TextRun.Replacement(range: open.lowerBound..<end + 1, kind: .footnoteReference, Array(label)))
      offset = end + 1
    }
    return replacements
  }
}
