extension SyntaxExtension {
  static let subscripts = SyntaxExtension(
    "subscripts", .subscripts, "Subscript",
    text: """
      One tilde on both sides, right after a letter or digit and without spaces inside. Elsewhere a single tilde strikes through,
      as on GitHub.
      """,
    cases: [
      SyntaxCase(
        """
        H~2~O

        """,
        html: """
          <p>H<sub>2</sub>O</p>

          """),
      SyntaxCase(
        """
        a~b c~d ~e~

        """,
        html: """
          <p>a<del>b c</del>d <del>e</del></p>

          """,
        isShown: false),
    ])
}
