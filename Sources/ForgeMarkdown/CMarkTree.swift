import CCmark
import Glibc

extension MarkdownTree {
  /// The tree that libcmark makes of `markdown`, as it stands: CommonMark 0.30 without our syntax.
  static func parse(_ markdown: ArraySlice<UInt8>) -> MarkdownTree {
    // Prose has a node for every 14 bytes and more; growing would copy them.
    var tree = MarkdownTree(capacity: 64 + markdown.count / 12)
    tree.text.reserveCapacity(markdown.count + 64)
    withDocument(markdown) { document in
      tree.copyChildren(of: document, to: 0)
      tree.copyPosition(of: document, to: 0)
    }
    return tree
  }

  /// A tree that shows `text` as it is, as one block of code.
  static func plain(_ text: ArraySlice<UInt8>, lines: Int) -> MarkdownTree {
    var tree = MarkdownTree()
    var code = MarkdownNode(.codeBlock)
    code.literal = tree.store(text)
    (code.startLine, code.startColumn) = (1, 1)
    code.endLine = Int32(lines)
    tree.append(tree.add(code), to: 0)
    return tree
  }

  /// Parses `markdown` with libcmark and hands its document over; freed afterwards.
  static func withDocument(_ markdown: ArraySlice<UInt8>, _ body: (OpaquePointer) -> Void) {
    markdown.withUnsafeBytes { buffer in
      guard
        let document = cmark_parse_document(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
      else { return }
      defer { cmark_node_free(document) }
      body(document)
    }
  }

  /// Copies everything below libcmark's `source` to below `target`, without recursion.
  mutating func copyChildren(of source: OpaquePointer, to target: MarkdownNode.ID) {
    guard var current = cmark_node_first_child(source) else { return }
    var parent = target
    while true {
      let id = add(current)
      append(id, to: parent)
      // libcmark ends a fence that its container closes at the line after both.
      if self[id].kind == .codeBlock, parent != 0, self[id].endLine > self[parent].endLine {
        self[id].endLine = max(self[id].startLine, self[parent].endLine)
      }
      if let child = cmark_node_first_child(current) {
        current = child
        parent = id
        continue
      }
      while true {
        if let next = cmark_node_next(current) {
          current = next
          break
        }
        guard let up = cmark_node_parent(current), up != source else { return }
        current = up
        parent = self[parent].parent
      }
    }
  }

  private mutating func add(_ source: OpaquePointer) -> MarkdownNode.ID {
    let kind = Self.kind(of: cmark_node_get_type(source))
    var node = MarkdownNode(kind)
    switch kind {
    case .text, .code, .htmlInline, .htmlBlock:
      node.literal = store(cmark_node_get_literal(source))
    case .codeBlock:
      node.literal = store(cmark_node_get_literal(source))
      node.info = store(cmark_node_get_fence_info(source))
    case .link, .image:
      node.literal = store(cmark_node_get_url(source))
      node.info = store(cmark_node_get_title(source))
    case .heading:
      node.number = cmark_node_get_heading_level(source)
    case .list:
      node.flag = cmark_node_get_list_type(source) == CMARK_ORDERED_LIST
      node.number = cmark_node_get_list_start(source)
      node.isTight = cmark_node_get_list_tight(source) != 0
      node.isParenthesized = cmark_node_get_list_delim(source) == CMARK_PAREN_DELIM
    default:
      break
    }
    let id = add(node)
    if !node.isInline { copyPosition(of: source, to: id) }
    return id
  }

  private mutating func copyPosition(of source: OpaquePointer, to id: MarkdownNode.ID) {
    self[id].startLine = cmark_node_get_start_line(source)
    self[id].startColumn = cmark_node_get_start_column(source)
    self[id].endLine = cmark_node_get_end_line(source)
  }

  private mutating func store(_ string: UnsafePointer<CChar>?) -> MarkdownNode.Span {
    guard let string, string.pointee != 0 else { return .empty }
    return string.withMemoryRebound(to: UInt8.self, capacity: 1) { bytes in
      store(UnsafeBufferPointer(start: bytes, count: strlen(string)))
    }
  }

  private static func kind(of type: cmark_node_type) -> MarkdownNode.Kind {
    switch type {
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .text
    }
  }
}
