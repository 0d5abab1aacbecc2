/// The configuration of nginx: each statement starts with a directive.
extension Language {
  static let nginx = Language(
    "nginx nginxconf",
    Mode(
      rules: [
        .comment("#", .afterBlank), .escape(), .text("\""), .text("'"), .run("$", .name, .variable),
        .run("${", .name, .variable, close: "}"), .run("@", .name.adding("-"), .name, .afterBlank),
      ],
      words: Words(
        groups: [.constants("on off")], start: .nameStart.adding("./"), body: .name.adding("-./:+"), head: .keyword,
        hasMembers: false),
      numbers: .literals(ByteSet("_/:-")), separators: ";{}"))
}
