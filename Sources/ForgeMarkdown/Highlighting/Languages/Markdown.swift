/// Markdown, as text about itself shows it.
extension Language {
  static let markdown: Language = {
    let fences: [Rule] = ["````", "```", "~~~"].map { fence in
      Rule(
        open: fence, kind: .string, place: .lineStart,
        action: .span(Span(close: "\n" + fence, escape: nil, spansLines: true)))
    }
    let headings: [Rule] = (1...6).reversed().map { level in
      .line(String(repeating: "#", count: level) + " ", .keyword, .lineStart)
    }
    return Language(
      "markdown md mdx commonmark gfm mkd",
      [
        "main": Mode(
          rules: fences + headings + [
            .escape(), .block("<!--", "-->"), .text("``", escape: nil),
            Rule(open: "`", kind: .string, action: .span(Span(close: "`", escape: nil))),
            .line(":::", .attribute, .lineStart), .line("!!! ", .attribute, .lineStart),
            .line("??? ", .attribute, .lineStart),
            .line("???+ ", .attribute, .lineStart), .line("=== \"", .attribute, .lineStart),
            .token("> ", .comment, .lineStart), .token("- ", .keyword, .lineStart), .token("* ", .keyword, .lineStart),
            .token("+ ", .keyword, .lineStart),
            Rule(open: "](", kind: .variable, action: .span(Span(close: ")"))),
            .enter("[", "link"),
            .run("<", .visible.removing("<>"), .attribute, close: ">"),
          ]),
        "link": Mode(
          fill: .name, rules: [.escape()], end: End(close: "](", isLeft: true, isAtLineEnd: true, isRequired: true)),
      ])
  }()
}
