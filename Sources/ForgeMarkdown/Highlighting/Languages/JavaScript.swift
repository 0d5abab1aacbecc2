/// JavaScript and TypeScript.
extension Language {
  static let javaScript = Language(
    "javascript js jsx mjs cjs node typescript ts tsx mts cts", javaScriptModes(main: "main"))

  /// The modes of a script that starts in the one named `main`.
  static func javaScriptModes(main: String) -> [String: Mode] {
    var braces = javaScriptCode
    braces.end = End(close: "}")
    var interpolation = javaScriptCode
    interpolation.end = End(close: "}", kind: .variable)
    return [
      main: javaScriptCode, "braces": braces, "interpolation": interpolation,
      "template": Mode(
        fill: .string, rules: [.escape(), .enter("${", "interpolation", .variable)],
        end: End(close: "`", isRequired: true)),
    ]
  }

  private static let javaScriptCode = Mode(
    rules: [
      .comment("//"), .block("/*", "*/"), .line("#!", .comment), .string("\""), .string("'"), .enter("`", "template"),
      Rule(open: "/", kind: .string, place: .operand, action: .span(Span(close: "/"))),
      .run("@", .name.adding("."), .attribute), .enter("{", "braces"),
    ],
    words: Words(
      groups: [
        .keywords(
          """
          async await break case catch const continue debugger delete do else extends finally for from if \
          implements import in instanceof keyof let new of package private protected public readonly return satisfies static \
          switch throw try typeof var void while with yield abstract as override infer
          """),
        Words.Group(words: "export declare default", kind: .keyword, effect: .resumesHead),
        .introducing(.name, "function"), .introducing(.type, "class interface enum namespace"),
        Words.Group(words: "type", kind: .keyword, effect: .introduces(.type), isHeadOnly: true),
        .types("string number boolean any unknown never object symbol bigint"),
        .constants("true false null undefined NaN Infinity"), .variables("this super"),
      ], start: .nameStart.adding("$"), body: .name.adding("$"), calls: ByteSet("("), capitalsAreTypes: true),
    numbers: .literals(), separators: "\n;{}")
}
