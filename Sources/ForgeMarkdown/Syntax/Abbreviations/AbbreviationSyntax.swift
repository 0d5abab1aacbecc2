extension SyntaxExtension {
  static let abbreviations = SyntaxExtension(
    "abbreviations", .abbreviations, "Abbreviations",
    text: """
      `*[short]: what it is short for`, on lines of their own anywhere on the page. Every use says so under the pointer.
      """,
    cases: [
      SyntaxCase(
        """
        The RTO is one hour.

        *[RTO]: Recovery time objective

        """,
        html: """
          <p>The <abbr title="Recovery time objective">RTO</abbr> is one hour.</p>

          """),
      SyntaxCase(
        """
        RTOs, RTO-2, `RTO`, [RTO](#a)

        *[RTO]: Recovery <time>
        *[RPO]: Recovery point

        """,
        html: """
          <p>RTOs, <abbr title="Recovery &lt;time&gt;">RTO</abbr>-2, <code>RTO</code>, <a href="#a">RTO</a></p>

          """,
        isShown: false),
    ])
}
