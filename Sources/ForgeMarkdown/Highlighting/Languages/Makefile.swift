/// Makefiles: targets and variables at the start of a line, recipes on lines that are indented.
extension Language {
  static let makefile = Language(
    "makefile make mk gnumake bsdmake just justfile",
    [
      "main": makefileCode,
      "recipe": {
        var mode = makefileCode
        mode.rules.removeAll { $0.place == .lineBegin }
        mode.rules.insert(contentsOf: [.string("\""), .string("'", escape: nil)], at: 0)
        mode.words = Words(start: .name.adding("./-"), body: .name.adding("./-+:"), hasMembers: false)
        mode.keys = nil
        mode.end = End(isAtLineEnd: true)
        return mode
      }(),
      "reference": Mode(fill: .variable, rules: [.enter("(", "reference")], end: End(close: ")", isRequired: true)),
    ])

  private static let makefileCode = Mode(
    rules: [
      .enter("\t", "recipe", nil, .lineBegin), .enter("    ", "recipe", nil, .lineBegin), .comment("#", .afterBlank),
      .escape(), .enter("$(", "reference"), .run("${", .name, .variable, close: "}"),
      .token("$$"), .token("$@", .variable), .token("$<", .variable), .token("$^", .variable), .token("$?", .variable),
      .token("$*", .variable), .token("$+", .variable), .token(":="), .token("::="), .token("?="), .token("+="),
    ],
    words: Words(
      groups: [
        .heads("include ifeq ifneq ifdef ifndef else endif define endef undefine vpath"),
        .resuming(.keyword, "export override private unexport -include sinclude"),
      ], start: .name.adding("./%-"), body: .name.adding("./%-"), hasMembers: false),
    keys: Keys(marks: ByteSet(":=?+!")), separators: "\n")
}
