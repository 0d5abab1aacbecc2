import ForgeDiagnostics

/// How the Markdown of a page is written for readers who have nothing but it.
package struct MarkdownWritingOptions: Sendable {
  /// The URL to write in the place of a link's destination.
  package var destinations: [(link: MarkdownLink, url: String)] = []
  /// The title, for a text that has no level-one heading.
  package var title = ""
  /// A sentence about the page, for a text that does not have it.
  package var description = ""
  /// Whether HTML comments stay: they are for the authors, and the site shows none where it sanitises HTML.
  package var keepsComments = false
  /// The level of the heading that the text stands below; 0 for a page of its own.
  package var headingsBelow = 0

  package init() {}
}

extension MarkdownDocument {
  /// The Markdown of the page: its text without front matter, with what it includes, changed at the places that
  /// `options` ask for and byte for byte the same everywhere else.
  package func markdown(_ options: MarkdownWritingOptions) -> [UInt8] {
    var edits = TextEdits()
    var places = PlaceFinder(in: self)
    rewriteLinks(options.destinations, &places, &edits)
    if !options.keepsComments { removeComments(&places, &edits) }
    if options.headingsBelow > 0 { lowerHeadings(below: options.headingsBelow, &edits) }
    let lead = self.lead(options)
    if let lead, let heading = firstHeading {
      let end = textRange(ofBlock: heading).upperBound
      edits.replace(end..<end, with: newline + newline + lead + (isBlankLine(after: end) ? [] : newline))
    }
    let text = edits.applied(to: source.bytes, in: body)
    return start(options, lead: firstHeading == nil ? lead : nil) + text
  }

  /// What stands before the text. A text that begins as front matter does would be taken for it.
  private func start(_ options: MarkdownWritingOptions, lead: [UInt8]?) -> [UInt8] {
    var start: [UInt8] = []
    if !options.title.isEmpty, title == nil {
      start = Self.line("# ", options.title) + newline + newline
    }
    if let lead { start += lead + newline + newline }
    let isRule = source.bytes[body].starts(with: "---".utf8)
    return start.isEmpty && isRule ? newline : start
  }

  /// The description as a paragraph; nil where there is none, or the text has it.
  private func lead(_ options: MarkdownWritingOptions) -> [UInt8]? {
    let words = options.description.utf8.split(whereSeparator: \.isASCIISpace).map(Array.init)
    guard !words.isEmpty, !hasText(words) else { return nil }
    return Self.line("", options.description)
  }

  private static func line(_ marker: String, _ text: String) -> [UInt8] {
    var writer = MarkdownSpanWriter(isInTable: false)
    writer.write([.text(text)])
    return Array(marker.utf8) + writer.bytes
  }

  /// Whether `words` follow each other somewhere in the text, with any white space between.
  private func hasText(_ words: [[UInt8]]) -> Bool {
    let text = source.bytes
    var start = body.lowerBound
    while let first = text.firstRange(of: words[0], in: start..<body.upperBound) {
      var offset = first.upperBound
      let hasRest = words.dropFirst().allSatisfy { word in
        let before = offset
        while offset < body.upperBound, text[offset].isASCIISpace { offset += 1 }
        guard offset > before, text[offset..<body.upperBound].starts(with: word) else { return false }
        offset += word.count
        return true
      }
      if hasRest { return true }
      start = first.lowerBound + 1
    }
    return false
  }

  /// The level-one heading that the page begins with, after comments for its authors.
  private var firstHeading: MarkdownNode.ID? {
    guard !tree.nodes.isEmpty else { return nil }
    var id = tree[0].firstChild
    while id >= 0, tree[id].kind == .htmlBlock { id = tree[id].next }
    return id >= 0 && tree[id].kind == .heading && tree[id].number == 1 ? id : nil
  }

  /// The line end that the text has.
  private var newline: [UInt8] {
    guard let end = source.bytes.firstOffset(of: UInt8(ascii: "\n"), in: body), end > body.lowerBound else {
      return [UInt8(ascii: "\n")]
    }
    return source.bytes[end - 1] == UInt8(ascii: "\r") ? Array("\r\n".utf8) : [UInt8(ascii: "\n")]
  }

  private func isBlankLine(after end: Int) -> Bool {
    var offset = end
    for ending in [UInt8(ascii: "\r"), UInt8(ascii: "\n")] where offset < body.upperBound {
      if source.bytes[offset] == ending { offset += 1 }
    }
    while offset < body.upperBound, source.bytes[offset].isBlank { offset += 1 }
    return offset >= body.upperBound || source.bytes[offset] == UInt8(ascii: "\n")
      || source.bytes[offset] == UInt8(ascii: "\r")
  }

  // MARK: Links

  /// Links that share a definition are rewritten once, there.
  private func rewriteLinks(
    _ destinations: [(link: MarkdownLink, url: String)], _ places: inout PlaceFinder, _ edits: inout TextEdits
  ) {
    var done: Set<Int> = []
    for (link, url) in destinations {
      guard let range = places.exactDestination(of: link), done.insert(range.lowerBound).inserted else { continue }
      edits.replace(range, with: MarkdownDestination.written(url))
    }
  }

  // MARK: Headings

  /// Gives the headings of a text inside another the levels below that of the one it stands under.
  private func lowerHeadings(below level: Int, _ edits: inout TextEdits) {
    for heading in headings {
      let range = textRange(ofBlock: heading.node)
      let marks = [UInt8](repeating: UInt8(ascii: "#"), count: min(6, heading.level + level))
      if source.bytes[range].first == UInt8(ascii: "#") {
        let end = source.bytes[range].firstIndex { $0 != UInt8(ascii: "#") } ?? range.upperBound
        edits.replace(range.lowerBound..<end, with: marks)
      } else if let underline = source.bytes[range].lastIndex(of: UInt8(ascii: "\n")) {
        // An underline cannot say more than two levels.
        edits.replace(range.lowerBound..<range.lowerBound, with: marks + [UInt8(ascii: " ")])
        edits.replace(underline..<range.upperBound, with: [])
      }
    }
  }
}
