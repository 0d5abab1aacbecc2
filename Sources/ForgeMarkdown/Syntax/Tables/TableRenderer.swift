import ForgeHTML

extension HTMLRenderer {
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
}
