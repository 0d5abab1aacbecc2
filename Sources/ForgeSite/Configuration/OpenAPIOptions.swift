package import ForgeDiagnostics
package import ForgeOpenAPI
import ForgeYAML

/// `openapi`: a spec, a list of specs, or a mapping.
package struct OpenAPIOptions: Sendable {
  /// The root files of the specs, from the root; nil to find them.
  package var specs: [String]?
  /// The folder with the files of `swagger-ui-dist`; nil for the places that set-up puts them in.
  package var swaggerUI: String?
  package var changelog: Changelog?
  /// Whether readers can send requests from Swagger UI.
  package var hasTryIt = false
  /// Files that tell of endpoints from elsewhere, from the root.
  package var inventory: [String] = []
  package var allowedReferences = AllowedReferences.none

  /// A page of what changed since a revision of the repository.
  package struct Changelog: Hashable, Sendable {
    /// As git names it: a tag, a branch, a commit.
    package let from: String
    /// Where `from` is written.
    package let range: SourceRange
    package let title: String

    static let schema = ConfigurationSchema.mapping([
      .required("from", .filledText, "The revision that is compared with: a tag, a branch or a commit"),
      .key("title", .text, "The title of the page"),
    ])

    init?(_ reader: inout ConfigurationReader) {
      let title = reader.string("title")
      guard let node = reader.node("from"), let from = node.text else { return nil }
      self.from = from
      range = node.range
      self.title = title ?? "API changes since \(from)"
    }
  }

  static let schema = ConfigurationSchema.texts.or(
    .mapping([
      .key("specs", .texts, "The root file of each description"),
      .key(
        "allow-external", .texts.described(as: "`true` or addresses"),
        "Addresses on other hosts that references may lead to, or true for any"),
      .key("inventory", .texts, "What others know of the endpoints: specs, routes, access logs, HAR archives"),
      .key("changelog", Changelog.schema, "A page of what changed since a revision of the repository"),
      .key("try-it", .flag, "Whether readers can send requests to the API from Swagger UI"),
      .key("swagger-ui", .text, "The folder with swagger-ui-bundle.js and swagger-ui.css"),
    ])
  ).described(as: "a path, a list of paths or a mapping")

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
      options.allowedReferences =
        reader.bool("allow-external") == true ? .all : .below(reader.strings("allow-external").map(\.text))
      options.hasTryIt = reader.bool("try-it") ?? false
      options.swaggerUI = reader.string("swagger-ui")
      options.inventory = reader.strings("inventory").map(\.text)
      options.changelog = reader.nested("changelog") { Changelog(&$0) }
      return options
    }
  }
}
