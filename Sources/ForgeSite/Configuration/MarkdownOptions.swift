import ForgeDiagnostics
package import ForgeMarkdown
import ForgeYAML

/// `markdown`: how pages are read.
package struct MarkdownOptions: Sendable {
  /// Raw HTML is written as it is instead of sanitised.
  package var trustsHTML = false
  /// The constructs that are switched off.
  package var excludedSyntax: Syntax = []
  /// What `{{ name }}` stands for.
  package var variables: [String: String] = [:]
  /// Folders from the root that included files are looked up in.
  package var includePaths: [String] = []
  /// The program that draws each kind of diagram or formula, with its arguments.
  package var renderers: [DrawingSource.Kind: [String]] = [:]

  static let schema = ConfigurationSchema.mapping([
    .key("html", .words(["sanitized", "trusted"]), "Whether raw HTML goes through an allow list"),
    .key(
      "syntax", .mapping(allSyntaxExtensions.map { .key($0.name, .flag, $0.title) }),
      "Which constructs beyond CommonMark are read; all are unless switched off"),
    .key("variables", .map(of: .text), "What {{ name }} on a page stands for"),
    .key("include-paths", .texts, "Folders from the root that included files are looked up in"),
    .key(
      "renderers",
      .mapping(DrawingSource.Kind.allCases.map { .key($0.rawValue, .texts, "A command and its arguments") }),
      "Programs that draw diagrams and formulas"),
  ])

  init() {}

  init(_ reader: inout ConfigurationReader) {
    trustsHTML = reader.string("html") == "trusted"
    excludedSyntax = reader.nested("syntax") { reader in
      allSyntaxExtensions.reduce(into: []) { excluded, syntax in
        if reader.bool(syntax.name) == false { excluded.formUnion(syntax.syntax) }
      }
    }
    for pair in reader.pairs("variables") {
      guard let name = pair.key.text, let text = pair.value.text else { continue }
      variables[name] = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
    includePaths = reader.strings("include-paths").map(\.text)
    renderers = reader.nested("renderers") { reader in
      var renderers: [DrawingSource.Kind: [String]] = [:]
      for kind in DrawingSource.Kind.allCases {
        let command = reader.strings(kind.rawValue).map(\.text)
        if !command.isEmpty { renderers[kind] = command }
      }
      return renderers
    }
  }
}
