extension SyntaxExtension {
  static let includes = SyntaxExtension(
    "includes", .includes, "Includes",
    text: """
      A line that takes in a file of the repository, or a part of it, wherever it stands: in text, lists and code. Paths start at
      the root, at the including file, or at a folder of `markdown.include-paths`. `"path:3:8"` takes lines, `"path:name"` the
      region between `[start:name]` and `[end:name]` or `#region name` and `#endregion`. Paths between two lines of `--8<--` are
      taken one after the other. A `;` before the scissors shows the line instead. `<!-- forge-docs include: path lines 3-8 -->` and
      `… region NAME -->` mean the same and show nothing on GitHub. Findings in what was included are reported in the file that
      holds them.
      """,
    cases: [
      SyntaxCase(
        """
        ```yaml title="values.yaml"
        --8<-- "values.yaml:image"
        ```

        """,
        html: """
          <div class="code-block"><div class="code-title">values.yaml</div><pre tabindex="0"><code class="language-yaml"><span class="tok-name">image</span>:
            <span class="tok-name">tag</span>: 1.0.0
          </code></pre></div>

          """,
        files: [
          "values.yaml": """
          replicas: 2
          # --8<-- [start:image]
          image:
            tag: 1.0.0
          # --8<-- [end:image]

          """
        ]),
      SyntaxCase(
        """
        - First

            <!-- forge-docs include: steps.md lines 1-3 -->

        """,
        html: """
          <ul>
          <li>
          <p>First</p>
          <p>One <em>step</em>.</p>
          <p>Another.</p>
          </li>
          </ul>

          """,
        files: [
          "steps.md": """
          One *step*.

          Another.
          Not this.

          """
        ],
        isShown: false),
      SyntaxCase(
        """
        --8<--
        a.md
        ; b.md
        c.md
        --8<--

        ;--8<-- "a.md"

        """,
        html: """
          <p>A
          C</p>
          <p>--8&lt;-- &quot;a.md&quot;</p>

          """,
        files: [
          "a.md": """
          A

          """,
          "c.md": """
          ---
          title: C
          ---
          C

          """,
        ],
        isShown: false),
    ])
}
