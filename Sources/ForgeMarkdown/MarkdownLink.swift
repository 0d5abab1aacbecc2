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
  let htmlRange: Range<Int>?
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
    var places = PlaceFinder(in: self)
    let describedImages = tree.imagesWithText()
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
            hasAlternativeText: describedImages.contains(id), htmlRange: nil))
      case .htmlBlock, .htmlInline:
        links += htmlLinks(in: id, &places)
      default: break
      }
    }
    return links
  }

  /// Where a link's destination stands; for a reference link, the destination in its definition.
  package func destinationRange(of link: MarkdownLink) -> SourceRange {
    var places = PlaceFinder(in: self)
    return places.destinationRange(of: link)
  }

  /// The anchors that raw HTML sets, in order.
  package var htmlAnchors: [HTMLAnchor] {
    var anchors: [HTMLAnchor] = []
    var places = PlaceFinder(in: self)
    for (index, node) in tree.nodes.enumerated() where node.kind == .htmlBlock || node.kind == .htmlInline {
      let id = MarkdownNode.ID(index)
      for tag in tags(in: id) where !tag.isClosing {
        for attribute in tag.attributes where attribute.name == "id" || attribute.name == "name" && tag.name == "a" {
          guard let value = attribute.value, !value.isEmpty else { continue }
          anchors.append(
            HTMLAnchor(
              name: Sanitizer.decodingBasicEntities(value),
              range: file.range(fileRange(of: attribute.range, in: id, &places))))
        }
      }
    }
    return anchors
  }

  private func htmlLinks(in id: MarkdownNode.ID, _ places: inout PlaceFinder) -> [MarkdownLink] {
    tags(in: id).compactMap { tag in
      guard !tag.isClosing, tag.name == "a" || tag.name == "img" else { return nil }
      let name = tag.name == "a" ? "href" : "src"
      guard let attribute = tag.attributes.first(where: { $0.name == name }), let value = attribute.value else {
        return nil
      }
      return MarkdownLink(
        node: id, kind: tag.name == "a" ? .htmlLink : .htmlImage,
        destination: Sanitizer.decodingBasicEntities(value),
        hasAlternativeText: tag.name == "a" || tag.attributes.contains { $0.name == "alt" },
        htmlRange: fileRange(of: attribute.range, in: id, &places))
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

  /// The place in the file of a part of a raw HTML node, by its line and text; libcmark gives no more.
  private func fileRange(of part: Range<Int>, in id: MarkdownNode.ID, _ places: inout PlaceFinder) -> Range<Int> {
    let node = tree[id]
    let block = places.range(of: id).bytes
    guard node.kind == .htmlBlock else {
      let start = block.lowerBound + part.lowerBound - node.literal.range.lowerBound
      return start..<min(start + part.count, file.bytes.count)
    }
    let literal = tree.bytes(node.literal)
    let line = literal[..<part.lowerBound].count { $0 == UInt8(ascii: "\n") }
    let lineStart = literal[..<part.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? literal.startIndex
    let contents = contentLines(ofBlock: id)
    guard line < contents.count else { return block }
    let lineEnd = literal[part.lowerBound...].firstIndex(of: UInt8(ascii: "\n")) ?? literal.endIndex
    let text = Array(literal[lineStart..<lineEnd])
    // The container's prefix is what the file's line has before the literal's.
    guard let found = file.bytes.firstRange(of: text, in: contents[line]) else { return contents[line] }
    let start = found.lowerBound + part.lowerBound - lineStart
    return start..<min(start + part.count, file.bytes.count)
  }
}

extension MarkdownTree {
  /// The images that say in words what they show. One walk for all: images may stand in each other.
  fileprivate func imagesWithText() -> Set<MarkdownNode.ID> {
    guard nodes.contains(where: { $0.kind == .image }) else { return [] }
    var described: Set<MarkdownNode.ID> = []
    var open: [MarkdownNode.ID] = []
    var describedDepth = 0
    walk { id, isEntering in
      switch self[id].kind {
      case .image where isEntering: open.append(id)
      case .image:
        open.removeLast()
        describedDepth = min(describedDepth, open.count)
      case .text, .code:
        guard describedDepth < open.count, !bytes(self[id].literal).allSatisfy(\.isASCIISpace) else { return }
        described.formUnion(open[describedDepth...])
        describedDepth = open.count
      default: break
      }
    }
    return described
  }
}
