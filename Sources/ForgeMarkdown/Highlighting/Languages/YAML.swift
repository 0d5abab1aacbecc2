/// YAML, and templates of it.
extension Language {
  static let yaml = Language("yaml yml", yamlModes(actions: []))

  /// The modes of YAML with actions of a template language in any of its text.
  static func yamlModes(actions: [Rule]) -> [String: Mode] {
    let interrupts = ["${{"] + actions.map(\.open)
    let rules = actions + yamlRules
    let scalars = yamlWords(stops: ByteSet(), interrupts)
    let keys = Keys(marks: ByteSet(":"), needsBlank: true)
    let flowWords = yamlWords(stops: ByteSet(",[]{}"), interrupts)
    return [
      "main": Mode(
        rules: rules + [
          .line("---", .keyword), .line("...", .keyword), .line("%", .attribute),
          Rule(open: "|", kind: .keyword, place: .afterBlank, action: .indented("block")),
          Rule(open: ">", kind: .keyword, place: .afterBlank, action: .indented("block")),
          .token("- "), .token("-\n"), .token("? "),
          .enter("[", "list"), .enter("{", "mapping"),
        ], words: scalars, numbers: .words, keys: keys),
      "list": Mode(
        rules: rules + [.enter("[", "list"), .enter("{", "mapping")], words: flowWords, numbers: .words, keys: keys,
        end: End(close: "]")),
      "mapping": Mode(
        rules: rules + [.enter("[", "list"), .enter("{", "mapping")], words: flowWords, numbers: .words, keys: keys,
        end: End(close: "}")),
      "block": Mode(fill: .string, rules: actions + [.block("${{", "}}", .variable)]),
    ]
  }

  private static let yamlRules: [Rule] = [
    .comment("#", .afterBlank), .block("${{", "}}", .variable),
    .text("\""), .text("'", escape: nil),
    .run("&", .visible.removing(",[]{}"), .attribute, .afterBlank),
    .run("*", .visible.removing(",[]{}"), .attribute, .afterBlank),
    .run("!", .visible.removing(",[]{}"), .type, .afterBlank),
  ]

  private static func yamlWords(stops: ByteSet, _ interrupts: [String]) -> Words {
    Words(
      groups: [.constants("true false null ~ True False Null TRUE FALSE NULL yes no on off")],
      start: ByteSet.visible.removing(":,[]{}#&*!|>'\"%@`"), body: .visible, hasMembers: false,
      scalar: Scalar(stops: stops, interrupts: interrupts, comments: ByteSet("#")))
  }
}
