/// Style sheets: selectors outside braces, declarations inside.
extension Language {
  static let css = Language("css scss less sass postcss", cssModes(main: "main"))

  /// The modes of a style sheet that starts in the one named `main`.
  static func cssModes(main: String) -> [String: Mode] {
    let common: [Rule] = [
      .block("/*", "*/"), .comment("//", .afterBlank), .string("\""), .string("'"),
      .run("--", .name.adding("-"), .variable),
      .run("$", .name.adding("-"), .variable), .enter("{", "declarations"),
      .run("@", .name.adding("-"), .keyword), .run("!", .name, .keyword), .run("&", .name.adding("-"), .name),
      .run("::", .name.adding("-"), .attribute),
    ]
    let words = Words(body: .name.adding("-"), calls: ByteSet("("), hasMembers: false)
    let atRules = ["@media", "@supports", "@layer", "@container"].map { Rule.enter($0, "atRule", .keyword) }
    var selectors = Mode(
      rules: atRules + common + [
        .run(".", .name.adding("-"), .name), .run("#", .name.adding("-"), .name),
        .run(":", .name.adding("-"), .attribute),
        .text("[", "]"),
      ], words: words, numbers: .literals(ByteSet("%")))
    selectors.words?.other = .keyword
    var declarations = Mode(
      rules: common + [
        .run("#", .name, .number), Rule(open: ".", kind: .name, next: .nameStart, action: .run(.name.adding("-"))),
      ], words: words, numbers: .literals(ByteSet("%")))
    // What stands in an at-rule's braces are selectors again.
    var nested = selectors
    nested.end = End(close: "}")
    var atRule = Mode(rules: common.filter { $0.open != "{" } + [.become("{", "nested")], words: words)
    atRule.end = End(close: ";")
    atRule.numbers = declarations.numbers
    atRule.keys = Keys(marks: ByteSet(":"))
    declarations.keys = Keys(marks: ByteSet(":"), isHeadOnly: true)
    declarations.separators = ";{}\n"
    declarations.end = End(close: "}")
    return [main: selectors, "declarations": declarations, "nested": nested, "atRule": atRule]
  }
}
