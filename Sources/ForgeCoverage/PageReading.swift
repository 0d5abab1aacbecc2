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
    /// Whether the text around says that the operation is on its way out, or that there is no such endpoint.
    let isWarned: Bool
    /// The operations of several descriptions that the request may mean.
    var alternatives: [Endpoint] = []
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
        let isWarned: Bool
        switch resolution {
        case .endpoint(let endpoint):
          isWarned = index.operation(endpoint).isDeprecated && warnings.isWarned(request.node)
        case .unknownMethod, .unknownEndpoint: isWarned = warnings.isDenied(request)
        case .foreign: return nil
        }
        return Place(
          resolution: resolution, range: request.sample.range(request.range), request: request, isWarned: isWarned,
          alternatives: index.alternatives(request))
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

  private static let denials = [
    "there is no", "there are no", "no longer", "removed", "removal", "not supported", "n't supported", "unsupported",
    "not exist", "n't exist", "not available", "unavailable", "deprecat", "is gone", "dropped", "no such", "never had",
  ]

  /// Whether the page itself says that there is no such endpoint: in words, by striking it through, or by the answer.
  func isDenied(_ request: SampleRequest) -> Bool {
    let statuses = request.statuses.map(\.code) + request.answers.map(\.status.code)
    if statuses.contains(where: { [404, 405, 410, 501].contains($0) }) { return true }
    let tree = document.tree
    var node = request.node
    while node > 0 {
      if tree[node].kind == .strikethrough { return true }
      node = tree[node].parent
    }
    return hasWords(around: request.node, Self.denials)
  }

  /// Whether readers are warned of an operation that is named at `node`.
  func isWarned(_ node: MarkdownNode.ID) -> Bool { hasWords(around: node, Self.words) }

  /// Looks at the paragraph, item, cell or heading of `node`; for a block of code, at what stands right before it.
  private func hasWords(around node: MarkdownNode.ID, _ words: [String]) -> Bool {
    let tree = document.tree
    if tree[node].kind == .codeBlock {
      let siblings = tree.children(of: tree[node].parent)
      guard let place = siblings.firstIndex(of: node), place > 0 else { return false }
      return hasWords(siblings[place - 1], words)
    }
    var block = tree.leaf(of: node) ?? node
    if tree[block].kind == .tableCell { block = tree[block].parent }
    return hasWords(block, words)
  }

  private func hasWords(_ block: MarkdownNode.ID, _ words: [String]) -> Bool {
    let text = document.tree.plainText(of: block).lowercased()
    return words.contains { text.contains($0) }
  }
}
