extension SyntaxExtension {
  static let strikethrough = SyntaxExtension(
    "strikethrough", .strikethrough, "Strikethrough",
    text: """
      Two tildes on both sides, or one, as on GitHub.
      """,
    cases: [
      SyntaxCase(
        """
        ~~Port 80~~ Port 443

        """,
        html: """
          <p><del>Port 80</del> Port 443</p>

          """),
      SyntaxCase(
        """
        ~one~ and ~~two~~, not ~~~three~~~ or ~~ spaces ~~

        """,
        html: """
          <p><del>one</del> and <del>two</del>, not ~~~three~~~ or ~~ spaces ~~</p>

          """,
        isShown: false),
    ])
}
