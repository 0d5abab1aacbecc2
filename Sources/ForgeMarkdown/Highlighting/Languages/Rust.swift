extension Language {
  static let rust: Language = {
    let code = Mode(
      rules: [
        .comment("//"), .enter("/*", "comment"), .text("\""), .text("b\"", "\""), .text("c\"", "\""),
        .character(), .character("b'"),
        // What is no character is a lifetime or a label.
        .run("'", .name, .variable),
        rawString("r"), rawString("br"), rawString("cr"),
        .enter("#[", "attribute"), .enter("#![", "attribute"),
        .run("$", .name, .variable),
      ],
      words: Words(
        groups: [
          .keywords(
            """
            as async await break const continue crate dyn else extern for if impl in let loop match move mut pub ref return \
            static super unsafe use where while yield
            """),
          .introducing(.name, "fn mod macro_rules"), .introducing(.type, "struct enum trait type union"),
          .types("bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize Self"),
          .constants("true false None Some Ok Err"), .variables("self"),
        ], calls: ByteSet("(!"), capitalsAreTypes: true),
      numbers: .literals())
    return Language(
      "rust rs",
      [
        "main": code,
        "comment": Mode(fill: .comment, rules: [.enter("/*", "comment")], end: End(close: "*/")),
        "attribute": Mode(fill: .attribute, rules: [.string("\""), .enter("[", "attribute")], end: End(close: "]")),
      ])
  }()

  private static func rawString(_ prefix: String) -> Rule {
    Rule(
      open: prefix, kind: .string, place: .outsideWord,
      action: .tagged(Tag(bytes: ByteSet("#"), middle: "\"", before: "\"", after: "")))
  }
}
