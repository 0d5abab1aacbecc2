extension SyntaxExtension {
  static let insertions = SyntaxExtension(
    "insertions", .insertions, "Inserted text",
    text: """
      Two carets on both sides of what is new.
      """,
    cases: [
      SyntaxCase(
        """
        The limit is ~~100~~ ^^200^^ requests.

        """,
        html: """
          <p>The limit is <del>100</del> <ins>200</ins> requests.</p>

          """),
      SyntaxCase(
        """
        a^^b^^c ^^ d ^^

        """,
        html: """
          <p>a^^b^^c ^^ d ^^</p>

          """,
        isShown: false),
    ])
}
