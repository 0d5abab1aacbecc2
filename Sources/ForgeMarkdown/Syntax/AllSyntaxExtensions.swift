/// Every construct beyond CommonMark, in the order of the manual.
package let allSyntaxExtensions: [SyntaxExtension] = [
  .tables, .taskLists, .strikethrough, .autolinks, .footnotes, .alerts, .admonitions, .tabs, .attributes,
  .definitionLists, .abbreviations, .subscripts, .superscripts, .insertions, .marks, .keys, .emoji, .math, .diagrams,
  .codeNotes, .tableOfContents, .includes, .variables, .operationLinks,
]

extension SyntaxExtension {
  /// The styles of all constructs.
  package static let styleSheet =
    allSyntaxExtensions.map(\.styles).filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
}
