extension SyntaxExtension {
  static let autolinks = SyntaxExtension(
    "autolinks", .autolinks, "Autolinks",
    text: """
      `https://…`, `http://…`, `ftp://…`, `www.…` and email addresses in the text become links, without the punctuation that
      ends a sentence.
      """,
    cases: [
      SyntaxCase(
        """
        See https://example.org/status, www.example.org or ops@example.org.

        """,
        html: """
          <p>See <a href="https://example.org/status">https://example.org/status</a>, <a href="http://www.example.org">www.example.org</a> or <a href="mailto:ops@example.org">ops@example.org</a>.</p>

          """),
      SyntaxCase(
        """
        https://example.org/__init__.py and *https://example.org/a*b*

        | `https://example.org/_a_` | https://example.org/_a_/`x` |
        |---|---|

        """,
        html: """
          <p><a href="https://example.org/__init__.py">https://example.org/__init__.py</a> and <em><a href="https://example.org/a*b">https://example.org/a*b</a></em></p>
          <div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table>
          <thead>
          <tr>
          <th><code>https://example.org/_a_</code></th>
          <th><a href="https://example.org/_a_/%60x%60">https://example.org/_a_/`x`</a></th>
          </tr>
          </thead>
          </table></div>

          """,
        isShown: false),
    ])
}
