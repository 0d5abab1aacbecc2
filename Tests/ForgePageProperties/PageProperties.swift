import ForgeDiagnostics
package import ForgeMarkdown
import ForgeYAML

/// What is true of every page, whatever its bytes. That none of it traps or hangs is a part of it.
package final class PageProperties {
  let document: MarkdownDocument
  /// How many bytes each file has that a range can lie in.
  private let sizes: [String: Int]
  /// What is not as it should be.
  private(set) var violations: [String] = []

  /// What more a page says only costs time: a fuzzer shall try many small pages.
  private static let limit = 64

  /// What is wrong with the document that `input` becomes; empty for every input there is.
  package static func violations(of input: PageInput, flavor: Flavor) -> [String] {
    let file = SourceFile(path: "page.md", bytes: input.page)
    var options = ParseOptions(flavor)
    options.variables = ["name": "value", "version": "1.0.0 *beta*"]
    for (path, bytes) in input.files { options.includes.add(SourceFile(path: path, bytes: bytes)) }
    let properties = PageProperties(MarkdownDocument(file, options), files: input.files)
    properties.checkTree()
    // In a broken tree nothing else ends.
    guard properties.violations.isEmpty else { return properties.violations }
    properties.checkPositions()
    properties.checkFrontMatter()
    properties.checkDefinitions()
    properties.checkCode()
    properties.checkDirectives()
    properties.checkLinks()
    properties.checkSuppressions()
    properties.checkHTML()
    return properties.violations
  }

  /// Whether the page includes nothing, so that its text is that of its file.
  private var isItsOwnText: Bool { document.source.bytes == document.file.bytes }

  private init(_ document: MarkdownDocument, files: [String: [UInt8]]) {
    self.document = document
    sizes = files.mapValues(\.count).merging([document.file.path: document.file.bytes.count]) { _, page in page }
  }

  func expect(_ condition: Bool, _ violation: @autoclosure () -> String) {
    if !condition { violations.append(violation()) }
  }

  /// A range that a finding may have lies in its file; that it starts before it ends, its type says.
  func expectInFile(_ range: SourceRange, _ name: @autoclosure () -> String) {
    let size = sizes[range.path] ?? -1
    let isInside = range.bytes.lowerBound >= 0 && range.bytes.upperBound <= size
    expect(isInside, "\(name()): \(range.bytes) is outside the \(size) bytes of \(range.path)")
  }

  /// A place in the page's text, and what it comes from.
  func expectInText(_ range: Range<Int>, _ name: @autoclosure () -> String) {
    let size = document.source.bytes.count
    let isInside = range.lowerBound >= 0 && range.upperBound <= size
    expect(isInside, "\(name()): \(range) is outside the \(size) bytes of the text")
    if isInside { expectInFile(document.source.range(range), name()) }
  }

  private func checkPositions() {
    let tree = document.tree
    for id in tree.order() where !tree[id].isInline {
      expectInFile(document.blockRange(of: id), "block range of \(tree[id].kind)")
      guard tree[id].isLeafBlock else { continue }
      for (inline, position) in document.positions(around: id) {
        let name = "position of \(tree[inline].kind)"
        expectInText(position.range, name)
        if let destination = position.destination { expectInText(destination, "destination in \(name)") }
        if let label = position.label { expectInText(label, "label in \(name)") }
        for segment in position.segments { check(segment, of: inline) }
      }
      if tree[id].firstChild >= 0 {
        expectInFile(document.range(of: tree[id].firstChild), "range of \(tree[tree[id].firstChild].kind)")
      }
    }
  }

  private func check(_ segment: TextSegment, of id: MarkdownNode.ID) {
    let literal = document.tree.bytes(document.tree[id].literal)
    expectInText(segment.file, "segment of text")
    guard segment.literal.lowerBound >= 0, segment.literal.upperBound <= literal.count else {
      violations.append("segment of text: \(segment.literal) is outside the \(literal.count) bytes of the text")
      return
    }
    guard segment.isVerbatim, violations.isEmpty else { return }
    let part = literal.dropFirst(segment.literal.lowerBound).prefix(segment.literal.count)
    expect(
      part.elementsEqual(document.source.bytes[segment.file]),
      "verbatim text \(part) is not what stands at \(segment.file)")
  }

  private func checkFrontMatter() {
    guard let frontMatter = document.frontMatter else { return }
    expectInText(frontMatter.range, "front matter")
    for finding in frontMatter.diagnostics { expectInFile(finding.range, "finding \(finding.rule)") }
    guard let mapping = frontMatter.mapping else { return }
    for pair in mapping.pairs.prefix(Self.limit) {
      expectInFile(pair.key.range, "key of front matter")
      expectInFile(pair.value.range, "value of front matter")
    }
  }

  private func checkDefinitions() {
    expectInText(document.body, "body")
    for definition in document.definitions {
      expectInText(definition.range, "definition")
      expectInText(definition.label, "definition's label")
      expectInText(definition.destination, "definition's destination")
    }
    for footnote in document.footnotes { expectInText(footnote.label, "footnote's label") }
    for heading in document.headings {
      expect(document.tree[heading.node].kind == .heading, "a heading is \(document.tree[heading.node].kind)")
      expect((1...6).contains(heading.level), "a heading of level \(heading.level)")
    }
    for reference in document.undefinedReferences { expectInFile(reference.range, "undefined reference") }
    for reference in document.undefinedFootnotes { expectInFile(reference.range, "undefined footnote") }
    _ = document.usedDefinitionKeys
    _ = document.usedFootnoteKeys
    _ = document.title
  }

  /// A line of code stands in the file as it is, unless libcmark replaced its tabs or bytes.
  private func checkCode() {
    let tree = document.tree
    for id in tree.order() where tree[id].kind == .codeBlock {
      let code = Array(tree.bytes(tree[id].literal))
      var lines = code.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      if lines.last?.isEmpty == true { lines.removeLast() }
      let ranges = document.codeLines(ofBlock: id)
      expect(ranges.count == lines.count, "\(ranges.count) places for \(lines.count) lines of code")
      for (line, range) in zip(lines, ranges) {
        expectInFile(range, "line of code")
        guard range.path == document.file.path, isItsOwnText else {
          continue
        }
        let text = document.file.bytes[range.bytes]
        guard !text.contains(0), !text.contains(UInt8(ascii: "\t")), !document.file.bytes.contains(0x0D) else {
          continue
        }
        expect(text.elementsEqual(line), "a line of code is not what stands at \(range.bytes)")
      }
    }
  }

  private func checkDirectives() {
    for finding in document.diagnostics { expectInFile(finding.range, "finding \(finding.rule)") }
    for attributes in document.tree.attributes.values {
      expectInText(attributes.range, "attributes")
      for value in attributes.values {
        let start = attributes.range.lowerBound
        expectInText(start + value.place.lowerBound..<start + value.place.upperBound, "attribute \(value.name)")
      }
    }
  }

  private func checkLinks() {
    var places = PlaceFinder(in: document)
    for link in document.links {
      expectInFile(places.range(of: link.node), "\(link.kind)")
      expectInFile(places.destinationRange(of: link), "destination of \(link.kind)")
      expectInFile(places.fragmentRange(of: link), "fragment of \(link.kind)")
      checkText(of: link, at: places.destinationRange(of: link))
    }
    for anchor in document.htmlAnchors { expectInFile(anchor.range, "anchor in HTML") }
  }

  /// A destination that was written without escapes and entities stands in the file as it is. Definitions are read for our
  /// own syntax alone.
  private func checkText(of link: MarkdownLink, at range: SourceRange) {
    guard range.path == document.file.path, isItsOwnText, link.kind != .htmlLink,
      link.kind != .htmlImage, document.flavor != .commonmark
    else { return }
    // Pointed brackets may hold white space that is no part of the destination.
    let text = document.file.text(in: range.bytes).trimmingSpaces()
    // An address in pointed brackets gets its scheme; what libcmark replaces is not what was written.
    guard text.utf8.allSatisfy({ $0 != 0 && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "&") }),
      !text.contains("\u{FFFD}"),
      text == link.destination || !link.destination.hasPrefix("mailto:")
    else { return }
    expect(
      text.utf8.elementsEqual(link.destination.utf8),
      "the destination \(link.destination) stands at \(range.bytes) as \(text)")
  }

  private func checkSuppressions() {
    for suppression in document.suppressions {
      expectInFile(suppression.range, "suppression")
      expectInFile(SourceRange(path: suppression.range.path, bytes: suppression.covered), "what a suppression covers")
      for name in suppression.rules { expectInFile(name.range, "rule of a suppression") }
    }
  }
}
