package import ForgeDiagnostics

/// A reference in the text that no definition answers.
package struct UndefinedReference: Hashable, Sendable {
  package let label: String
  package let range: SourceRange
}

extension MarkdownDocument {
  /// `[text][label]` and `[label][]` that stayed text because no definition has the label. A lone `[label]` is not
  /// counted: brackets are ordinary punctuation.
  package var undefinedReferences: [UndefinedReference] {
    guard source.bytes.firstRange(of: Array("][".utf8), in: body) != nil else { return [] }
    let defined = Set(definitions.map(\.key))
    return bracketCandidates(containing: "][").compactMap { text in
      undefinedReference(in: text, defined)
    }
  }

  /// `[^label]` that stayed text because no footnote has the label.
  package var undefinedFootnotes: [UndefinedReference] {
    guard flavor != .commonmark, source.bytes.firstRange(of: Array("[^".utf8), in: body) != nil else { return [] }
    return bracketCandidates(containing: "[^").flatMap { range -> [UndefinedReference] in
      var found: [UndefinedReference] = []
      var offset = range.lowerBound
      while let open = source.bytes.firstRange(of: Array("[^".utf8), in: offset..<range.upperBound) {
        offset = open.upperBound
        let label = source.bytes[offset..<range.upperBound].prefix {
          $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") && !$0.isASCIISpace
        }
        guard !label.isEmpty, label.endIndex < range.upperBound, source.bytes[label.endIndex] == UInt8(ascii: "]")
        else {
          continue
        }
        // A definition's own label is not a reference, and a character class in a pattern is hardly a footnote.
        guard
          label.allSatisfy({
            $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 >= 0x80
          })
        else { continue }
        found.append(
          UndefinedReference(
            label: String(decoding: label, as: UTF8.self), range: source.range(open.lowerBound..<label.endIndex + 1)))
      }
      return found
    }
  }

  /// The keys of the definitions that links and images of the page use.
  package var usedDefinitionKeys: Set<String> {
    var keys: Set<String> = []
    var seen: Set<MarkdownNode.ID> = []
    var leaves = LeafFinder()
    for (index, node) in tree.nodes.enumerated() where (node.kind == .link || node.kind == .image) && !node.flag {
      guard let leaf = leaves.leaf(of: MarkdownNode.ID(index), in: tree), seen.insert(leaf).inserted else { continue }
      for position in positions(around: leaf).values {
        if let label = position.label { keys.insert(LinkScanner.normalized(source.bytes[label])) }
      }
    }
    return keys
  }

  /// The keys of the footnotes that the page refers to.
  package var usedFootnoteKeys: Set<String> {
    var keys: Set<String> = []
    for node in tree.nodes where node.kind == .footnoteReference {
      keys.insert(LinkScanner.normalized(tree.bytes(node.literal)))
    }
    return keys
  }

  /// The ranges in the file of verbatim text that holds `mark`.
  private func bracketCandidates(containing mark: String) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var seen: Set<MarkdownNode.ID> = []
    var leaves = LeafFinder()
    for (index, node) in tree.nodes.enumerated() where node.kind == .text {
      let id = MarkdownNode.ID(index)
      guard tree.text.firstRange(of: Array(mark.utf8), in: node.literal.range) != nil,
        let leaf = leaves.leaf(of: id, in: tree), seen.insert(leaf).inserted
      else { continue }
      for (text, position) in positions(around: leaf) where tree[text].kind == .text {
        ranges += position.segments.filter(\.isVerbatim).map(\.file)
      }
    }
    return ranges.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// A full or collapsed reference in verbatim text, its label undefined.
  private func undefinedReference(in range: Range<Int>, _ defined: Set<String>) -> UndefinedReference? {
    guard let middle = source.bytes.firstRange(of: Array("][".utf8), in: range) else { return nil }
    let scanner = LinkScanner(bytes: source.bytes)
    guard let textStart = source.bytes[range.lowerBound..<middle.lowerBound].lastIndex(of: UInt8(ascii: "[")) else {
      return nil
    }
    let text = textStart + 1..<middle.lowerBound
    var label = text
    if let full = scanner.label(at: middle.lowerBound + 1) {
      label = full.lowerBound + 1..<full.upperBound - 1
    } else if middle.upperBound >= range.upperBound || source.bytes[middle.upperBound] != UInt8(ascii: "]") {
      return nil
    }
    // Array subscripts and ranges such as `a[0][1]` are not links.
    guard !text.isEmpty, label.upperBound <= range.upperBound, source.bytes[label].contains(where: \.isASCIILetter),
      textStart == range.lowerBound || !source.bytes[textStart - 1].isASCIIAlphanumeric,
      !defined.contains(LinkScanner.normalized(source.bytes[label]))
    else { return nil }
    return UndefinedReference(label: source.text(in: label), range: source.range(label))
  }
}
