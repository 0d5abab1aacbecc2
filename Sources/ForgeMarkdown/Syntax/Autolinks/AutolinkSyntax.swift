extension SyntaxExtension {
  static let autolinks = SyntaxExtension(
    "autolinks", .autolinks, "Autolinks",
    text: """
      `https://…`, `http://…`, `ftp://…`, `www.…` and e-mail addresses in the text become links, without the punctuation that
      ends a sentence.
      """,
    cases: [
      SyntaxCase(
        """
        See https://example.org/status, www.example.org or ops@example.org.

        """,
        html: """
          <p>See <a href="https://example.org/status">https://example.org/status</a>, <a href="http://www.example.org">www.example.org</a> or <a href="mailto:ops@example.org">ops@example.org</a>.</p>

          """)
    ])
}
