package import ForgeYAML

/// A text of a description that names a place: a `$ref`, an entry of a discriminator's mapping, a link's operation.
package final class APIReferenceUse: Sendable {
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
  private let resolution: ReferenceResolution

  init(
    _ form: Form, _ node: YAMLNode, _ text: String, in holder: YAMLNode, _ kind: ObjectKind,
    _ resolution: ReferenceResolution
  ) {
    self.form = form
    self.node = node
    self.text = text
    self.holder = holder
    self.kind = kind
    self.resolution = resolution
  }

  /// The place that the text names, or why there is none.
  package var place: Result<APIReference, ReferenceFault> { resolution.place }

  /// What stands at that place, another reference too.
  package var target: YAMLNode? { resolution.target }

  /// Whether a `$ref` stands at that place in turn.
  var leadsOn: Bool { resolution.leadsOn }
}

/// What one text names in one resource, shared by all that say the same.
final class ReferenceResolution: Sendable {
  let place: Result<APIReference, ReferenceFault>
  let target: YAMLNode?
  let leadsOn: Bool

  init(_ place: Result<APIReference, ReferenceFault>, _ target: YAMLNode?) {
    self.place = place
    self.target = target
    leadsOn = target?["$ref"] != nil
  }
}
