package import ForgeDiagnostics

/// Why templates could not be parsed or rendered, and where.
package struct GoTemplateError: Error, Hashable, Sendable {
  /// The cause in a few words, without the places that Go puts before it.
  package let message: String
  package let kind: GoFailure.Kind
  /// The action, or the part of it, that failed.
  package let range: SourceRange
  /// The calls of templates that led there, the innermost first.
  package internal(set) var includes: [SourceRange]

  package init(_ failure: GoFailure, at range: SourceRange, includes: [SourceRange] = []) {
    message = failure.message
    kind = failure.kind
    self.range = range
    self.includes = includes
  }
}
