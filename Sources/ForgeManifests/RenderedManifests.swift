package import ForgeDiagnostics

/// What a deployment would create, as far as it can be known without a cluster and without the network.
package struct RenderedManifests: Sendable {
  /// A part that could not be looked into: what it would create is unknown, not absent.
  package struct Gap: Hashable, Sendable {
    package enum Cause: Hashable, Sendable {
      /// A base, chart or file at an address outside the repository.
      case remote(String)
      /// A declared dependency, file or folder that is not there.
      case missing(String)
      /// A part that does not parse or render; its finding says why.
      case broken(String)
      /// A file that another tool makes manifests of, such as one with variables of `envsubst`.
      case template(String)
    }

    package let cause: Cause
    /// What names the part.
    package let range: SourceRange

    package init(_ cause: Cause, at range: SourceRange) {
      self.cause = cause
      self.range = range
    }
  }

  /// In the order in which the tool that deploys them writes them.
  package var objects: [KubernetesObject]
  package var gaps: [Gap]
  package var diagnostics: [Diagnostic]
  /// The files that were read, so that ranges can be shown.
  package var files: [SourceFile]

  package init(
    objects: [KubernetesObject] = [], gaps: [Gap] = [], diagnostics: [Diagnostic] = [], files: [SourceFile] = []
  ) {
    self.objects = objects
    self.gaps = gaps
    self.diagnostics = diagnostics
    self.files = files
  }
  /// Adds what is deployed beside it. A file that both read is listed once.
  package static func += (left: inout Self, right: Self) {
    let known = Set(left.files.map(\.path))
    left.objects += right.objects
    left.gaps += right.gaps
    left.diagnostics += right.diagnostics
    left.files += right.files.filter { !known.contains($0.path) }
  }
}
