extension SyntaxExtension {
  static let operationLinks = SyntaxExtension(
    "operation-links", .operationLinks, "Links to operations",
    text: """
      Code that is a method and a path of a spec of the site, such as `GET /api/v1/engagements`, leads to the operation in the API
      reference; so does `[text](operation:listEngagements)`, by the operationId. `[text](rule:links/unknown-page)` leads to the
      heading of a rule in the [rule reference](rules.md).
      """,
    cases: [
      SyntaxCase(
        """
        `GET /no/such/path`

        """,
        html: """
          <p><code>GET /no/such/path</code></p>

          """,
        isShown: false)
    ],
    styles: """
      a.operation { text-decoration-style: dotted; }
      a.operation > code { color: inherit; }
      """)
}
