extension SyntaxExtension {
  static let keys = SyntaxExtension(
    "keys", .keys, "Keys",
    text: """
      Two plus signs on both sides of the keys to press, with one between them. Names are those of the keyboard (`ctrl`,
      `page-up`, `f5`), single characters, or any text in quotes.
      """,
    cases: [
      SyntaxCase(
        """
        Press ++ctrl+c++, then ++enter++.

        """,
        html: """
          <p>Press <span class="keys"><kbd>Ctrl</kbd>+<kbd>C</kbd></span>, then <span class="keys"><kbd>Enter</kbd></span>.</p>

          """),
      SyntaxCase(
        """
        C++ and i++; ++"Any key"+f13++ ++nokey++

        """,
        html: """
          <p>C++ and i++; <span class="keys"><kbd>Any key</kbd>+<kbd>F13</kbd></span> ++nokey++</p>

          """,
        isShown: false),
    ],
    styles: """
      kbd {
        padding: .1em .45em; font: .8125em var(--mono); background: var(--surface);
        border: 1px solid var(--control); border-block-end-width: 2px; border-radius: 5px; white-space: nowrap;
      }
      """)
}
