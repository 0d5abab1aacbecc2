extension SyntaxExtension {
  static let math = SyntaxExtension(
    "math", .math, "Math",
    text: """
      TeX between dollars: `$…$` in the text, `$$…$$` or a `math` fence for a block. The first dollar has no space after it, the
      second none before it and no letter or digit after it, so that prices and shell variables stay text. Without a
      [renderer](configuration.md#markdown) the page shows the TeX.
      """,
    cases: [
      SyntaxCase(
        #"""
        The error rate $e = f / n$ costs $5, not $10.

        $$
        \sum_{i=1}^{n} x_i
        $$

        """#,
        html: #"""
          <p>The error rate <code class="math">e = f / n</code> costs $5, not $10.</p>
          <div class="math-block"><pre tabindex="0"><code class="math">\sum_{i=1}^{n} x_i
          </code></pre></div>

          """#),
      SyntaxCase(
        #"""
        `$a$` \$b$ $HOME:$PATH $*a* b*$ $`c`$

        """#,
        html: """
          <p><code>$a$</code> $b$ $HOME:$PATH <code class="math">*a* b*</code> <code class="math">c</code></p>

          """,
        isShown: false),
    ],
    styles: """
      .math-block { margin-block: 0 1.25rem; overflow-x: auto; text-align: center; }
      .math-block pre { background: var(--surface); border: 1px solid var(--border); border-radius: var(--radius); text-align: start; }
      img.math { vertical-align: middle; }
      :root:is([data-theme="dark"]) :is(img.math, .diagram img) { background: #fff; border-radius: var(--radius); }
      @media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) :is(img.math, .diagram img) { background: #fff; border-radius: var(--radius); } }
      """)
}
