package import ForgeDiagnostics

/// A link or image of a page, written in Markdown or in raw HTML.
package struct MarkdownLink: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case link, image, htmlLink, htmlImage
  }

  package let node: MarkdownNode.ID
  package let kind: Kind
  /// The destination as written, entities and escapes decoded, percent-encoding kept.
  package let destination: String
  /// Whether an image says in words what it shows. True for links.
  package let hasAlternativeText: Bool
  /// For raw HTML, where the attribute's value stands; Markdown's ranges are found when they are asked for.
  fileprivate let htmlRange: Range<Int>?
}

/// An anchor that raw HTML sets with `id` or `name`.
package struct HTMLAnchor: Hashable, Sendable {
  package let name: String
  package let range: SourceRange
}

extension MarkdownDocument {
  /// The links and images of the page in its order, without bare web addresses that stand in the text.
  package var links: [MarkdownLink] {
    var links: [MarkdownLink] = []
    for (index, node) in tree.nodes.enumerated() {
      let id = MarkdownNode.ID(index)
      switch node.kind {
      case .link where !node.flag:
        links.append(
          MarkdownLink(
            node: id, kind: .link, destination: tree.string(node.literal), hasAlternativeText: true, htmlRange: nil))
      case .image:
        links.append(
          MarkdownLink(
            node: id, kind: .image, destination: tree.string(node.literal),
            hasAlternativeText: !tree.plainText(of: id).trimmingSpaces().isEmpty, htmlRange: nil))
      case .htmlBlock, .htmlInline:
        links += htmlLinks(in: id)
      default: break
      }
    }
    return links
  }

  /// Where a link's destination stands; for a reference link, the destination in its definition.
  package func destinationRange(of link: MarkdownLink) -> SourceRange {
    source.range(destination(of: link))
  }

  /// The part of a destination's range after its `#`; the whole range where it has none.
  package func fragmentRange(of link: MarkdownLink) -> SourceRange {
    let destination = destination(of: link)
    guard let mark = source.bytes[destination].firstIndex(of: UInt8(ascii: "#")) else {
      return source.range(destination)
    }
    return source.range(mark + 1..<destination.upperBound)
  }

  /// The place of a link's destination in the page's text.
  private func destination(of link: MarkdownLink) -> Range<Int> {
    if let htmlRange = link.htmlRange { return htmlRange }
    let position = positions(around: link.node)[link.node]
    if let destination = position?.destination { return destination }
    if let label = position?.label {
      let key = LinkScanner.normalized(source.bytes[label])
      if let definition = definitions.first(where: { $0.key == key }) { return definition.destination }
    }
    return position?.range ?? textRange(ofBlock: link.node)
  }

  /// The anchors that raw HTML sets, in order.
  package var htmlAnchors: [HTMLAnchor] {
    var anchors: [HTMLAnchor] = []
    for (index, node) in tree.nodes.enumerated() where node.kind == .htmlBlock || node.kind == .htmlInline {
      let id = MarkdownNode.ID(index)
      for tag in tags(in: id) where !tag.isClosing {
        for attribute in tag.attributes where attribute.name == "id" || attribute.name == "name" && tag.name == "a" {
          guard let value = attribute.value, !value.isEmpty else { continue }
          anchors.append(
            HTMLAnchor(
              name: Sanitizer.decodingBasicEntities(value), range: source.range(fileRange(of: attribute.range, in: id)))
          )
        }
      }
    }
    return anchors
  }

  private func htmlLinks(in id: MarkdownNode.ID) -> [MarkdownLink] {
    tags(in: id).filter { !$0.isClosing }.flatMap { tag -> [MarkdownLink] in
      switch tag.name {
      case "a": link("href", of: tag, .htmlLink, in: id)
      case "img": link("src", of: tag, .htmlImage, in: id) + sourceSetLinks(of: tag, in: id)
      case "source": sourceSetLinks(of: tag, in: id)
      default: []
      }
    }
  }

  private func link(
    _ name: String, of tag: HTMLTag, _ kind: MarkdownLink.Kind, in id: MarkdownNode.ID
  ) -> [MarkdownLink] {
    guard let attribute = tag.attributes.first(where: { $0.name == name }), let value = attribute.value else {
      return []
    }
    return [
      MarkdownLink(
        node: id, kind: kind, destination: Sanitizer.decodingBasicEntities(value),
        hasAlternativeText: kind == .htmlLink || tag.attributes.contains { $0.name == "alt" },
        htmlRange: fileRange(of: attribute.range, in: id))
    ]
  }

  private func sourceSetLinks(of tag: HTMLTag, in id: MarkdownNode.ID) -> [MarkdownLink] {
    guard let attribute = tag.attributes.first(where: { $0.name == "srcset" }), let value = attribute.value else {
      return []
    }
    let decoded = Sanitizer.decodingBasicEntities(value)
    return SourceSet(decoded).candidates.map { candidate in
      // Entities move what follows them: then the whole value stands for its part.
      let start = attribute.range.lowerBound
      let range =
        decoded == value
        ? start + candidate.range.lowerBound..<start + candidate.range.upperBound : attribute.range
      return MarkdownLink(
        node: id, kind: .htmlImage, destination: candidate.url, hasAlternativeText: true,
        htmlRange: fileRange(of: range, in: id))
    }
  }

  private func tags(in id: MarkdownNode.ID) -> [HTMLTag] {
    let raw = tree.bytes(tree[id].literal)
    var tags: [HTMLTag] = []
    var offset = raw.startIndex
    while let open = raw[offset...].firstIndex(of: UInt8(ascii: "<")) {
      if raw[open...].starts(with: "<!--".utf8) {
        offset = Sanitizer.commentEnd(from: open + 4, in: raw)
      } else if let tag = HTMLTag(at: open, in: raw) {
        tags.append(tag)
        offset = tag.range.upperBound
      } else {
        offset = open + 1
      }
    }
    return tags
  }

  /// The place in the text of a part of a raw HTML node, by its line and text; libcmark gives no more.
  private func fileRange(of part: Range<Int>, in id: MarkdownNode.ID) -> Range<Int> {
    let node = tree[id]
    let block = textRange(of: id)
    guard node.kind == .htmlBlock else {
      let start = block.lowerBound + part.lowerBound - node.literal.range.lowerBound
      return start..<min(start + part.count, source.bytes.count)
    }
    let literal = tree.bytes(node.literal)
    let line = literal[..<part.lowerBound].count { $0 == UInt8(ascii: "\n") }
    let lineStart = literal[..<part.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? literal.startIndex
    let contents = contentLines(ofBlock: id)
    guard line < contents.count else { return block }
    let lineEnd = literal[part.lowerBound...].firstIndex(of: UInt8(ascii: "\n")) ?? literal.endIndex
    let text = Array(literal[lineStart..<lineEnd])
    // The container's prefix is what the file's line has before the literal's.
    guard let found = source.bytes.firstRange(of: text, in: contents[line]) else { return contents[line] }
    let start = found.lowerBound + part.lowerBound - lineStart
    return start..<min(start + part.count, source.bytes.count)
  }
}
