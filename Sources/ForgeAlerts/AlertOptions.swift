package import ForgeDiagnostics

/// What the repository says of its alerts.
package struct AlertOptions: Sendable {
  /// A URL below which runbooks lie, and the folder of the docs directory that it shows; empty for all of it.
  package struct Prefix: Hashable, Sendable {
    package let url: String
    package let folder: String

    package init(url: String, folder: String = "") {
      self.url = url
      self.folder = folder
    }
  }

  package var runbooks: [Prefix] = []
  /// Further annotations that lead to runbooks.
  package var annotations: [String] = []
  /// Names and globs of metrics, and files that list them, each with the place that says so.
  package var metrics: [(text: String, range: SourceRange)] = []
  /// Files, as patterns of paths from the root, whose alerts are not the repository's own.
  package var ignoredFiles: [String] = []

  package init() {}

  /// The annotations that lead to a runbook by custom.
  static let usualAnnotations = ["runbook_url", "runbook", "runbookUrl", "runbookURL", "runbook_link"]

  var allAnnotations: [String] { Self.usualAnnotations + annotations }
}
