package import ForgeDiagnostics

/// What reading YAML and JSON finds, in the order of the reference.
package let yamlRules: [RuleDescription] = [.yamlSyntax, .yamlDuplicateKey, .yamlAlias, .yamlTooDeep, .yamlEncoding]

extension RuleDescription {
  package static let yamlSyntax = RuleDescription(
    "yaml/syntax", .error, "Text that is not YAML or JSON",
    why:
      "Nothing after the fault can be read. The message says what the parser met; the cause often stands a line above.",
    examples: [
      .good("site:\n  title: \"Open Forge: docs\"\n", file: "forge-docs.yaml"),
      .bad("site:\n  title: Open Forge«:» docs\n", file: "forge-docs.yaml"),
    ])

  package static let yamlDuplicateKey = RuleDescription(
    "yaml/duplicate-key", .error, "Key that is set twice",
    why: "Readers take the first or the last value, each as it likes. YAML 1.2.2 (section 3.2.1.1) wants keys unique.",
    examples: [
      .good("docs: docs\nnav: []\n", file: "forge-docs.yaml"),
      .bad("docs: docs\n«docs»: manual\n", file: "forge-docs.yaml"),
    ])

  package static let yamlAlias = RuleDescription(
    "yaml/alias", .error, "Alias that cannot be expanded",
    why:
      "The alias names no anchor, stands inside its own anchor, or aliases of aliases expand to a file of millions of nodes.",
    examples: [
      .good("a: &x {b: 1}\nc: *x\n", file: "openapi/paths.yaml"),
      .bad("site: {title: «*missing»}\n", file: "forge-docs.yaml"),
    ])

  package static let yamlTooDeep = RuleDescription(
    "yaml/too-deep", .error, "Nesting beyond the limit",
    why: "No file that a person writes nests hundreds of levels; reading it further would only cost memory.",
    examples: [])

  package static let yamlEncoding = RuleDescription(
    "yaml/encoding", .error, "File that is not UTF-8 text",
    why: "YAML and JSON files are read as UTF-8. Convert the file, for example with `iconv -f utf-16 -t utf-8`.",
    examples: [])
}
