extension SyntaxExtension {
  static let attributes = SyntaxExtension(
    "attributes", .attributes, "Attributes",
    text: """
      Braces right after a link, an image, code or emphasis, at the end of a heading, or on the last line of a paragraph, hold an
      anchor (`#id`), classes (`.class`) and attributes (`key=value`). `{: … }` means the same. Attributes are those that raw HTML
      may have; others are left out.
      """,
    cases: [
      SyntaxCase(
        """
        #### Restore a backup {#restore}

        The word *Wiederherstellung*{lang=de} in German.

        The paragraph that is linked to.
        {: #linked .lead }

        """,
        html: """
          <h4 id="restore">Restore a backup<a class="heading-anchor" href="#restore" aria-label="Link to this section"></a></h4>
          <p>The word <em lang="de">Wiederherstellung</em> in German.</p>
          <p id="linked" class="lead">The paragraph that is linked to.</p>

          """),
      SyntaxCase(
        """
        #### `{#not}`

        #### Price {5}

        *a*{.b onclick=x data-y=z aria-label="z z"} c {.d}

        """,
        html: """
          <h4 id="not"><code>{#not}</code><a class="heading-anchor" href="#not" aria-label="Link to this section"></a></h4>
          <h4 id="price-5">Price {5}<a class="heading-anchor" href="#price-5" aria-label="Link to this section"></a></h4>
          <p><em class="b" aria-label="z z">a</em> c {.d}</p>

          """,
        isShown: false),
    ])
}
