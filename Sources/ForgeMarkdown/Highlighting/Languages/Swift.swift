extension Language {
  static let swift = Language(
    "swift",
    [
      "main": swiftCode(End()), "parentheses": swiftCode(End(close: ")")),
      "interpolation": swiftCode(End(close: ")", kind: .variable)),
      "comment": Mode(fill: .comment, rules: [.enter("/*", "comment")], end: End(close: "*/")),
      "string": Mode(
        fill: .string, rules: [.enter("\\(", "interpolation", .variable), .escape()],
        end: End(close: "\"", isAtLineEnd: true, isRequired: true)),
      "text": Mode(
        fill: .string, rules: [.enter("\\(", "interpolation", .variable), .escape()],
        end: End(close: "\"\"\"", isRequired: true)),
    ])

  private static func swiftCode(_ end: End) -> Mode {
    Mode(
      rules: [
        .comment("//"), .enter("/*", "comment"), .enter("\"\"\"", "text"), .enter("\"", "string"),
        Rule(
          open: "#", kind: .string,
          action: .tagged(Tag(bytes: ByteSet("#"), middle: "\"", before: "\"#", after: ""))),
        .run("@", .name, .attribute), .run("#", .name, .keyword), .run("$", .name, .variable),
        .enter("(", "parentheses"),
        .run("`", .name, .variable, close: "`"),
      ],
      words: Words(
        groups: [
          .keywords(
            """
            any as async await borrowing break case catch consuming continue convenience default defer deinit didSet do else \
            extension fallthrough fileprivate final for get guard if import in indirect infix init inout internal is \
            isolated lazy let mutating nonisolated nonmutating open operator optional override package postfix prefix \
            private public repeat required rethrows return sending set some static subscript switch throw throws try unowned \
            var weak where while willSet
            """),
          .introducing(.name, "func macro"),
          .introducing(.type, "class struct enum protocol actor typealias associatedtype"),
          .types("Self Any"), .constants("true false nil"), .variables("self super"),
        ], calls: ByteSet("("), capitalsAreTypes: true),
      numbers: .literals(), end: end)
  }
}
