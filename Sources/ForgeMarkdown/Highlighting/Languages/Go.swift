extension Language {
  static let go = Language(
    "go golang",
    Mode(
      rules: [
        .comment("//"), .block("/*", "*/"), .string("\""), .text("`", escape: nil), .character(),
      ],
      words: Words(
        groups: [
          .keywords(
            """
            break case chan const continue default defer else fallthrough for go goto if import interface map range return \
            select struct switch var
            """),
          .introducing(.name, "func package"), .introducing(.type, "type"),
          .types(
            """
            any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint \
            uint8 uint16 uint32 uint64 uintptr
            """),
          .constants("true false nil iota"),
        ], calls: ByteSet("(")),
      numbers: .literals()))

  static let goModule = Language(
    "go.mod gomod go-mod",
    Mode(
      rules: [.comment("//")],
      words: Words(
        groups: [.heads("module go toolchain require replace exclude retract")], body: .name.adding("-./+"),
        hasMembers: false),
      separators: "\n"))
}
