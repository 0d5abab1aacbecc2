package import ForgeDiagnostics
import ForgeYAML

/// An entry of `nav`: a page, an address, or a titled list of entries, as MkDocs writes them.
package indirect enum NavigationOption: Sendable {
  case page(path: String, title: String?, range: SourceRange)
  case link(url: String, title: String)
  case section(title: String, [NavigationOption])

  /// Entries hold lists of entries: the schema that says so has a name.
  static let entryName = "nav-entry"
  static let schema = ConfigurationSchema.list(of: .definition(entryName, entryPhrase))
  static let entrySchema = ConfigurationSchema.path.or(.pair(of: .path.or(schema)))
  private static let entryPhrase = "a path, `Title: path`, or `Title:` with a list"

  static func list(_ items: [YAMLNode]) -> [NavigationOption] { items.compactMap(entry) }

  private static func entry(_ node: YAMLNode) -> NavigationOption? {
    if let path = node.string { return target(path, title: nil, node.range) }
    guard let pair = node.mapping?.pairs.first, let title = pair.key.text else { return nil }
    if let path = pair.value.string { return target(path, title: title, pair.value.range) }
    return .section(title: title, list(pair.value.sequence ?? []))
  }

  private static func target(_ path: String, title: String?, _ range: SourceRange) -> NavigationOption {
    path.contains("://")
      ? .link(url: path, title: title ?? path) : .page(path: path, title: title, range: range)
  }
}
