import ForgeDiagnostics
import ForgeMarkdown
import ForgeShell

/// A block that says which schema it is a value of: `schema="Error"` behind its language. `Error?` has some of the fields,
/// `Error[]` is a list of them.
struct DeclaredSample: Sendable {
  let name: String
  /// Where the name is written.
  let range: SourceRange
  let isPartial: Bool
  let isList: Bool
  let body: ExpandedWord
  let sample: SampleText

  /// The declared samples of a page, which are JSON.
  static func all(in document: MarkdownDocument) -> [DeclaredSample] {
    document.codeSchemas.compactMap { schema in
      let language = CodeFence(info: document.tree.string(document.tree[schema.node].info)).language.lowercased()
      guard PageRequests.json.contains(language) else { return nil }
      let sample = SampleText(block: schema.node, in: document)
      return DeclaredSample(
        schema, body: ExpandedWord(sample.bytes, 0..<sample.bytes.count), sample: sample)
    }
  }

  private init(_ schema: CodeSchema, body: ExpandedWord, sample: SampleText) {
    var name = schema.text[...]
    isList = name.hasSuffix("[]")
    if isList { name = name.dropLast(2) }
    isPartial = name.hasSuffix("?")
    if isPartial { name = name.dropLast() }
    self.name = String(name)
    let bytes = schema.range.bytes
    range = SourceRange(
      path: schema.range.path, bytes: bytes.lowerBound..<min(bytes.upperBound, bytes.lowerBound + name.utf8.count))
    self.body = body
    self.sample = sample
  }
}
