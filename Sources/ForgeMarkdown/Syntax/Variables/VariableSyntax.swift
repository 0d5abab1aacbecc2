extension SyntaxExtension {
  static let variables = SyntaxExtension(
    "variables", .variables, "Variables",
    text: """
      `{{ name }}` is replaced by what `markdown.variables` says, in text, links and code. Braces around any other name, such as
      Helm's, are left alone, and so are braces after a backslash.
      """,
    cases: [
      SyntaxCase(
        """
        Install `api:{{ version }}`; Helm has `{{ .Values.tag }}`.

        """,
        html: """
          <p>Install <code>api:1.0.0</code>; Helm has <code>{{ .Values.tag }}</code>.</p>

          """,
        variables: ["version": "1.0.0"]),
      SyntaxCase(
        #"""
        \{{ version }} {{version}} {{ other }}

        """#,
        html: """
          <p>{{ version }} 1.0.0 {{ other }}</p>

          """,
        variables: ["version": "1.0.0"],
        isShown: false),
    ])
}
