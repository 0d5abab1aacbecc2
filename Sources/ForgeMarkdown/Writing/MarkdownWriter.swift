/// Writes Markdown of a program's own: blocks with a blank line between them, text escaped so that it means nothing more.
package struct MarkdownWriter: Sendable {
  package private(set) var bytes: [UInt8] = []
  /// Whether the last block is a list that another item can follow without a blank line.
  private var isInList = false

  package init() {}

  package mutating func heading(_ level: Int, _ spans: [MarkdownSpan], anchor: String? = nil) {
    if let anchor { rawAnchor(anchor) }
    startBlock()
    bytes += [UInt8](repeating: UInt8(ascii: "#"), count: min(max(level, 1), 6))
    bytes.append(UInt8(ascii: " "))
    line(spans)
  }

  package mutating func paragraph(_ spans: [MarkdownSpan]) {
    startBlock()
    line(spans)
  }

  package mutating func quote(_ spans: [MarkdownSpan]) {
    startBlock()
    bytes += "> ".utf8
    line(spans)
  }

  package mutating func item(_ spans: [MarkdownSpan], depth: Int = 0) {
    if !isInList { startBlock() }
    bytes += [UInt8](repeating: UInt8(ascii: " "), count: 2 * depth)
    bytes += "- ".utf8
    line(spans)
    isInList = true
  }

  /// A table; none where it has no rows.
  package mutating func table(_ header: [String], _ rows: [[[MarkdownSpan]]]) {
    guard !rows.isEmpty else { return }
    startBlock()
    row(header.map { [.text($0)] })
    bytes += "|".utf8
    for _ in header { bytes += "---|".utf8 }
    bytes.append(UInt8(ascii: "\n"))
    for cells in rows { row(cells) }
  }

  /// A fenced code block; its fence is longer than any run of backquotes in it.
  package mutating func code(_ code: String, language: String = "") {
    startBlock()
    let text = Array(code.utf8)
    let count = max(3, MarkdownSpanWriter.longestRun(of: UInt8(ascii: "`"), in: text) + 1)
    let fence = [UInt8](repeating: UInt8(ascii: "`"), count: count)
    bytes += fence
    bytes += language.utf8
    bytes.append(UInt8(ascii: "\n"))
    bytes += text
    if let last = text.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    bytes += fence
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Markdown of an author.
  package mutating func markdown(_ markdown: [UInt8]) {
    let text = markdown.drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    guard !text.allSatisfy(\.isASCIISpace) else { return }
    startBlock()
    bytes += text
    if text.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
  }

  /// A line between parts.
  package mutating func rule() {
    startBlock()
    bytes += "---\n".utf8
  }

  /// An anchor that leads here whatever the heading is called.
  private mutating func rawAnchor(_ name: String) {
    startBlock()
    bytes += "<a id=\"".utf8
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      default: bytes.append(byte)
      }
    }
    bytes += "\"></a>\n".utf8
  }

  private mutating func row(_ cells: [[MarkdownSpan]]) {
    bytes.append(UInt8(ascii: "|"))
    for cell in cells {
      bytes.append(UInt8(ascii: " "))
      var writer = MarkdownSpanWriter(isInTable: true)
      writer.write(cell)
      bytes += writer.bytes
      bytes += " |".utf8
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func line(_ spans: [MarkdownSpan]) {
    var writer = MarkdownSpanWriter(isInTable: false)
    writer.write(spans)
    bytes += writer.bytes
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func startBlock() {
    isInList = false
    guard !bytes.isEmpty else { return }
    if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    bytes.append(UInt8(ascii: "\n"))
  }
}
