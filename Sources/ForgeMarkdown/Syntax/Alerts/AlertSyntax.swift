extension SyntaxExtension {
  static let alerts = SyntaxExtension(
    "alerts", .alerts, "Alerts",
    text: """
      GitHub's form: a block quote whose first line is `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`, and
      nothing else.
      """,
    cases: [
      SyntaxCase(
        """
        > [!WARNING]
        > This deletes the bucket.

        """,
        html: """
          <div class="alert alert-warning" role="note">
          <p class="alert-title">Warning</p>
          <p>This deletes the bucket.</p>
          </div>

          """),
      SyntaxCase(
        """
        > [!NOTE] and more

        """,
        html: """
          <blockquote>
          <p>[!NOTE] and more</p>
          </blockquote>

          """,
        isShown: false),
    ],
    styles: """
      .alert { --tone: var(--note); --sign: "i"; margin-block: 0 1.25rem; padding: .75rem 1rem; border-inline-start: 3px solid var(--tone); border-radius: 4px; background: color-mix(in srgb, var(--tone) 8%, var(--bg)); }
      .alert > :last-child { margin-block-end: 0; }
      .prose .alert-title { display: flex; align-items: center; gap: .5rem; margin-block-end: .25rem; font-size: .9375rem; font-weight: 650; color: var(--tone); }
      .alert-title::before {
        content: var(--sign); content: var(--sign) / ""; display: grid; place-items: center; inline-size: 1.125rem; block-size: 1.125rem;
        border-radius: 50%; background: var(--tone); color: var(--bg); font: 700 .75rem/1 var(--mono);
      }
      .alert-tip { --tone: var(--tip); --sign: "+"; }
      .alert-important { --tone: var(--important); --sign: "!"; }
      .alert-warning { --tone: var(--warning); --sign: "!"; }
      .alert-caution { --tone: var(--caution); --sign: "×"; }
      details.alert { padding-block: .5rem; }
      details.alert > .alert-title { margin: 0; cursor: pointer; list-style: none; }
      details.alert > .alert-title::-webkit-details-marker { display: none; }
      details.alert[open] > .alert-title { margin-block-end: .5rem; }
      """)
}
