package import ForgeHTML

/// Markup of MathML Core that lays out formulas and can do nothing else.
package struct MathML: Hashable, Sendable {
  package let html: HTML

  private static let elements: Set<String> = [
    "annotation", "math", "merror", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom",
    "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd",
    "mtext",
    "mtr", "munder", "munderover", "none", "semantics",
  ]

  private static let attributes: Set<String> = [
    "accent", "accentunder", "class", "columnalign", "columnlines", "columnspacing", "columnspan", "depth", "dir",
    "display", "displaystyle", "encoding", "fence", "form", "frame", "height", "largeop", "linethickness", "lspace",
    "mathsize", "mathvariant", "maxsize", "minsize", "movablelimits", "rowalign", "rowlines", "rowspacing", "rowspan",
    "rspace", "scriptlevel", "separator", "stretchy", "symmetric", "voffset", "width", "xmlns",
  ]

  /// Takes `markup` as it is; nil where it holds any other element or attribute, an element outside `math`, or one
  /// that is not closed.
  package init?(_ markup: ArraySlice<UInt8>) {
    var open: [String] = []
    var offset = markup.startIndex
    while let found = markup[offset...].firstIndex(of: UInt8(ascii: "<")) {
      guard let tag = HTMLTag(at: found, in: markup), Self.elements.contains(tag.name),
        tag.attributes.allSatisfy({ Self.attributes.contains($0.name) }), tag.name == "math" || !open.isEmpty
      else { return nil }
      if tag.isClosing {
        guard open.popLast() == tag.name else { return nil }
      } else if !tag.isSelfClosing {
        open.append(tag.name)
      }
      offset = tag.range.upperBound
    }
    guard open.isEmpty else { return nil }
    var writer = HTMLWriter(capacity: markup.count)
    writer.trusted(markup)
    html = writer.finish()
  }
}
