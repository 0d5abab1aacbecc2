package import ForgeDiagnostics
import ForgeYAML

/// `site`: what the site says of itself.
package struct SiteOptions: Sendable {
  package var title = "Documentation"
  package var description = ""
  /// Where the site is hosted, with a slash at its end; empty where that is not known.
  package var url = ""
  /// The repository's address, for links to files outside the docs directory and to edit pages; empty for none.
  package var repository = ""
  package var branch = "main"
  package var hasEditLinks = true
  package var language = "en"

  init() {}

  init(_ reader: inout ConfigurationReader) {
    title = reader.string("title") ?? title
    description = reader.string("description") ?? ""
    let urlNode = reader.node("url")
    url = reader.string("url") ?? ""
    repository = reader.string("repository") ?? ""
    branch = reader.string("branch") ?? branch
    hasEditLinks = reader.bool("edit") ?? true
    language = reader.string("language") ?? language
    if let urlNode, !url.hasPrefix("https://"), !url.hasPrefix("http://") {
      reader.reject(urlNode, "`url` starts with `https://` or `http://`")
      url = ""
    }
    if !url.isEmpty, !url.hasSuffix("/") { url += "/" }
    while repository.hasSuffix("/") { repository.removeLast() }
  }
}

/// `coverage`: when the API counts as documented.
package struct CoverageOptions: Sendable {
  /// The share of public operations, in percent, that pages must mention.
  package var threshold = 100.0
  package var exclusions: [Exclusion] = []

  /// An operation that a reviewer decided to leave out.
  package struct Exclusion: Hashable, Sendable {
    /// `METHOD /path` or an operationId.
    package let operation: String
    package let reason: String
    package let range: SourceRange
  }

  init() {}

  init(_ reader: inout ConfigurationReader) {
    if let node = reader.node("threshold"), let number = reader.number("threshold") {
      threshold = number
      if !(0...100).contains(number) { reader.reject(node, "`threshold` is a percentage from 0 to 100") }
    }
    for item in reader.sequence("exclude") {
      let operation = item["operation"]?.string ?? ""
      let reason = item["reason"]?.string ?? ""
      guard !operation.isEmpty, !reason.isEmpty else {
        reader.reject(item, "an exclusion has an `operation` and a `reason`")
        continue
      }
      exclusions.append(Exclusion(operation: operation, reason: reason, range: item.range))
    }
  }
}

/// `theme`: where templates, styles and scripts of the site's own are.
package struct ThemeOptions: Sendable {
  /// The folder whose files take the place of the theme's files of the same name.
  package var folder = "site"

  init() {}

  init(_ reader: inout ConfigurationReader) {
    folder = reader.string("folder") ?? folder
  }
}

/// An entry of `nav`: a page, an address, or a titled list of entries, as MkDocs writes them.
package indirect enum NavigationOption: Sendable {
  case page(path: String, title: String?, range: SourceRange)
  case link(url: String, title: String)
  case section(title: String, [NavigationOption])

  static func list(_ node: YAMLNode, _ reader: inout ConfigurationReader) -> [NavigationOption] {
    guard let items = node.sequence else {
      reader.reject(node, "`nav` is a list")
      return []
    }
    return items.compactMap { entry($0, &reader) }
  }

  private static func entry(_ node: YAMLNode, _ reader: inout ConfigurationReader) -> NavigationOption? {
    if let path = node.string { return target(path, title: nil, node.range) }
    guard let pair = node.mapping?.pairs.first, node.mapping?.pairs.count == 1, let title = pair.key.text else {
      reader.reject(node, "a `nav` entry is a path, `Title: path`, or `Title:` with a list")
      return nil
    }
    if let path = pair.value.string { return target(path, title: title, pair.value.range) }
    return .section(title: title, list(pair.value, &reader))
  }

  private static func target(_ path: String, title: String?, _ range: SourceRange) -> NavigationOption {
    path.contains("://")
      ? .link(url: path, title: title ?? path) : .page(path: path, title: title, range: range)
  }
}
