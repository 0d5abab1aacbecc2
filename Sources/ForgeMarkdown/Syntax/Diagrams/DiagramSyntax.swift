extension SyntaxExtension {
  static let diagrams = SyntaxExtension(
    "diagrams", .diagrams, "Diagrams",
    text: """
      A `mermaid` fence. With a [renderer](configuration.md#markdown) it becomes a picture with its source below, else the source
      is shown.
      """,
    cases: [
      SyntaxCase(
        """
        ```mermaid
        graph LR
          ui --> api --> postgres
        ```

        """,
        html: """
          <figure class="diagram"><pre tabindex="0"><code class="language-mermaid">graph LR
            ui --&gt; api --&gt; postgres
          </code></pre><figcaption>Diagram in Mermaid</figcaption></figure>

          """)
    ],
    styles: """
      .diagram { margin: 0 0 1.25rem; }
      .diagram pre { background: var(--surface); border: 1px solid var(--border); border-radius: var(--radius); }
      .diagram img { display: block; max-inline-size: 100%; margin-inline: auto; padding: .5rem; }
      .diagram summary { font-size: .875rem; color: var(--muted); }
      """)
}
