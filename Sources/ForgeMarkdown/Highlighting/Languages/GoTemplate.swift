/// Go's templates, as Helm has them: actions inside text that looks like YAML.
extension Language {
  static let goTemplate: Language = {
    let actions: [Rule] = [
      .enter("{{-", "action", .keyword), .enter("{{", "action", .keyword),
    ]
    var modes = yamlModes(actions: actions)
    modes["action"] = Mode(
      rules: [
        Rule(open: "-", kind: .keyword, next: ByteSet("}")), .block("/*", "*/"), .string("\""), .text("`", escape: nil),
        .character(),
        .run("$", .name, .variable), .token("$", .variable), .run(".", .name.adding("."), .variable),
      ],
      words: Words(groups: [
        .keywords("if else end range with define template block break continue"), .constants("true false nil"),
        .types(
          """
          and or not eq ne lt le gt ge len index slice print printf println html js urlquery call include tpl required default \
          toYaml fromYaml toJson fromJson nindent indent quote squote lookup dict list get set hasKey keys merge ternary \
          coalesce empty trunc trimSuffix trimPrefix trim lower upper title replace contains hasPrefix hasSuffix b64enc b64dec \
          sha256sum int toString tuple first last join split until add sub mul div
          """),
      ]), numbers: .literals(), end: End(close: "}}", kind: .keyword, isRequired: true))
    return Language("go-template gotemplate gotmpl tmpl helm helm-template yaml+gotmpl", modes)
  }()
}
