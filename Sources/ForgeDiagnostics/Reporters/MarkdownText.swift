/// Messages as Markdown that shows them and means nothing more.
package enum MarkdownText {
  /// A message on one line: what stands between single backquotes is code, all else is text and means nothing more. In
  /// the cell of a table, pipes are escaped in code too.
  package static func line(_ text: String, inTable: Bool = true) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "`") {
      result += escaped(rest[..<open])
      let inside = rest[rest.index(after: open)...]
      guard let close = inside.firstIndex(of: "`"), close > inside.startIndex else {
        // No partner, or the start of a longer run, which would need a partner of its length.
        let end = inside.firstIndex { $0 != "`" } ?? inside.endIndex
        result += String(repeating: "\\`", count: rest.distance(from: open, to: end))
        rest = rest[end...]
        continue
      }
      result += code(String(inside[..<close]), inTable: inTable)
      rest = inside[inside.index(after: close)...]
    }
    return result + escaped(rest)
  }

  /// Code; text that a code span cannot hold is shown as text.
  package static func code(_ text: String, inTable: Bool = true) -> String {
    guard !text.isEmpty, !text.contains("`"), !(inTable && text.contains("|") && text.contains("\\")) else {
      return escaped(text[...])
    }
    let pipe = inTable ? "\\|" : "|"
    return "`\(text.unicodeScalars.map { $0 == "|" ? pipe : isLineEnd($0) ? " " : String($0) }.joined())`"
  }

  /// Text without markup: scalars, so that a combining mark does not hide what it stands on.
  private static func escaped(_ text: Substring) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "~": "\\\(scalar)"
      case "<": "&lt;"
      case "&": "&amp;"
      case _ where isLineEnd(scalar): " "
      default: String(scalar)
      }
    }.joined()
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
  }
}
