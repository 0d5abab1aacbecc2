package import ForgeDiagnostics
import ForgeOpenAPI

/// What is wrong with a place that names an endpoint, and where.
package struct MentionFault: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// No path is like that; with the nearest operation's name.
    case unknownEndpoint(name: String, nearest: String?)
    /// The path has other methods, of which `known` is one.
    case unknownMethod(method: String, path: String, known: String)
    case unknownParameter(String, operation: String, nearest: String?)
    case unknownHeader(String, operation: String, nearest: String?)
    case unknownField(String, operation: String, nearest: String?)
    case invalidBody(Message, operation: String, schema: SourceRange)
    case unknownResponseField(String, operation: String, nearest: String?)
    case invalidResponse(Message, operation: String, schema: SourceRange)
    case unknownSchema(String, nearest: String?)
    case unknownSampleField(String, schema: String, nearest: String?)
    case invalidSample(Message, schema: String, place: SourceRange)
    case unknownStatus(Int, operation: String)
    case deprecatedOperation(String)
    case internalOperation(String)
  }

  package let kind: Kind
  package let range: SourceRange
  /// What the text at `range` becomes where the nearest name takes its place; nil where that is not certain to fit.
  package let replacement: String?

  /// Puts the nearest name in the place of the one that is there.
  package var fix: Fix? { replacement.map { .replace(range, with: $0) } }

  init(_ kind: Kind, at range: SourceRange, replacement: String? = nil) {
    self.kind = kind
    self.range = range
    self.replacement = replacement
  }
}
