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

  init(
    node: MarkdownNode.ID, kind: Kind, destination: String, hasAlternativeText: Bool, htmlRange: Range<Int>?
  ) {
    self.node = node
    self.kind = kind
    self.destination = destination
    self.hasAlternativeText = hasAlternativeText
    self.htmlRange = htmlRange
  }

  /// The link that `node` is, as `tree` has it.
  package init(_ node: MarkdownNode.ID, in tree: MarkdownTree) {
    self.init(
      node: node, kind: .link, destination: tree.string(tree[node].literal), hasAlternativeText: true, htmlRange: nil)
  }
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
      let tags = tags(in: MarkdownNode.ID(index))
      guard !tags.isEmpty else { continue }
      var raw = RawHTMLPlaces(of: MarkdownNode.ID(index), in: self, &places)
      for tag in tags where !tag.isClosing {
        for attribute in tag.attributes where attribute.name == "id" || attribute.name == "name" && tag.name == "a" {
          guard let value = attribute.value, !value.isEmpty else { continue }
          anchors.append(
            HTMLAnchor(
              name: Sanitizer.decodingBasicEntities(value),
              range: source.range(raw.fileRange(of: attribute.range))))
        }
      }
    }
    return anchors
  }

  private func htmlLinks(in id: MarkdownNode.ID, _ places: inout PlaceFinder) -> [MarkdownLink] {
    let tags = tags(in: id).filter { !$0.isClosing && ["a", "img", "source"].contains($0.name) }
    guard !tags.isEmpty else { return [] }
    var raw = RawHTMLPlaces(of: id, in: self, &places)
    var links: [MarkdownLink] = []
    func append(_ name: String, of tag: HTMLTag, _ kind: MarkdownLink.Kind, hasText: Bool = true) {
      for address in tag.addresses(name) {
        links.append(
          MarkdownLink(
            node: id, kind: kind, destination: address.url, hasAlternativeText: hasText,
            htmlRange: raw.fileRange(of: address.range)))
      }
    }
    for tag in tags {
      switch tag.name {
      case "a": append("href", of: tag, .htmlLink)
      case "img":
        append("src", of: tag, .htmlImage, hasText: tag.attributes.contains { $0.name == "alt" })
        append("srcset", of: tag, .htmlImage)
      default: append("srcset", of: tag, .htmlImage)
      }
    }
    return links
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
}

extension HTMLTag {
  /// The URLs of the attribute `name`, with their places in the scanned bytes.
  fileprivate func addresses(_ name: String) -> [(url: String, range: Range<Int>)] {
    guard let attribute = attributes.first(where: { $0.name == name }), let value = attribute.value else { return [] }
    let decoded = Sanitizer.decodingBasicEntities(value)
    guard name == "srcset" else { return [(decoded, attribute.range)] }
    return SourceSet(decoded).candidates.map { candidate in
      // Entities move what follows them: then the whole value stands for its part.
      guard decoded == value else { return (candidate.url, attribute.range) }
      let start = attribute.range.lowerBound + candidate.range.lowerBound
      return (candidate.url, start..<start + candidate.range.count)
    }
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
      case .text, .code, .emoji, .keys, .math:
        guard describedDepth < open.count, !bytes(self[id].literal).allSatisfy(\.isASCIISpace) else { return }
        described.formUnion(open[describedDepth...])
        describedDepth = open.count
      default: break
      }
    }
    return described
  }
}
