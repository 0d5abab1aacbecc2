extension SyntaxExtension {
  static let codeNotes = SyntaxExtension(
    "code-notes", .codeNotes, "Notes in code",
    text: """
      A comment at the end of a line marks it: `[!code ++]` and `[!code --]` for what changed, `[!code highlight]`,
      `[!code focus]`, `[!code warning]`, `[!code error]`, each with `:3` for three lines. `highlight-next-line`,
      `highlight-start` and `highlight-end` stand on lines of their own. `(1)!` refers to the first item of the list below the
      block. The comments are not shown, except in code that is Markdown.
      """,
    cases: [
      SyntaxCase(
        """
        ```yaml
        replicas: 2 # [!code --]
        replicas: 3 # [!code ++]
        image: api # (1)!
        ```

        1. The tag is set by the overlay.

        """,
        html: """
          <div class="code-block"><pre tabindex="0"><code class="language-yaml"><span class="line deleted"><span class="tok-name">replicas</span>: <span class="tok-number">2</span>
          </span><span class="line inserted"><span class="tok-name">replicas</span>: <span class="tok-number">3</span>
          </span><span class="line"><span class="tok-name">image</span>: api<span class="code-note" data-note="1"></span>
          </span></code></pre></div>
          <ol>
          <li>The tag is set by the overlay.</li>
          </ol>

          """),
      SyntaxCase(
        """
        ```js
        // highlight-next-line
        a
        // [!code focus:2]
        b
        c // [!code warning]
        d /* (2)! */
        "[!code ++]"
        ```

        """,
        html: """
          <div class="code-block"><pre tabindex="0" class="focused"><code class="language-js"><span class="line highlighted">a
          </span><span class="line focus">b
          </span><span class="line focus warning">c
          </span><span class="line">d<span class="code-note" data-note="2"></span>
          </span><span class="line"><span class="tok-string">&quot;[!code ++]&quot;</span>
          </span></code></pre></div>

          """,
        isShown: false),
    ],
    styles: """
      /* A grid drops the line breaks between lines, so that these may be inside or outside the spans. */
      code:has(> .line) { display: grid; grid-template-columns: minmax(100%, max-content); }
      .line { min-block-size: 1.6em; margin-inline: -1rem; padding-inline: 1rem 4.5rem; border-inline-start: 3px solid transparent; }
      .line.highlighted { background: var(--mark); border-color: var(--warning); }
      .numbered .line::before {
        content: attr(data-line); content: attr(data-line) / ""; display: inline-block;
        min-inline-size: 1.5rem; margin-inline-end: 1rem; text-align: end; color: var(--muted); user-select: none;
      }
      .line:is(.inserted, .deleted) { --tone: var(--tip); position: relative; background: color-mix(in srgb, var(--tone) 12%, transparent); border-color: var(--tone); }
      .line.deleted { --tone: var(--caution); }
      .line:is(.inserted, .deleted)::after { content: "+"; content: "+" / ""; position: absolute; inset-block-start: 0; inset-inline-start: .25rem; color: var(--tone); user-select: none; }
      .line.deleted::after { content: "−"; content: "−" / ""; }
      .line:is(.warning, .error) { --tone: var(--warning); background: color-mix(in srgb, var(--tone) 12%, transparent); border-color: var(--tone); }
      .line.error { --tone: var(--caution); }
      .focused .line:not(.focus) { opacity: .55; transition: opacity .2s; }
      .focused:is(:hover, :focus) .line { opacity: 1; }
      .code-note::before {
        content: attr(data-note); display: inline-grid; place-items: center; min-inline-size: 1.25rem; block-size: 1.25rem; margin-inline-start: .75rem;
        border-radius: 1rem; background: var(--accent); color: var(--bg); font: 700 .75rem/1 var(--mono);
      }
      """)
}
