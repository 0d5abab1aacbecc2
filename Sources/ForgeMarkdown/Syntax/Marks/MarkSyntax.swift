extension SyntaxExtension {
  static let marks = SyntaxExtension(
    "marks", .marks, "Marked text",
    text: """
      Two equals signs on both sides. Operators such as `a==b` are left alone.
      """,
    cases: [
      SyntaxCase(
        """
        Keep ==the signing key== offline.

        """,
        html: """
          <p>Keep <mark>the signing key</mark> offline.</p>

          """),
      SyntaxCase(
        """
        a==b and c==d, == e ==, ===f===

        """,
        html: """
          <p>a==b and c==d, == e ==, ===f===</p>

          """,
        isShown: false),
    ],
    styles: """
      mark { background: var(--mark); color: inherit; border-radius: 3px; padding-inline: .15em; }
      """)
}
