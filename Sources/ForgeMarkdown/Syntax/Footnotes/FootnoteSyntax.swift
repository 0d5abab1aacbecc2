extension SyntaxExtension {
  static let footnotes = SyntaxExtension(
    "footnotes", .footnotes, "Footnotes",
    text: """
      `[^name]` in the text, and `[^name]:` at the start of a block anywhere on the page. Further blocks of the note are indented
      by four spaces. Notes are numbered by first use and stand at the end of the page.
      """,
    cases: [
      SyntaxCase(
        """
        Backups run at night[^zone].

        [^zone]: In UTC, so that summer time moves nothing.

        """,
        html: """
          <p>Backups run at night<sup class="footnote-ref"><a href="#fn1" id="fnref1">1</a></sup>.</p>
          <section class="footnotes">
          <ol>
          <li id="fn1">
          <p>In UTC, so that summer time moves nothing. <a href="#fnref1" class="footnote-backref" aria-label="Back to the text">↩</a></p>
          </li>
          </ol>
          </section>

          """),
      SyntaxCase(
        """
        a[^1] b[^1] c[^2]

        [^1]: one

            more
        [^2]: two

        """,
        html: """
          <p>a<sup class="footnote-ref"><a href="#fn1" id="fnref1">1</a></sup> b<sup class="footnote-ref"><a href="#fn1" id="fnref1-2">1</a></sup> c<sup class="footnote-ref"><a href="#fn2" id="fnref2">2</a></sup></p>
          <section class="footnotes">
          <ol>
          <li id="fn1">
          <p>one</p>
          <p>more <a href="#fnref1" class="footnote-backref" aria-label="Back to the text">↩</a> <a href="#fnref1-2" class="footnote-backref" aria-label="Back to the text">↩<sup class="footnote-ref">2</sup></a></p>
          </li>
          <li id="fn2">
          <p>two <a href="#fnref2" class="footnote-backref" aria-label="Back to the text">↩</a></p>
          </li>
          </ol>
          </section>

          """,
        isShown: false),
    ],
    styles: """
      .footnote-ref { line-height: 0; }
      .footnote-ref a { padding-inline: .15em; text-decoration: none; }
      .footnotes { margin-block-start: 3rem; padding-block-start: 1rem; border-block-start: 1px solid var(--border); font-size: .875rem; color: var(--muted); }
      .footnotes :target, .footnote-ref :target { background: var(--mark); border-radius: 3px; }
      """)
}
