import ForgeHTML

/// Lets only harmless raw HTML through: an allow list of elements and attributes, URLs of known schemes, and tags that
/// nest. What is not allowed is shown as text, comments are dropped.
///
/// Every tag is written anew from what was read of it, so that the output has no `<` but that of an allowed tag in its
/// plainest form: no browser can read it another way. One value serves a whole page, since an element may open in one
/// block and close in another.
struct Sanitizer {
  var elements = OpenElements()

  /// Writes what is allowed of `raw`; `rewrite` gives the URL to write for one found in a link or image.
  mutating func write(_ raw: ArraySlice<UInt8>, to writer: inout HTMLWriter, rewrite: (String) -> String) {
    var start = raw.startIndex
    while let offset = raw[start...].firstIndex(of: UInt8(ascii: "<")) {
      writer.trusted(raw[start..<offset])
      if raw[offset...].starts(with: "<!--".utf8) {
        start = Self.commentEnd(from: offset + 4, in: raw)
      } else if let tag = HTMLTag(at: offset, in: raw), AllowedHTML.elements.contains(tag.name) {
        write(tag, to: &writer, rewrite: rewrite)
        start = tag.range.upperBound
      } else {
        writer.markup("&lt;")
        start = offset + 1
      }
    }
    writer.trusted(raw[start...])
  }

  private mutating func write(_ tag: HTMLTag, to writer: inout HTMLWriter, rewrite: (String) -> String) {
    if tag.isClosing {
      elements.close(tag.name, &writer)
      return
    }
    guard elements.makePlace(for: tag.name, &writer) else { return }
    writer.markup("<")
    writer.text(tag.name)
    // A browser takes the first of attributes with one name.
    var written: Set<String> = []
    for attribute in tag.attributes where AllowedHTML.isAllowed(attribute.name, on: tag.name) {
      guard written.insert(attribute.name).inserted else { continue }
      writer.markup(" ")
      writer.text(attribute.name)
      guard let value = attribute.value else { continue }
      writer.markup("=\"")
      write(Self.decodingBasicEntities(value), of: attribute.name, to: &writer, rewrite: rewrite)
      writer.markup("\"")
    }
    let isVoid = HTMLTag.voidElements.contains(tag.name)
    if tag.isSelfClosing, isVoid { writer.markup(" /") }
    writer.markup(">")
    if !isVoid { elements.open(tag.name) }
  }

  /// An address that is not safe becomes empty, in a `srcset` it is left out.
  private func write(_ value: String, of attribute: String, to writer: inout HTMLWriter, rewrite: (String) -> String) {
    if AllowedHTML.isURL(attribute) {
      if URLScheme.isSafe(value) { writer.url(Array(rewrite(value).utf8)[...]) }
    } else if attribute == "srcset" {
      let candidates = SourceSet(value).candidates.filter { URLScheme.isSafe($0.url) }
      for (index, candidate) in candidates.enumerated() {
        if index > 0 { writer.markup(", ") }
        writer.url(Array(rewrite(candidate.url).utf8)[...])
        guard !candidate.descriptor.isEmpty else { continue }
        writer.markup(" ")
        writer.text(candidate.descriptor)
      }
    } else {
      writer.text(value)
    }
  }

  /// Where a comment ends whose `<!--` ends at `start`: as a browser sees it, which knows `<!-->` and `--!>` too.
  static func commentEnd(from start: Int, in raw: ArraySlice<UInt8>) -> Int {
    let rest = raw[start...]
    if rest.starts(with: ">".utf8) { return start + 1 }
    if rest.starts(with: "->".utf8) { return start + 2 }
    var offset = start
    while let dash = raw[offset...].firstIndex(of: UInt8(ascii: "-")) {
      let end = raw[dash...]
      if end.starts(with: "-->".utf8) { return dash + 3 }
      if end.starts(with: "--!>".utf8) { return dash + 4 }
      offset = dash + 1
    }
    return raw.endIndex
  }
}
