package import ForgeDiagnostics
package import ForgeYAML

/// One of the specification's objects as it stands in a description.
package struct APIObject: Sendable {
  package let kind: ObjectKind
  package let node: YAMLNode
  /// What it stands under: a field, or a name that the author chose; nil in a list and at the start of a file.
  package let key: YAMLNode?
  /// The place in `APIDescription.objects` of the object around it, or of the first one that refers to it; nil for the
  /// description itself.
  package let parent: Int?

  /// Where a finding about the object as a whole is shown: at its first key, not over all of its lines.
  package var start: SourceRange { node.firstKeyRange }
}

extension YAMLNode {
  var firstKeyRange: SourceRange { mapping?.pairs.first?.key.range ?? range }
}

/// A text of a description that names a place: a `$ref`, an entry of a discriminator's mapping, a link's operation.
package struct APIReferenceUse: Sendable {
  package enum Form: Hashable, Sendable {
    case reference, discriminator, link
  }

  package let form: Form
  /// The text with its range.
  package let node: YAMLNode
  package let text: String
  /// The mapping that the text stands in.
  package let holder: YAMLNode
  /// What belongs at the place that it names.
  package let kind: ObjectKind
  package let place: Result<APIReference, ReferenceFault>
  /// Whether a `$ref` stands at that place in turn.
  let leadsOn: Bool
  /// What stands there instead; nil where it fits, or nothing is there.
  package fileprivate(set) var otherKind: ObjectKind?
}

extension APIReferenceUse {
  mutating func note(otherKind: ObjectKind) {
    self.otherKind = otherKind
  }
}
