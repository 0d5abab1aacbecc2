/// Python, and its sessions with prompts.
extension Language {
  static let python = Language("python py python3 py3 pyi starlark bzl bazel", pythonCode)

  static let pythonSession = Language(
    "pycon python-console python-repl",
    [
      "main": Mode(
        rules: [.enter(">>> ", "command", .prompt, .lineBegin), .enter("... ", "command", .prompt, .lineBegin)],
        lines: Lines(others: .output)),
      "command": {
        var mode = pythonCode
        mode.end = End(isAtLineEnd: true)
        return mode
      }(),
    ])

  /// Strings with and without the letters that say how they are read.
  private static let pythonStrings: [Rule] = ["\"\"\"", "'''", "\"", "'"].flatMap { quote in
    ["", "f", "r", "b", "u", "F", "R", "B", "rb", "br", "rf", "fr", "Rb", "bR", "t"].map { prefix in
      quote.count == 3
        ? Rule.text(prefix + quote, quote)
        : Rule(open: prefix + quote, kind: .string, place: .outsideWord, action: .span(Span(close: quote)))
    }
  }

  private static let pythonCode = Mode(
    rules: [.comment("#")] + pythonStrings + [.run("@", .name.adding("."), .attribute, .lineStart)],
    words: Words(
      groups: [
        .keywords(
          """
          and as assert async await break continue del elif else except finally for from global if import in is lambda \
          nonlocal not or pass raise return try while with yield
          """),
        .introducing(.name, "def class"), .heads("match case"),
        .types("int float str bytes bool complex list dict set frozenset tuple object type"),
        .constants("True False None Ellipsis NotImplemented"), .variables("self cls"),
      ], calls: ByteSet("("), capitalsAreTypes: true),
    numbers: .literals(), separators: "\n")
}
