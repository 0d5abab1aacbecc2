/// Formats of data and of settings.
extension Language {
  static let json = Language(
    "json jsonc json5 jsonl ndjson geojson webmanifest",
    Mode(
      rules: [
        .comment("//"), .block("/*", "*/"), .string("\""), .string("'"),
      ], words: Words(groups: [.constants("true false null NaN Infinity undefined")]),
      numbers: .literals(), keys: Keys(marks: ByteSet(":"))))

  static let toml: Language = {
    let values = Mode(
      rules: [
        .comment("#"), .text("\"\"\""), .text("'''", escape: nil), .string("\""), .string("'", escape: nil),
        .enter("[", "array"), .enter("{", "table"),
      ],
      words: Words(
        groups: [.constants("true false inf nan")], start: .name.adding("-+"), body: .name.adding("-.:+"),
        hasMembers: false),
      numbers: .words)
    var main = values
    let section = ByteSet.visible.adding(" ").removing("[]")
    main.rules.insert(.run("[[", section, .type, close: "]]", .lineStart), at: 0)
    main.rules.insert(.run("[", section, .type, close: "]", .lineStart), at: 1)
    main.keys = Keys(marks: ByteSet("="))
    var array = values
    array.end = End(close: "]")
    var table = main
    table.rules = values.rules
    table.end = End(close: "}")
    return Language("toml", ["main": main, "array": array, "table": table])
  }()

  static let ini = Language(
    "ini cfg conf properties dosini env dotenv editorconfig systemd unit desktop",
    Mode(
      rules: [
        .comment("#", .lineStart), .comment(";", .lineStart), .comment("!", .lineStart), .comment(";", .afterBlank),
        .comment("#", .afterBlank),
        .run("[", .visible.adding(" ").removing("[]"), .type, close: "]", .lineStart), .string("\""),
        Rule(open: "${", kind: .variable, action: .run(ByteSet.visible.removing("}"), close: "}")),
      ],
      words: Words(
        groups: [.constants("true false yes no on off True False")],
        start: ByteSet.visible.removing("=;#\"[]'"), body: .visible, hasMembers: false,
        scalar: Scalar(interrupts: ["${"], comments: ByteSet("#;"))),
      numbers: .words, keys: Keys(marks: ByteSet("=:"), isHeadOnly: true), separators: "\n"))

  static let diff = Language(
    "diff patch udiff",
    Mode(rules: [
      .line("+++ ", .name), .line("--- ", .name), .line("diff ", .keyword), .line("index ", .comment),
      .line("new file ", .comment), .line("deleted file ", .comment), .line("similarity ", .comment),
      .line("rename ", .comment), .line("Binary files ", .comment), .line("\\ ", .comment),
      .line("+", .inserted), .line("> ", .inserted), .line("-", .deleted), .line("< ", .deleted), .line("@", .keyword),
      .line("*** ", .name), .line("!", .keyword),
    ]))
}
