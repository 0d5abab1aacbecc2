import ForgeDiagnostics

/// A construct beyond CommonMark: its switch, what the manual says of it, its styles, and the cases that are both its
/// tests and the manual's examples.
package struct SyntaxExtension: Sendable {
  /// The key of its switch under `markdown.syntax`.
  package let name: String
  package let syntax: Syntax
  package let title: String
  /// What to write and what becomes of it, in a few sentences of Markdown.
  package let text: String
  package let cases: [SyntaxCase]
  /// CSS for what it writes, in the variables of the theme; empty where the theme needs none.
  package let styles: String

  init(_ name: String, _ syntax: Syntax, _ title: String, text: String, cases: [SyntaxCase], styles: String = "") {
    self.name = name
    self.syntax = syntax
    self.title = title
    self.text = text
    self.cases = cases
    self.styles = styles
  }
}

/// A piece of a page and the HTML that it becomes, to the byte.
package struct SyntaxCase: Sendable {
  package let markdown: String
  package let html: String
  /// Files that the piece includes, by path.
  package let files: [String: String]
  package let variables: [String: String]
  /// Whether the manual shows it; other cases are tests alone.
  package let isShown: Bool
  /// Whether the piece can stand in the manual itself; of others it shows the HTML.
  package let isLive: Bool

  init(
    _ markdown: String, html: String, files: [String: String] = [:], variables: [String: String] = [:],
    isLive: Bool = true, isShown: Bool = true
  ) {
    self.markdown = markdown
    self.html = html
    self.files = files
    self.variables = variables
    self.isShown = isShown
    self.isLive = isLive && files.isEmpty && variables.isEmpty
  }

  /// How the piece is read.
  package var options: ParseOptions {
    var options = ParseOptions(.site)
    options.variables = variables
    for (path, text) in files { options.includes.add(SourceFile(path: path, text: text)) }
    return options
  }
}
