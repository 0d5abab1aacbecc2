import ForgeYAML

/// `search`: whether the site has a search, and what it leaves out.
package struct SearchOptions: Sendable {
  package var isEnabled = true
  /// The pages that search does not find, by their paths from the docs directory.
  var excluded: [GlobPattern] = []

  static let schema = ConfigurationSchema.flag.or(
    .mapping([
      .key("exclude", .texts, "Pages that search does not find, as patterns of paths from the docs directory")
    ])
  ).described(as: "`true`, `false` or a mapping")

  init() {}

  init(_ reader: inout ConfigurationReader) {
    guard let node = reader.node("search") else { return }
    if let flag = node.bool {
      isEnabled = flag
    } else {
      excluded = reader.nested("search") { $0.strings("exclude").map { GlobPattern($0.text) } }
    }
  }
}
