package import ForgeDiagnostics

/// What reading YAML and JSON can find, in the order of the reference.
package let yamlRules: [RuleDescription] = [
  .yamlSyntax, .yamlDuplicateKey, .yamlUnknownAlias, .yamlRecursiveAlias, .yamlAliasExpansion, .yamlMergeNotMapping,
  .yamlTagMismatch, .yamlTooDeep, .yamlInvalidUTF8, .yamlControlCharacter,
]

private let openAPI = "openapi/openapi.yaml"

extension RuleDescription {
  package static let yamlSyntax = RuleDescription(
    "yaml/syntax", .error, "YAML or JSON that cannot be read",
    why: """
      Every tool that reads the file stops at this place, or guesses. What comes before it has been checked; what
      follows has not, up to the next `---`.
      """,
    examples: [
      .good("title: \"Forge: the API\"\nversion: 1.0.0\n", file: openAPI),
      .bad("title: Forge«:» the API\n", file: openAPI),
      .bad("info:\n«\t»title: Forge\n", file: openAPI),
      .bad("tags: «[»users, teams\n", file: openAPI),
      .bad("{\"openapi\": \"3.1.0\"«,»}\n", file: "openapi/openapi.json"),
    ])

  package static let yamlDuplicateKey = RuleDescription(
    "yaml/duplicate-key", .error, "Key that stands twice in one mapping",
    why: """
      YAML and JSON want keys to be unique. Some readers refuse the file, others keep the first value or the last, so
      that the text says one thing and the program does another. Keys are compared by their text: `200` and `"200"` are
      one key to every JSON reader.
      """,
    examples: [
      .good("get:\n  summary: Lists users\npost:\n  summary: Adds a user\n", file: openAPI),
      .bad("get:\n  summary: Lists users\n«get»:\n  summary: Adds a user\n", file: openAPI),
      .bad("{\"200\": {}, «\"200\"»: {}}\n", file: "openapi/responses.json"),
    ])

  package static let yamlUnknownAlias = RuleDescription(
    "yaml/unknown-alias", .error, "Alias of an anchor that does not exist",
    why: """
      `*name` repeats the node that `&name` marked earlier in the same document. Without the anchor no reader accepts
      the file. A text that begins with `*`, such as a glob, needs quotes.
      """,
    examples: [
      .good("user: &user\n  type: object\nowner: *user\n", file: openAPI),
      .bad("user: &user\n  type: object\nowner: «*users»\n", file: openAPI),
    ])

  package static let yamlRecursiveAlias = RuleDescription(
    "yaml/recursive-alias", .error, "Alias inside the node it names",
    why: """
      The node would contain itself without end, and can be written neither as JSON nor as a page. Describe recursion
      with the means of the format instead, such as `$ref` in OpenAPI.
      """,
    examples: [
      .good("tree:\n  children:\n    $ref: '#/tree'\n", file: openAPI),
      .bad("tree: &tree\n  children: «*tree»\n", file: openAPI),
    ])

  package static let yamlAliasExpansion = RuleDescription(
    "yaml/alias-expansion", .error, "Aliases that expand to too many nodes",
    why: """
      A few lines of aliases to aliases can stand for billions of nodes and stop whatever reads them. Readers set
      limits for that reason, and so does this one; beyond it, aliases are read as null.
      """,
    examples: [
      .good("one: &one [1, 2]\ntwo: [*one, *one]\n", file: openAPI),
      .bad(bomb(), file: openAPI),
    ])

  package static let yamlMergeNotMapping = RuleDescription(
    "yaml/merge-not-mapping", .error, "Merge key with a value that is no mapping",
    why: """
      `<<` copies the pairs of a mapping, or of each mapping in a list, into the mapping it stands in. With any other
      value readers fail or leave it out. A key that is named `<<` needs quotes.
      """,
    examples: [
      .good("base: &base\n  retries: 3\njob:\n  <<: *base\n  name: nightly\n", file: "deploy/jobs.yaml"),
      .bad("job:\n  <<: «base»\n  name: nightly\n", file: "deploy/jobs.yaml"),
    ])

  package static let yamlTagMismatch = RuleDescription(
    "yaml/tag-mismatch", .error, "Tag that its value cannot have",
    why: """
      A tag such as `!!int` promises a type that the text does not have, so readers fail on it. Change the value or drop
      the tag.
      """,
    examples: [
      .good("port: !!int \"8080\"\nversion: !!str 1.0\n", file: "deploy/values.yaml"),
      .bad("port: !!int «eighty»\n", file: "deploy/values.yaml"),
    ])

  package static let yamlTooDeep = RuleDescription(
    "yaml/too-deep", .error, "Nesting too deep to be read",
    why: """
      No hand-written file nests hundreds of levels. Text that does is made to exhaust the stack of its reader, or is the
      work of a generator that runs in circles. The rest of the document is not read.
      """,
    examples: [
      .good("[[[[1]]]]\n", file: openAPI),
      .bad(String(repeating: "- ", count: 512) + "«-» deep\n", file: openAPI),
    ])

  package static let yamlInvalidUTF8 = RuleDescription(
    "yaml/invalid-utf8", .error, "Text that is not UTF-8",
    why: """
      The file is in another encoding, or went through a tool that took it for one: then U+FFFD (`\u{FFFD}`) stands where
      characters were lost. Readers refuse such a file or show damaged names. Save it as UTF-8 and restore the text.
      """,
    examples: [
      .good("name: Zoë\n", file: openAPI),
      .bad("name: Zo«\u{FFFD}»\n", file: openAPI),
    ])

  package static let yamlControlCharacter = RuleDescription(
    "yaml/control-character", .error, "Control character in YAML",
    why: """
      YAML allows no control characters but tab and line ends, and readers refuse the file. They come from terminals and
      from text that was Windows-1252, where they were quotation marks. Delete or replace them, or write the escape
      (`"\\u0092"`) if the character is meant.
      """,
    examples: [
      .good("summary: Adds the user’s key\n", file: openAPI),
      .bad("summary: Adds the user«\u{92}»s key\n", file: openAPI),
    ])

  /// Lists of ten aliases of the list before: ten million nodes at the last.
  private static func bomb() -> String {
    var lines = ["l0: &l0 [a, a, a, a, a, a, a, a, a, a]"]
    for level in 1...4 {
      let aliases = [String](repeating: "*l\(level - 1)", count: 10).joined(separator: ", ")
      lines.append("l\(level): &l\(level) [\(aliases)]")
    }
    let before = [String](repeating: "*l4", count: 7).joined(separator: ", ")
    lines.append("l5: [\(before), «*l4», *l4, *l4]")
    return lines.joined(separator: "\n") + "\n"
  }
}
