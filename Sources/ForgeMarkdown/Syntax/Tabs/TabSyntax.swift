extension SyntaxExtension {
  static let tabs = SyntaxExtension(
    "tabs", .tabs, "Content tabs",
    text: """
      `=== "Title"` with the content indented by four spaces. Neighbours form one set. Tabs work without script, and print one
      after the other.
      """,
    cases: [
      SyntaxCase(
        """
        === "Helm"
            ```bash
            helm list
            ```

        === "Kustomize"
            ```bash
            kubectl get deployments
            ```

        """,
        html: """
          <div class="tabs">
          <input type="radio" name="_tabs-2" id="_tab-2-1" checked="" /><label for="_tab-2-1">Helm</label>
          <div class="tab">
          <div class="code-block"><pre tabindex="0"><code class="language-bash"><span class="tok-name">helm</span> list
          </code></pre></div>
          </div>
          <input type="radio" name="_tabs-2" id="_tab-2-2" /><label for="_tab-2-2">Kustomize</label>
          <div class="tab">
          <div class="code-block"><pre tabindex="0"><code class="language-bash"><span class="tok-name">kubectl</span> get deployments
          </code></pre></div>
          </div>
          </div>

          """)
    ],
    styles: """
      /* Each tab is a radio button, its label and its panel; the labels stand in one row, the checked one's panel below. */
      .tabs { display: flex; flex-wrap: wrap; margin-block: 0 1.25rem; }
      .tabs > input { position: absolute; opacity: 0; pointer-events: none; }
      .tabs > label { padding: .5rem 1rem; border-block-end: 2px solid transparent; color: var(--muted); font-weight: 600; font-size: .9375rem; cursor: pointer; }
      .tabs > input:checked + label { border-color: var(--accent); color: var(--accent); }
      .tabs > input:focus-visible + label { outline: 2px solid var(--accent); outline-offset: -2px; border-radius: 4px; }
      .tabs > .tab { display: none; order: 1; inline-size: 100%; padding-block-start: 1rem; border-block-start: 1px solid var(--border); margin-block-start: -1px; }
      .tabs > input:checked + label + .tab { display: block; }
      .tabs > .tab > :last-child { margin-block-end: 0; }
      @media print { .tabs > .tab { display: block; order: 0; } }
      """)
}
