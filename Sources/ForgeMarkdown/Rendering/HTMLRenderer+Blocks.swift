import ForgeHTML

extension HTMLRenderer {
  mutating func openAlert(_ node: MarkdownNode) {
    writer.markup("<div class=\"alert alert-")
    writer.text(node.alert.name)
    writer.markup("\" role=\"note\">\n<p class=\"alert-title\">")
    writer.text(node.alert.title)
    writer.markup("</p>\n")
  }

  mutating func openList(_ node: MarkdownNode) {
    guard node.flag else {
      writer.markup("<ul>\n")
      return
    }
    writer.markup("<ol")
    if node.number != 1 { writer.attribute("start", String(node.number)) }
    writer.markup(">\n")
  }

  mutating func openItem(_ node: MarkdownNode) {
    guard node.task != .none else {
      writer.markup("<li>")
      return
    }
    if isSite { writer.markup("<li class=\"task\">") } else { writer.markup("<li>") }
    writer.markup("<input type=\"checkbox\"")
    if node.task == .done { writer.markup(" checked=\"\"") }
    writer.markup(" disabled=\"\" /> ")
  }

  // MARK: Tables

  mutating func openRow(_ node: MarkdownNode) {
    if node.flag { writer.markup("<thead>\n") }
    writer.markup("<tr>\n")
  }

  mutating func closeRow(_ node: MarkdownNode) {
    writer.markup("</tr>\n")
    guard node.flag else { return }
    writer.markup("</thead>\n")
    if node.next >= 0 { writer.markup("<tbody>\n") }
  }

  mutating func openCell(_ node: MarkdownNode) {
    if node.flag { writer.markup("<th") } else { writer.markup("<td") }
    switch node.alignment {
    case .none: break
    case .left: writer.markup(" align=\"left\"")
    case .center: writer.markup(" align=\"center\"")
    case .right: writer.markup(" align=\"right\"")
    }
    writer.markup(">")
  }

  mutating func closeTable(_ node: MarkdownNode) {
    if node.firstChild >= 0, node.firstChild != node.lastChild { writer.markup("</tbody>\n") }
    writer.markup("</table>")
    if isSite { writer.markup("</div>") }
    writer.markup("\n")
  }

  // MARK: Code

  mutating func writeCodeBlock(_ node: MarkdownNode) {
    startLine()
    if isSite {
      writeSiteCodeBlock(node)
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

  private mutating func writeSiteCodeBlock(_ node: MarkdownNode) {
    let fence = CodeFence(info: tree.string(node.info))
    writer.markup("<div class=\"code-block\">")
    if !fence.title.isEmpty {
      writer.markup("<div class=\"code-title\">")
      writer.text(fence.title)
      writer.markup("</div>")
    }
    writer.markup("<pre tabindex=\"0\"")
    if fence.isNumbered { writer.markup(" class=\"numbered\"") }
    writer.markup("><code")
    if !fence.language.isEmpty { writeLanguage(Array(fence.language.utf8)[...]) }
    writer.markup(">")
    let code = tree.bytes(node.literal)
    let tokens = Language.named(fence.language).map { Highlighter.tokens(of: code, in: $0) } ?? []
    if fence.isNumbered || !fence.highlightedLines.isEmpty {
      writeLines(of: code, tokens, fence)
    } else {
      var next = 0
      write(code.indices, of: code, tokens, &next)
    }
    writer.markup("</code></pre></div>\n")
  }

  private mutating func writeLines(of code: ArraySlice<UInt8>, _ tokens: [Highlighter.Token], _ fence: CodeFence) {
    var start = code.startIndex
    var number = 1
    var next = 0
    while start < code.endIndex {
      let end = code[start...].firstIndex(of: UInt8(ascii: "\n")) ?? code.endIndex
      if fence.isHighlighted(number) {
        writer.markup("<span class=\"line highlighted\">")
      } else {
        writer.markup("<span class=\"line\">")
      }
      write(start..<end, of: code, tokens, &next)
      writer.markup("\n</span>")
      start = end + 1
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
      writer.markup("<span class=\"")
      writer.markup(tokens[next].kind.name)
      writer.markup("\">")
      writer.text(code[token])
      writer.markup("</span>")
      offset = token.upperBound
      if tokens[next].range.upperBound > part.upperBound { break }
      next += 1
    }
    writer.text(code[offset..<part.upperBound])
  }
}
