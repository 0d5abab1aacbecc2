extension SyntaxExtension {
  static let superscripts = SyntaxExtension(
    "superscripts", .superscripts, "Superscript",
    text: """
      One caret on both sides, without spaces inside.
      """,
    cases: [
      SyntaxCase(
        """
        2^10^ bytes

        """,
        html: """
          <p>2<sup>10</sup> bytes</p>

          """),
      SyntaxCase(
        """
        a ^b c^ [^d]e[^f] x^2 + y^2

        """,
        html: """
          <p>a ^b c^ [^d]e[^f] x^2 + y^2</p>

          """,
        isShown: false),
    ],
    styles: """
      .prose :is(sub, sup) { font-size: .75em; line-height: 0; }
      """)
}
