package import ForgeDiagnostics
import ForgeMarkdown

extension Rule<Site> {
  package static let unknownAttribute = Rule(
    "pages/unknown-attribute", .warning, "Attribute that is not written to the page",
    why: """
      Braces can set what raw HTML may set, without what runs scripts or styles the page: the attribute is left out. Most \
      often its name has a slip in it.
      """,
    examples: [
      .good("# Start\n\n*Ende*{lang=de .word} and `code`{#anchor}\n"),
      .bad("# Start\n\n*Ende*{«onclick»=de}\n\n## Title {#t «lag»=de}\n"),
    ]
  ) { site, report in
    // Another generator writes what it likes.
    guard site.layout == nil else { return }
    for (document, _, _) in site.readDocuments {
      for attributes in document.tree.attributes.values {
        for value in attributes.values where !value.isWritten {
          let start = attributes.range.lowerBound
          let range = document.source.range(start + value.place.lowerBound..<start + value.place.upperBound)
          let nearest = report.nearest(to: value.name, among: NodeAttributes.writtenNames)
          report(.unknownAttribute(value.name, nearest), at: range, fix: nearest.map { .replace(range, with: $0) })
        }
      }
    }
  }
}

extension Message {
  fileprivate static func unknownAttribute(_ name: String, _ nearest: String?) -> Message {
    Message("attribute `\(name)` is left out").suggesting(nearest)
  }
}
