import ForgeDiagnostics
package import ForgeMarkdown
import ForgeOpenAPI
import ForgeShell

/// What one page says of endpoints, each place resolved to the operation that it means. Pages are read apart from each
/// other, and so at the same time.
package struct PageReading: Sendable {
  /// One place that names an endpoint.
  struct Place: Sendable {
    let resolution: EndpointIndex.Resolution
    let range: SourceRange
    /// Nil for an operation that is named by its id.
    let request: SampleRequest?
    /// Whether the text around says that the operation is on its way out.
    let isWarned: Bool
  }

  let places: [Place]

  /// What a page says of which nothing is read.
  package static let empty = PageReading(places: [])

  init(places: [Place]) {
    self.places = places
  }

  package init(_ document: MarkdownDocument, _ index: EndpointIndex) {
    guard !index.entries.isEmpty else {
      places = []
      return
    }
    let warnings = DeprecationContext(document)
    places = PageRequests.read(document, index).compactMap { saying in
      switch saying {
      case .operation(let id, let range, let node):
        guard let endpoint = index.endpoint(id: id) else { return nil }
        let isWarned = index.operation(endpoint).isDeprecated && warnings.isWarned(node)
        return Place(resolution: .endpoint(endpoint), range: range, request: nil, isWarned: isWarned)
      case .request(let request):
        let resolution = index.resolve(request)
        guard resolution != .foreign else { return nil }
        var isWarned = false
        if case .endpoint(let endpoint) = resolution, index.operation(endpoint).isDeprecated {
          isWarned = warnings.isWarned(request.node)
        }
        return Place(
          resolution: resolution, range: request.sample.range(request.range), request: request, isWarned: isWarned)
      }
    }
  }
}

/// Tells whether a page warns its readers where it names an operation.
private struct DeprecationContext {
  private let document: MarkdownDocument
  private static let words = [
    "deprecat", "removed", "removal", "legacy", "sunset", "instead", "obsolete", "no longer", "replaced by",
  ]

  init(_ document: MarkdownDocument) {
    self.document = document
  }

  /// Looks at the paragraph, item, cell or heading of `node`; for a block of code, at what stands right before it.
  func isWarned(_ node: MarkdownNode.ID) -> Bool {
    let tree = document.tree
    if tree[node].kind == .codeBlock {
      let siblings = tree.children(of: tree[node].parent)
      guard let place = siblings.firstIndex(of: node), place > 0 else { return false }
      return hasWords(siblings[place - 1])
    }
    var block = tree.leaf(of: node) ?? node
    if tree[block].kind == .tableCell { block = tree[block].parent }
    return hasWords(block)
  }

  private func hasWords(_ block: MarkdownNode.ID) -> Bool {
    let text = document.tree.plainText(of: block).lowercased()
    return Self.words.contains { text.contains($0) }
  }
}
