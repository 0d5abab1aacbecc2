extension SyntaxExtension {
  static let taskLists = SyntaxExtension(
    "task-lists", .taskLists, "Task lists",
    text: """
      `[ ]` or `[x]` at the start of a list item is a check box that shows the state and cannot be changed.
      """,
    cases: [
      SyntaxCase(
        """
        - [x] Drain the node
        - [ ] Replace the disk

        """,
        html: """
          <ul>
          <li class="task"><input type="checkbox" checked="" disabled="" aria-label="Done" /> Drain the node</li>
          <li class="task"><input type="checkbox" disabled="" aria-label="To do" /> Replace the disk</li>
          </ul>

          """),
      SyntaxCase(
        #"""
        - \[x] text
        - [y] text

        """#,
        html: """
          <ul>
          <li>[x] text</li>
          <li>[y] text</li>
          </ul>

          """,
        isShown: false),
    ],
    styles: """
      .prose li.task { list-style: none; margin-inline-start: -1.5rem; }
      .task input { margin: 0 .5rem 0 .0625rem; inline-size: 1rem; block-size: 1rem; vertical-align: -.125rem; accent-color: var(--accent); }
      """)
}
