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

  init() {}

  init(_ reader: inout ConfigurationReader) {
    if let node = reader.node("html"), let text = reader.string("html") {
      trustsHTML = text == "trusted"
      if text != "trusted", text != "sanitized" { reader.reject(node, "`html` is `sanitized` or `trusted`") }
    }
    excludedSyntax = reader.nested("syntax") { reader in
      allSyntaxExtensions.reduce(into: []) { excluded, syntax in
        if reader.bool(syntax.name) == false { excluded.formUnion(syntax.syntax) }
      }
    }
    for pair in reader.mappingNode("variables")?.pairs ?? [] {
      guard let name = pair.key.text, case .scalar(let scalar) = pair.value.content else {
        reader.reject(pair.value, "a variable is text, a number, or true or false")
        continue
      }
      variables[name] = scalar.text.split(whereSeparator: \.isNewline).joined(separator: " ")
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
