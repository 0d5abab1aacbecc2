/// HashiCorp's language: Terraform, Packer, Nomad.
extension Language {
  static let hcl = Language(
    "hcl terraform tf tfvars opentofu packer nomad",
    [
      "main": hclCode(End()), "braces": hclCode(End(close: "}")),
      "interpolation": hclCode(End(close: "}", kind: .variable)),
      "string": Mode(
        fill: .string, rules: [.escape()] + hclTemplates, end: End(close: "\"", isAtLineEnd: true, isRequired: true)),
      "heredoc": Mode(fill: .string, rules: hclTemplates),
    ])

  private static let hclTemplates: [Rule] = [
    .token("$${"), .token("%%{"), .enter("${", "interpolation", .variable), .enter("%{", "interpolation", .variable),
  ]

  private static func hclCode(_ end: End) -> Mode {
    Mode(
      rules: [
        .comment("#"), .comment("//"), .block("/*", "*/"), .enter("\"", "string"),
        Rule(open: "<<", kind: .string, action: .heredoc("heredoc", raw: "heredoc")), .enter("{", "braces"),
      ],
      words: Words(
        groups: [
          .heads(
            """
            resource data variable output module provider terraform locals moved import removed check dynamic lifecycle \
            provisioner connection backend required_providers ephemeral build source packer job group task
            """),
          .keywords("for in if else endif endfor"),
          .types("string number bool list map set object tuple any"), .constants("true false null"),
          .variables("var local each self path count"),
        ], body: .name.adding("-"), calls: ByteSet("(")),
      numbers: .literals(), keys: Keys(marks: ByteSet("=")), separators: "\n", end: end)
  }
}
