import ForgeDiagnostics

/// Docusaurus' admonitions: `:::note Title` or `:::note[Title]`, content, and a line of as many colons.
struct FencedContainer: Hashable, Sendable {
  /// How many colons: a container closes at a fence as long as its own.
  let length: Int
  /// Nil for a closing fence.
  let opening: Opening?

  struct Opening: Hashable, Sendable {
    let type: String
    let title: String
  }

  /// Reads the line that `rest` is what remains of; nil for any other.
  init?(_ rest: Range<Int>, _ bytes: [UInt8]) {
    let text = String(decoding: bytes[rest], as: UTF8.self)
    length = text.prefix { $0 == ":" }.count
    guard length >= 3 else { return nil }
    let words = text.dropFirst(length).drop { $0 == " " || $0 == "\t" }
    let name = words.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    guard !name.isEmpty else {
      guard words.allSatisfy({ $0 == " " || $0 == "\t" }) else { return nil }
      opening = nil
      return
    }
    let type = name.lowercased()
    var title = String(words.dropFirst(name.count)).trimmingSpaces()
    if let brace = title.firstIndex(of: "{"), title.hasSuffix("}") {
      title = String(title[..<brace]).trimmingSpaces()
    }
    if title.hasPrefix("["), title.hasSuffix("]") { title = String(title.dropFirst().dropLast()) }
    opening = Opening(type: type, title: title.isEmpty ? type.prefix(1).uppercased() + type.dropFirst() : title)
  }

  /// `children` with everything between a fence and the one that closes it inside a container. One that is not closed
  /// runs to the end, as a code fence does; a closing fence without an opening one is text.
  static func nested(
    _ children: [(id: MarkdownNode.ID, fence: FencedContainer?)], in tree: inout MarkdownTree
  ) -> [MarkdownNode.ID] {
    var open: [(node: MarkdownNode.ID, length: Int, content: [MarkdownNode.ID])] = []
    var result: [MarkdownNode.ID] = []
    // How many containers are open with fences of each length.
    var lengths: [Int: Int] = [:]
    func add(_ id: MarkdownNode.ID) {
      if open.isEmpty { result.append(id) } else { open[open.count - 1].content.append(id) }
    }
    func close(_ tree: inout MarkdownTree) {
      guard let container = open.popLast() else { return }
      lengths[container.length, default: 0] -= 1
      tree.setChildren(of: container.node, to: container.content)
      add(container.node)
    }
    for (id, fence) in children {
      guard let fence else {
        add(id)
        continue
      }
      if let opening = fence.opening {
        open.append((container(opening, at: id, in: &tree), fence.length, []))
        lengths[fence.length, default: 0] += 1
      } else if lengths[fence.length, default: 0] > 0 {
        while let last = open.last {
          tree[last.node].endLine = tree[id].endLine
          close(&tree)
          if last.length == fence.length { break }
        }
      } else {
        makeText(of: id, length: fence.length, in: &tree)
        add(id)
      }
    }
    while !open.isEmpty { close(&tree) }
    return result
  }

  private static func container(
    _ opening: Opening, at fence: MarkdownNode.ID, in tree: inout MarkdownTree
  ) -> MarkdownNode.ID {
    var node = MarkdownNode(.admonition)
    node.flag = true
    node.number = (opening.type == "details" ? Admonition.Folding.closed : .none).rawValue
    node.literal = tree.store(opening.type.utf8)
    node.info = tree.store(opening.title.utf8)
    node.startLine = tree[fence].startLine
    node.startColumn = tree[fence].startColumn
    node.endLine = tree[fence].endLine
    return tree.add(node)
  }

  private static func makeText(of fence: MarkdownNode.ID, length: Int, in tree: inout MarkdownTree) {
    var text = MarkdownNode(.text)
    text.literal = tree.store(repeatElement(UInt8(ascii: ":"), count: length))
    tree[fence].kind = .paragraph
    tree.setChildren(of: fence, to: [tree.add(text)])
  }
}
