/// Style sheets: selectors outside braces, declarations inside.
extension Language {
  static let css = Language("css scss less sass postcss", cssModes(main: "main"))

  /// The modes of a style sheet that starts in the one named `main`.
  static func cssModes(main: String) -> [String: Mode] {
    let common: [Rule] = [
      .block("/*", "*/"), .comment("//", .afterBlank), .string("\""), .string("'"), .run("--", .name.adding("-"), .variable),
      .run("$", .name.adding("-"), .variable), .enter("{", "declarations"),
      .run("@", .name.adding("-"), .keyword), .run("!", .name, .keyword), .run("&", .name.adding("-"), .name),
      .run("::", .name.adding("-"), .attribute),
    ]
    let words = Words(body: .name.adding("-"), calls: ByteSet("("), hasMembers: false)
    var selectors = Mode(
      rules: common + [
        .run(".", .name.adding("-"), .name), .run("#", .name.adding("-"), .name), .run(":", .name.adding("-"), .attribute),
        .text("[", "]"),
      ], words: words, numbers: .literals(ByteSet("%")))
    selectors.words?.other = .keyword
    var declarations = Mode(
      rules: common + [
        .run("#", .name, .number), Rule(open: ".", kind: .name, next: .nameStart, action: .run(.name.adding("-"))),
      ], words: words, numbers: .literals(ByteSet("%")))
    declarations.keys = Keys(marks: ByteSet(":"), isHeadOnly: true)
    declarations.separators = ";{}\n"
    declarations.end = End(close: "}")
    return [main: selectors, "declarations": declarations]
  }
}
