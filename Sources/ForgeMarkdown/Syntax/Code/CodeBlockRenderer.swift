import ForgeDiagnostics
import ForgeHTML

extension HTMLRenderer {
  mutating func writeCodeBlock(_ id: MarkdownNode.ID, _ node: MarkdownNode) {
    startLine()
    if isSite {
      writeSiteCodeBlock(id, node)
      return
    }
    writer.markup("<pre><code")
    let info = tree.bytes(node.info)
    if !info.isEmpty { writeLanguage(info.prefix { !$0.isASCIISpace }) }
    writer.markup(">")
    writer.text(tree.bytes(node.literal))
    writer.markup("</code></pre>\n")
  }

  private mutating func writeLanguage(_ language: ArraySlice<UInt8>) {
    writer.markup(" class=\"language-")
    writer.text(language)
    writer.markup("\"")
  }

  private mutating func writeSiteCodeBlock(_ id: MarkdownNode.ID, _ node: MarkdownNode) {
    let fence = CodeFence(info: tree.string(node.info))
    let code = tree.bytes(node.literal)
    switch fence.language {
    case "math" where document.syntax.contains(.math): return writeMathBlock(code)
    case "mermaid" where document.syntax.contains(.diagrams): return writeDiagram(code)
    default: break
    }
    writer.markup("<div class=\"code-block\"")
    if !fence.id.isEmpty { writer.attribute("id", fence.id) }
    writer.markup(">")
    if !fence.title.isEmpty {
      writer.markup("<div class=\"code-title\">")
      writer.text(fence.title)
      writer.markup("</div>")
    }
    // Markdown has no comments at the end of lines: what looks like a note is an example of one.
    let hasNotes = document.syntax.contains(.codeNotes) && !["markdown", "md"].contains(fence.language)
    let notes = hasNotes ? CodeNotes(tree.text, code.indices) : nil
    let hasFocus = !fence.focusedLines.isEmpty || notes?.hasFocus == true
    writer.markup("<pre tabindex=\"0\"")
    if fence.isNumbered || hasFocus {
      writer.markup(" class=\"")
      if fence.isNumbered { writer.markup("numbered") }
      if fence.isNumbered, hasFocus { writer.markup(" ") }
      if hasFocus { writer.markup("focused") }
      writer.markup("\"")
    }
    writer.markup("><code")
    if !fence.language.isEmpty { writeLanguage(Array(fence.language.utf8)[...]) }
    writer.markup(">")
    let tokens = Language.named(fence.language).map { Highlighter.tokens(of: code, in: $0) } ?? []
    if fence.isNumbered || !fence.highlightedLines.isEmpty || !fence.focusedLines.isEmpty || notes != nil {
      writeLines(of: code, tokens, fence, notes)
    } else {
      var next = 0
      write(code.indices, of: code, tokens, &next)
    }
    writer.markup("</code></pre>")
    if !options.codeFooters.isEmpty, let footer = options.codeFooters[document.textRange(ofBlock: id)] {
      writer.html(footer)
    }
    writer.markup("</div>\n")
  }

  private mutating func writeLines(
    of code: ArraySlice<UInt8>, _ tokens: [Highlighter.Token], _ fence: CodeFence, _ notes: CodeNotes?
  ) {
    var number = 1
    var next = 0
    for line in notes?.lines ?? CodeNotes.plainLines(of: code) {
      var marks = line.marks
      if fence.isHighlighted(number) { marks.insert(.highlighted) }
      if fence.isFocused(number) { marks.insert(.focused) }
      writer.markup("<span class=\"line")
      for (mark, name) in CodeNotes.Marks.names where marks.contains(mark) { writer.markup(name) }
      writer.markup("\"")
      if fence.isNumbered {
        writer.markup(" data-line=\"")
        writer.number(fence.firstNumber + number - 1)
        writer.markup("\"")
      }
      writer.markup(">")
      while next < tokens.count, tokens[next].range.upperBound <= line.range.lowerBound { next += 1 }
      write(line.range, of: code, tokens, &next)
      if let annotation = line.annotation {
        writer.markup("<span class=\"code-note\" data-note=\"")
        writer.number(annotation)
        writer.markup("\"></span>")
      }
      writer.markup("\n</span>")
      number += 1
    }
  }

  /// Writes a part of code with its tokens, from `next` on; a token that goes on after the part is cut.
  private mutating func write(
    _ part: Range<Int>, of code: ArraySlice<UInt8>, _ tokens: [Highlighter.Token], _ next: inout Int
  ) {
    var offset = part.lowerBound
    while next < tokens.count, tokens[next].range.lowerBound < part.upperBound {
      let token = tokens[next].range.clamped(to: part)
      writer.text(code[offset..<max(offset, token.lowerBound)])
      if !token.isEmpty {
        writer.markup("<span class=\"")
        writer.markup(tokens[next].kind.name)
        writer.markup("\">")
        writer.text(code[token])
        writer.markup("</span>")
        offset = token.upperBound
      }
      if tokens[next].range.upperBound > part.upperBound { break }
      next += 1
    }
    writer.text(code[offset..<part.upperBound])
  }
}
