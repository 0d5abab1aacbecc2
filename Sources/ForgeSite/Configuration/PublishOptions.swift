import ForgeYAML

/// `publish`: what the pages of a site are prepared for.
package struct PublishOptions: Sendable {
  /// Whether pages have a place for a switch between versions, which `forge-docs publish --as` fills in.
  package var hasVersions = false

  static let schema = ConfigurationSchema.mapping([
    .key("versions", .flag, "Whether pages have a place for a switch between versions, for `publish --as`")
  ])

  init() {}

  init(_ reader: inout ConfigurationReader) {
    hasVersions = reader.bool("versions") ?? false
  }
}
