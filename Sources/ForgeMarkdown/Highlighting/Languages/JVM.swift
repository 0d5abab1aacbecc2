/// Java, and the languages of its machine.
extension Language {
  static let java = Language(
    "java",
    Mode(
      rules: jvmRules + [.text("\"\"\""), .string("\""), .character()],
      words: Words(
        groups: [
          .keywords(
            """
            abstract assert break case catch const continue default do else extends final finally for goto if implements \
            import instanceof native new package permits private protected public return sealed static strictfp \
            super switch synchronized throw throws transient try var volatile when while yield module requires exports opens
            """),
          .introducing(.type, "class interface enum record"),
          .types("boolean byte char double float int long short void"), .constants("true false null"),
          .variables("this"),
        ], calls: ByteSet("("), capitalsAreTypes: true),
      numbers: .literals()))

  static let kotlin = Language(
    "kotlin kt kts",
    [
      "main": kotlinCode(End()), "interpolation": kotlinCode(End(close: "}", kind: .variable)),
      "braces": kotlinCode(End(close: "}")),
      "string": Mode(
        fill: .string, rules: [.escape()] + templates, end: End(close: "\"", isAtLineEnd: true, isRequired: true)),
      "text": Mode(fill: .string, rules: templates, end: End(close: "\"\"\"", isRequired: true)),
    ])

  static let groovy = Language(
    "groovy gradle jenkinsfile jenkins",
    Mode(
      rules: jvmRules + [.line("#!", .comment), .text("\"\"\""), .text("'''"), .string("\""), .string("'")],
      words: Words(
        groups: [
          .keywords(
            """
            abstract as assert break case catch const continue def default do else extends final finally for goto if \
            implements import in instanceof new package private protected public return static super switch throw throws \
            trait try var while
            """),
          .introducing(.type, "class interface enum"),
          .types("boolean byte char double float int long short void"), .constants("true false null"),
          .variables("this"),
        ], calls: ByteSet("("), capitalsAreTypes: true),
      numbers: .literals()))

  static let scala = Language(
    "scala sbt sc",
    Mode(
      rules: jvmRules + [.text("\"\"\""), .string("\""), .character()]
        + ["s", "f", "raw"].flatMap { prefix -> [Rule] in
          [
            .text(prefix + "\"\"\"", "\"\"\""),
            Rule(open: prefix + "\"", kind: .string, place: .outsideWord, action: .span(Span(close: "\""))),
          ]
        },
      words: Words(
        groups: [
          .keywords(
            """
            abstract case catch derives do else export extends extension final finally for forSome given if implicit import \
            lazy match new override package private protected return sealed super then throw try using val var while with \
            yield inline opaque
            """),
          .introducing(.name, "def"), .introducing(.type, "class trait object enum type"),
          .constants("true false null"), .variables("this"),
        ], calls: ByteSet("("), capitalsAreTypes: true),
      numbers: .literals()))

  private static let jvmRules: [Rule] = [
    .comment("//"), .block("/*", "*/"), .token("@interface", .keyword), .run("@", .name.adding("."), .attribute),
  ]

  private static let templates: [Rule] = [.enter("${", "interpolation", .variable), .run("$", .nameStart, .variable)]

  private static func kotlinCode(_ end: End) -> Mode {
    Mode(
      rules: jvmRules + [.enter("\"\"\"", "text"), .enter("\"", "string"), .character(), .enter("{", "braces")],
      words: Words(
        groups: [
          .keywords(
            """
            abstract actual annotation as break by catch companion const constructor continue crossinline data do else \
            expect external final finally for get if import in infix init inline inner internal is lateinit noinline open \
            operator out override package private protected public reified return sealed set super suspend tailrec throw \
            try typealias val value var vararg when where while
            """),
          .introducing(.name, "fun"), .introducing(.type, "class interface object enum"),
          .constants("true false null"), .variables("this it"),
        ], calls: ByteSet("("), capitalsAreTypes: true),
      numbers: .literals(), end: end)
  }
}
