package import ForgeDiagnostics

/// A place on a page that names an operation.
package struct Mention: Hashable, Sendable {
  package let endpoint: Endpoint
  /// The page among those that were read.
  package let page: Int
  package let range: SourceRange
}
