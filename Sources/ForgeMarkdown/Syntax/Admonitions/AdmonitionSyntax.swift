extension SyntaxExtension {
  static let admonitions = SyntaxExtension(
    "admonitions", .admonitions, "Admonitions and details",
    text: """
      MkDocs' form: `!!!`, a type, and a title in quotes if it is not the type's own; the content is indented by four spaces.
      `???` in place of `!!!` folds it, `???+` lets the reader fold it, `""` leaves the title out. A title can have code and
      emphasis. The type is any word; those that MkDocs knows have their colour. Docusaurus' form has colons around the content,
      and more of them around an outer one.
      """,
    cases: [
      SyntaxCase(
        """
        !!! tip "Before you start"
            Check the free space.

        ??? note "The whole log"
            Nothing unusual.

        """,
        html: """
          <div class="alert alert-tip admonition-tip" role="note">
          <p class="alert-title">Before you start</p>
          <p>Check the free space.</p>
          </div>
          <details class="alert alert-note admonition-note">
          <summary class="alert-title">The whole log</summary>
          <p>Nothing unusual.</p>
          </details>

          """),
      SyntaxCase(
        """
        :::tip[Before you start]
        Check the free space.
        :::

        """,
        html: """
          <div class="alert alert-tip admonition-tip" role="note">
          <p class="alert-title">Before you start</p>
          <p>Check the free space.</p>
          </div>

          """),
      SyntaxCase(
        """
        ??? tip "Read `a.log` *first*, [then](b.md)"
            Text.

        """,
        html: """
          <details class="alert alert-tip admonition-tip">
          <summary class="alert-title">Read <code>a.log</code> <em>first</em>, then</summary>
          <p>Text.</p>
          </details>

          """,
        isShown: false),
      SyntaxCase(
        """
        !!! danger ""
            No title.

        """,
        html: """
          <div class="alert alert-caution admonition-danger" role="note">
          <p>No title.</p>
          </div>

          """,
        isShown: false),
      SyntaxCase(
        """
        ::::warning
        :::note
        inner
        :::
        ::::

        """,
        html: """
          <div class="alert alert-warning admonition-warning" role="note">
          <p class="alert-title">Warning</p>
          <div class="alert alert-note admonition-note" role="note">
          <p class="alert-title">Note</p>
          <p>inner</p>
          </div>
          </div>

          """,
        isShown: false),
    ])
}
