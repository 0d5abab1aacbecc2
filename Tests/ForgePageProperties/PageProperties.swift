import ForgeDiagnostics
package import ForgeMarkdown
import ForgeYAML

/// What is true of every page, whatever its bytes. That none of it traps or hangs is a part of it.
package final class PageProperties {
  let document: MarkdownDocument
  /// What is not as it should be.
  private(set) var violations: [String] = []

  /// What more a page says only costs time: a fuzzer shall try many small pages.
  private static let limit = 64

  /// What is wrong with the document that `input` becomes; empty for every input there is.
  package static func violations(of input: PageInput, flavor: Flavor) -> [String] {
    let file = SourceFile(path: "page.md", bytes: input.page)
    let properties = PageProperties(document: MarkdownDocument(file, flavor: flavor))
    properties.checkTree()
    // In a broken tree nothing else ends.
    guard properties.violations.isEmpty else { return properties.violations }
    properties.checkPositions()
    properties.checkFrontMatter()
    properties.checkDefinitions()
    properties.checkLinks()
    properties.checkSuppressions()
    properties.checkHTML()
    return properties.violations
  }

  private init(document: MarkdownDocument) {
    self.document = document
  }

  func expect(_ condition: Bool, _ violation: @autoclosure () -> String) {
    if !condition { violations.append(violation()) }
  }

  /// A range that a finding may have lies in the file; that it starts before it ends, its type says.
  func expectInFile(_ range: Range<Int>, _ name: @autoclosure () -> String) {
    let isInside = range.lowerBound >= 0 && range.upperBound <= document.file.bytes.count
    expect(isInside, "\(name()): \(range) is outside the \(document.file.bytes.count) bytes of the file")
  }

  private func checkPositions() {
    let tree = document.tree
    for id in tree.order() where !tree[id].isInline {
      expectInFile(document.blockRange(of: id).bytes, "block range of \(tree[id].kind)")
      guard tree[id].isLeafBlock else { continue }
      for (inline, position) in document.positions(around: id) {
        let name = "position of \(tree[inline].kind)"
        expectInFile(position.range, name)
        if let destination = position.destination { expectInFile(destination, "destination in \(name)") }
        if let label = position.label { expectInFile(label, "label in \(name)") }
        for segment in position.segments { check(segment, of: inline) }
      }
      if tree[id].firstChild >= 0 {
        expectInFile(document.range(of: tree[id].firstChild).bytes, "range of \(tree[tree[id].firstChild].kind)")
      }
    }
  }

  private func check(_ segment: TextSegment, of id: MarkdownNode.ID) {
    let literal = document.tree.bytes(document.tree[id].literal)
    expectInFile(segment.file, "segment of text")
    guard segment.literal.lowerBound >= 0, segment.literal.upperBound <= literal.count else {
      violations.append("segment of text: \(segment.literal) is outside the \(literal.count) bytes of the text")
      return
    }
    guard segment.isVerbatim, violations.isEmpty else { return }
    let part = literal.dropFirst(segment.literal.lowerBound).prefix(segment.literal.count)
    expect(
      part.elementsEqual(document.file.bytes[segment.file]),
      "verbatim text \(part) is not what stands at \(segment.file)")
  }

  private func checkFrontMatter() {
    guard let frontMatter = document.frontMatter else { return }
    expectInFile(frontMatter.range, "front matter")
    for finding in frontMatter.diagnostics { expectInFile(finding.range.bytes, "finding \(finding.rule)") }
    guard let mapping = frontMatter.mapping else { return }
    for pair in mapping.pairs.prefix(Self.limit) {
      expectInFile(pair.key.range.bytes, "key of front matter")
      expectInFile(pair.value.range.bytes, "value of front matter")
    }
  }

  private func checkDefinitions() {
    expectInFile(document.body, "body")
    for definition in document.definitions {
      expectInFile(definition.range, "definition")
      expectInFile(definition.label, "definition's label")
      expectInFile(definition.destination, "definition's destination")
    }
    for footnote in document.footnotes { expectInFile(footnote.label, "footnote's label") }
    for heading in document.headings {
      expect(document.tree[heading.node].kind == .heading, "a heading is \(document.tree[heading.node].kind)")
      expect((1...6).contains(heading.level), "a heading of level \(heading.level)")
    }
    for reference in document.undefinedReferences { expectInFile(reference.range.bytes, "undefined reference") }
    for reference in document.undefinedFootnotes { expectInFile(reference.range.bytes, "undefined footnote") }
    _ = document.usedDefinitionKeys
    _ = document.usedFootnoteKeys
    _ = document.title
  }

  private func checkLinks() {
    var places = PlaceFinder(in: document)
    for link in document.links {
      expectInFile(places.range(of: link.node).bytes, "\(link.kind)")
      expectInFile(places.destinationRange(of: link).bytes, "destination of \(link.kind)")
      expectInFile(places.fragmentRange(of: link).bytes, "fragment of \(link.kind)")
    }
    for anchor in document.htmlAnchors { expectInFile(anchor.range.bytes, "anchor in HTML") }
  }

  private func checkSuppressions() {
    for suppression in document.suppressions {
      expectInFile(suppression.range.bytes, "suppression")
      expectInFile(suppression.covered, "what a suppression covers")
      for name in suppression.rules { expectInFile(name.range.bytes, "rule of a suppression") }
    }
  }
}
