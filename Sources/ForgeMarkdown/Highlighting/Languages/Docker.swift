/// Dockerfiles: instructions at the start of a statement, shell after some of them.
extension Language {
  static let dockerfile = Language(
    "dockerfile docker containerfile",
    [
      "main": Mode(
        rules: [
          .comment("#", .lineStart), .escape(), .string("\""), .string("'", escape: nil),
          .run("$", .name, .variable), .run("${", .visible.removing("}"), .variable, close: "}"),
          Rule(open: "<<", kind: .string, action: .heredoc("raw", raw: "raw")),
          .run("--", .name.adding("-"), .option, .afterBlank), .run("-", .name.adding("-"), .option, .afterBlank),
        ],
        words: Words(
          groups: [
            .keywords("NONE CMD"), .introducing(.name, "AS"),
            .heads(
              """
              FROM RUN LABEL MAINTAINER EXPOSE ADD COPY ENTRYPOINT VOLUME USER WORKDIR STOPSIGNAL SHELL from run \
              cmd label expose add copy entrypoint volume user workdir
              """),
            .resuming(.keyword, "ONBUILD HEALTHCHECK"),
            Words.Group(words: "ARG ENV arg env", kind: .keyword, effect: .introduces(.variable), isHeadOnly: true),
          ], start: .name.adding("./"), body: .name.adding("./-:@+"), hasMembers: false),
        numbers: .words, separators: "\n"),
      "raw": Mode(fill: .string),
    ])
}
