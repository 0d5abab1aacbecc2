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
  /// Blocks that say which schema they are values of.
  let samples: [DeclaredSample]

  /// What a page says of which nothing is read.
  package static let empty = PageReading(places: [], samples: [])

  init(places: [Place], samples: [DeclaredSample]) {
    self.places = places
    self.samples = samples
  }

  package init(_ document: MarkdownDocument, _ index: EndpointIndex) {
    guard !index.entries.isEmpty else {
      places = []
      samples = []
      return
    }
    samples = DeclaredSample.all(in: document)
    var warnings = MentionContext(document)
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
