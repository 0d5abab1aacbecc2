package import ForgeDiagnostics
package import ForgeYAML

/// One of the specification's objects as it stands in a description. A class, since a description has hundreds of
/// thousands: what is handed on is one pointer, not ten.
package final class APIObject: Sendable {
  package let kind: ObjectKind
  package let node: YAMLNode
  private let entry: MappingEntry?
  /// The place in `APIDescription.objects` of the object around it, or of the first one that refers to it; nil for the
  /// description itself.
  package let parent: Int?

  init(_ kind: ObjectKind, _ node: YAMLNode, _ entry: MappingEntry?, parent: Int?) {
    self.kind = kind
    self.node = node
    self.entry = entry
    self.parent = parent
  }

  /// What it stands under: a field, or a name that the author chose. For an item of a list it is that of the list, for
  /// what only a reference leads to that of the reference's holder.
  package var key: YAMLNode? { entry?.key }

  /// Where a finding about the object as a whole is shown: at its first key, not over all of its lines.
  package var start: SourceRange { node.firstKeyRange }
}

/// A pair of a mapping, as cheap to pass on as the mapping.
struct MappingEntry: Sendable {
  let mapping: YAMLMapping
  let index: Int

  var key: YAMLNode { mapping.pairs[index].key }
}

extension YAMLNode {
  var firstKeyRange: SourceRange { mapping?.pairs.first?.key.range ?? range }
}
