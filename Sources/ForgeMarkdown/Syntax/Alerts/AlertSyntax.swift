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
      .prose .alert-title { position: relative; padding-inline-start: 1.75rem; margin-block-end: .25rem; font-size: .9375rem; font-weight: 650; color: var(--tone); }
      .alert-title::before {
        content: var(--sign); content: var(--sign) / ""; position: absolute; inset-block-start: .1875rem; inset-inline-start: 0;
        display: grid; place-items: center; inline-size: 1.125rem; block-size: 1.125rem;
        border-radius: 50%; background: var(--tone); color: var(--bg); font: 700 .75rem/1 var(--mono); forced-color-adjust: none;
      }
      .alert-tip { --tone: var(--tip); --sign: "+"; }
      .alert-important { --tone: var(--important); --sign: "!"; }
      .alert-warning { --tone: var(--warning); --sign: "!"; }
      .alert-caution { --tone: var(--caution); --sign: "×"; }
      details.alert { padding-block: .5rem; border: 0; border-inline-start: 3px solid var(--tone); border-radius: 4px; }
      details.alert > .alert-title { margin: 0; padding-block: 0; padding-inline-end: 1.5rem; cursor: pointer; list-style: none; }
      details.alert > .alert-title::after {
        content: ""; position: absolute; inset-block-start: .5rem; inset-inline-end: .25rem; inline-size: .4375rem; block-size: .4375rem;
        border: solid currentColor; border-width: 0 1.5px 1.5px 0; rotate: 45deg; transition: rotate .15s;
      }
      details.alert[open] > .alert-title::after { inset-block-start: .75rem; rotate: 225deg; }
      details.alert > .alert-title::-webkit-details-marker { display: none; }
      details.alert[open] > .alert-title { margin-block-end: .5rem; }
      """)
}
