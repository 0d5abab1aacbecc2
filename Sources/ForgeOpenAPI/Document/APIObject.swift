package import ForgeDiagnostics
package import ForgeYAML

/// One of the specification's objects as it stands in a description. A class, since a description has hundreds of
/// thousands: what is handed on is one pointer, not ten.
package final class APIObject: Sendable {
  package let kind: ObjectKind
  package let node: YAMLNode
  /// What it stands under: a field, or a name that the author chose; nil in a list and at the start of a file.
  package let key: YAMLNode?
  /// The place in `APIDescription.objects` of the object around it, or of the first one that refers to it; nil for the
  /// description itself.
  package let parent: Int?

  init(_ kind: ObjectKind, _ node: YAMLNode, key: YAMLNode?, parent: Int?) {
    self.kind = kind
    self.node = node
    self.key = key
    self.parent = parent
  }

  /// Where a finding about the object as a whole is shown: at its first key, not over all of its lines.
  package var start: SourceRange { node.firstKeyRange }
}

extension YAMLNode {
  var firstKeyRange: SourceRange { mapping?.pairs.first?.key.range ?? range }
}
