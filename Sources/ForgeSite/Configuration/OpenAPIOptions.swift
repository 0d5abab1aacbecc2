package import ForgeDiagnostics
import ForgeYAML

/// `openapi`: a spec, a list of specs, or a mapping.
package struct OpenAPIOptions: Sendable {
  /// The root files of the specs, from the root; nil to find them.
  package var specs: [String]?
  /// The folder with the files of `swagger-ui-dist`; nil for the places that set-up puts them in.
  package var swaggerUI: String?
  package var changelog: Changelog?

  /// A page of what changed since a revision of the repository.
  package struct Changelog: Hashable, Sendable {
    /// As git names it: a tag, a branch, a commit.
    package let from: String
    /// Where `from` is written.
    package let range: SourceRange
    package let title: String

    init?(_ reader: inout ConfigurationReader) {
      let node = reader.node("from")
      let title = reader.string("title")
      guard let node, let from = reader.string("from") else { return nil }
      guard !from.isEmpty else {
        reader.reject(node, "`from` is a revision of the repository, such as a tag")
        return nil
      }
      self.from = from
      range = node.range
      self.title = title ?? "API changes since \(from)"
    }
  }

  init() {}

  init(_ reader: inout ConfigurationReader) {
    guard let node = reader.node("openapi") else { return }
    guard node.mapping != nil else {
      specs = reader.strings("openapi").map(\.text)
      return
    }
    self = reader.nested("openapi") { reader in
      var options = OpenAPIOptions()
      let specs = reader.strings("specs").map(\.text)
      options.specs = specs.isEmpty ? nil : specs
      options.swaggerUI = reader.string("swagger-ui")
      if let node = reader.node("changelog") {
        options.changelog = reader.nested("changelog") { Changelog(&$0) }
        if node.mapping?["from"] == nil { reader.reject(node, "`changelog` has a `from`, the revision it starts at") }
      }
      return options
    }
  }
}
