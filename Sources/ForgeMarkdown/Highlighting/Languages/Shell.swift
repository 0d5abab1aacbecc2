/// Commands, and what shows them with their output.
extension Language {
  static let shell = Language("bash sh shell zsh ksh", shellModes(end: End()))

  static let console: Language = {
    var modes = shellModes(end: End(isAtLineEnd: true))
    modes["command"] = modes["main"]
    modes["main"] = Mode(
      lines: Lines(others: .output, marks: ByteSet("$%>#"), weakMark: UInt8(ascii: "#"), command: "command"))
    return Language("console shell-session shellsession sh-session bash-session terminal", modes)
  }()

  /// The modes of a shell whose commands end with `end`.
  private static func shellModes(end: End) -> [String: Mode] {
    var main = shellCode
    main.end = end
    var group = shellCode
    group.end = End(close: "}", isAtLineEnd: end.isAtLineEnd)
    var parentheses = shellCode
    parentheses.end = End(close: ")", isAtLineEnd: end.isAtLineEnd, isRequired: true)
    // A closing bracket of `$(` takes its colour; one of a subshell stays plain, as does its opening.
    var substitution = shellCode
    substitution.end = End(close: ")", kind: .variable, isAtLineEnd: end.isAtLineEnd, isRequired: true)
    return [
      "main": main, "group": group, "parentheses": parentheses, "substitution": substitution,
      "quoted": Mode(
        fill: .string, rules: [.escape()] + shellVariables, end: End(close: "\"", isRequired: true)),
      "braces": Mode(
        fill: .variable, rules: [.escape(), .enter("${", "braces")], end: End(close: "}", isRequired: true)),
      "heredoc": Mode(fill: .string, rules: [.escape(), .enter("${", "braces")] + simpleVariables),
      "raw": Mode(fill: .string),
    ]
  }

  private static let simpleVariables: [Rule] = [
    .run("$", .nameStart.adding("0123456789"), .variable), .token("$@", .variable), .token("$#", .variable),
    .token("$?", .variable), .token("$$", .variable), .token("$!", .variable), .token("$*", .variable),
  ]

  private static let shellVariables: [Rule] =
    [.enter("${", "braces"), .enter("$(", "substitution", .variable)] + simpleVariables

  private static let shellCode = Mode(
    rules: [
      .comment("#", .afterBlank), .escape(), .text("$'", "'"), .enter("\"", "quoted"), Rule.text("'", escape: nil),
      .enter("$(", "substitution", .variable), .enter("${", "braces"),
    ] + simpleVariables + [
      .token("<<<"), Rule(open: "<<", kind: .string, action: .heredoc("heredoc", raw: "raw")),
      .token("&>"), .token(">&"), .token("<("),
      // A placeholder that the reader replaces: `<name>`.
      .run("<", .name.adding("-."), .variable, close: ">"),
      .run("-", .name.adding("-"), .option, .afterBlank), .enter("(", "parentheses"),
      Rule(open: "{", place: .afterBlank, next: ByteSet(" \n"), action: .enter("group")),
    ],
    words: Words(
      groups: [
        .resuming(.keyword, "if then elif else while until do ! time"),
        .resuming(.name, "sudo exec nohup command xargs env"),
        .heads("fi done esac case return exit break continue shift trap source unset eval set"),
        Words.Group(words: "[ [[", kind: nil, isHeadOnly: true),
        .keywords("in"),
        Words.Group(words: "for select", kind: .keyword, effect: .introduces(.variable), isHeadOnly: true),
        Words.Group(
          words: "export local readonly declare typeset read alias", kind: .keyword, effect: .introduces(.variable),
          isHeadOnly: true),
        Words.Group(words: "function", kind: .keyword, effect: .introduces(.name), isHeadOnly: true),
        .constants("true false"),
      ],
      start: .name.adding("./~[]!:@"), body: .name.adding("./~-+:@%,[]!*?^"), head: .name, hasMembers: false),
    numbers: .words,
    keys: Keys(marks: ByteSet("="), kind: .variable, allowsBlank: false, isHeadOnly: true, resumesHead: true),
    separators: "\n;|&`")
}
