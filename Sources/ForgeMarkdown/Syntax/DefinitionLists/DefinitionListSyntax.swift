extension SyntaxExtension {
  static let definitionLists = SyntaxExtension(
    "definition-lists", .definitionLists, "Definition lists",
    text: """
      Terms on lines of their own, and below them a colon and the definition. Further blocks of a definition are indented by four
      spaces.
      """,
    cases: [
      SyntaxCase(
        """
        Engagement
        :   What a customer pays for.

        Ontology
        Schema
        :   What the data means.
        :   How it is kept.

        """,
        html: """
          <dl>
          <dt>Engagement</dt>
          <dd>What a customer pays for.</dd>
          <dt>Ontology</dt>
          <dt>Schema</dt>
          <dd>What the data means.</dd>
          <dd>How it is kept.</dd>
          </dl>

          """),
      SyntaxCase(
        """
        > a
        > : b *c*
        >
        >     - d

        """,
        html: """
          <blockquote>
          <dl>
          <dt>a</dt>
          <dd>
          <p>b <em>c</em></p>
          <ul>
          <li>d</li>
          </ul>
          </dd>
          </dl>
          </blockquote>

          """,
        isShown: false),
      SyntaxCase(
        """
        # Heading
        : not a definition

        """,
        html: """
          <h1 id="heading">Heading<a class="heading-anchor" href="#heading" aria-label="Link to this section"></a></h1>
          <p>: not a definition</p>

          """,
        isShown: false),
    ],
    styles: """
      .prose dt { font-weight: 600; color: var(--strong); }
      .prose dd { margin: .125rem 0 .875rem; margin-inline-start: 1.25rem; }
      """)
}
