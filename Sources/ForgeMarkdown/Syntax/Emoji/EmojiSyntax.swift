extension SyntaxExtension {
  static let emoji = SyntaxExtension(
    "emoji", .emoji, "Emoji",
    text: """
      GitHub's shortcodes. What is no shortcode stays as it is, `10:30:45` for one.
      """,
    cases: [
      SyntaxCase(
        """
        Deployed :rocket: at 10:30:45

        """,
        html: """
          <p>Deployed 🚀 at 10:30:45</p>

          """),
      SyntaxCase(
        """
        :+1: :not_an_emoji: `:rocket:` a:smile:b

        """,
        html: """
          <p>👍 :not_an_emoji: <code>:rocket:</code> a:smile:b</p>

          """,
        isShown: false),
    ])
}
