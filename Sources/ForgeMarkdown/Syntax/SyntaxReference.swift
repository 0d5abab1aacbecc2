/// The manual's page of all constructs, with the source and the result of each case that it shows.
package enum SyntaxReference {
  package static func markdown(_ extensions: [SyntaxExtension]) -> String {
    var text = """
      ---
      title: Syntax
      description: Every construct beyond CommonMark that pages can use, with source and result.
      ---
      # Syntax

      - **For**: everyone who writes pages, and wants one construct in full.
      - **At the end**: you know what to write, and what it becomes.
      - **Needs**: nothing to read; [Markdown](markdown.md) is the way in.
      - **Takes**: a minute for a construct.

      What pages can hold beyond [CommonMark 0.30](https://spec.commonmark.org/0.30/). Each construct has a switch, which
      turns its characters back into text for all pages:

      ```yaml title="forge-docs.yaml"
      markdown:
        syntax:
          emoji: false
      ```

      This page is written by `forge-docs syntax --markdown`, from the cases that test the constructs.

      """
    for syntax in extensions {
      text += "\n## \(syntax.title)\n\n\(syntax.text)\n\nSwitch: `\(syntax.name)`.\n"
      for example in syntax.cases where example.isShown { text += self.example(example) }
    }
    return text
  }

  private static func example(_ example: SyntaxCase) -> String {
    var text = fenced(example.markdown, "markdown")
    for (path, file) in example.files.sorted(by: { $0.key < $1.key }) {
      text += "\nWith `\(path)`:\n" + fenced(file, "text")
    }
    let values = example.variables.sorted { $0.key < $1.key }.map { "`\($0.key)` set to `\($0.value)`" }
    let condition = values.isEmpty ? "" : "With \(values.joined(separator: ", "))"
    if example.isLive { return text + (condition.isEmpty ? "" : "\n\(condition):\n") + "\n\(example.markdown)" }
    return text + (condition.isEmpty ? "\nbecomes\n" : "\n\(condition), becomes\n") + fenced(example.html, "html")
  }

  /// A fence longer than any in `code`. Directives in it are shown, not followed.
  private static func fenced(_ code: String, _ language: String) -> String {
    var fence = "```"
    while code.contains(fence) { fence += "`" }
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      let text = line.drop { $0 == " " }
      return text.hasPrefix("--8<--") ? "\(line.prefix(line.count - text.count));\(text)" : String(line)
    }
    return "\n\(fence)\(language)\n\(lines.joined(separator: "\n"))\(fence)\n"
  }
}
