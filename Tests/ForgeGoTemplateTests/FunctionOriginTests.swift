import ForgeDiagnostics
import ForgeGoTemplate
import ForgeYAML
import Testing

/// Where text was written, after functions have had it.
@Suite("Origins through functions")
struct FunctionOriginTests {
  private static let values = SourceFile(
    path: "values.yaml",
    text: """
      name: web
      image: "nginx:1.25"
      text: |
        line one
        line two
      nested: {a: alpha, b: beta}
      json: '{"k": "from-json", "l": ["one", "two"]}'
      yaml: "k: from-yaml"
      toml: 'k = "from-toml"'
      long: alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar zulu
      padded: "  inner  "
      """)

  struct Row: CustomTestStringConvertible, Sendable {
    let template: String
    /// A part of what the template writes.
    let part: String
    /// What stands in the values where the part was written.
    let source: String

    init(_ template: String, _ part: String, _ source: String) {
      self.template = template
      self.part = part
      self.source = source
    }

    var testDescription: String { "\(template): \(part)" }
  }

  static let rows = [
    Row("{{ .name | quote }}", "web", "web"), Row("{{ .name | squote }}", "web", "web"),
    Row("{{ trim .padded }}", "inner", "inner"), Row("{{ .padded | trim | trunc 3 }}", "inn", "inn"),
    Row("{{ substr 1 3 .name }}", "eb", "eb"), Row("{{ abbrev 8 .image }}", "nginx", "nginx"),
    Row("{{ trimSuffix \"25\" .image }}", "nginx:1.", "nginx:1."),
    Row("{{ trimPrefix \"nginx:\" .image }}", "1.25", "1.25"),
    Row("{{ .text | indent 4 }}", "line two", "line two"), Row("{{ .text | nindent 2 }}", "line one", "line one"),
    Row("{{ replace \"nginx\" \"caddy\" .image }}", ":1.25", ":1.25"),
    Row("{{ regexReplaceAll \"n(g)inx\" .image \"$1\" }}", ":1.25", ":1.25"),
    Row("{{ regexReplaceAll \"n(gi)nx\" .image \"<$1>\" }}", "gi", "gi"),
    Row("{{ regexFind \"[0-9.]+\" .image }}", "1.25", "1.25"),
    Row("{{ regexFindAll \"[a-z]+\" .image -1 | first }}", "nginx", "nginx"),
    Row("{{ regexSplit \":\" .image -1 | last }}", "1.25", "1.25"),
    Row("{{ splitList \":\" .image | last }}", "1.25", "1.25"), Row("{{ (split \":\" .image)._0 }}", "nginx", "nginx"),
    Row("{{ join \"-\" (list .name .image) }}", "nginx", "nginx"), Row("{{ cat \"x\" .name }}", "web", "web"),
    Row("{{ wrap 20 .long }}", "charlie", "charlie"), Row("{{ toString .name }}", "web", "web"),
    Row("{{ default \"x\" .name }}", "web", "web"), Row("{{ coalesce \"\" .name }}", "web", "web"),
    Row("{{ ternary .name \"x\" true }}", "web", "web"), Row("{{ required \"m\" .name }}", "web", "web"),
    Row("{{ get .nested \"a\" }}", "alpha", "alpha"), Row("{{ dig \"nested\" \"b\" \"\" . }}", "beta", "beta"),
    Row("{{ first (list .name) }}", "web", "web"), Row("{{ uniq (list .name .name) | join \"\" }}", "web", "web"),
    Row("{{ merge (dict) .nested | toYaml }}", "alpha", "alpha"),
    Row("{{ pick .nested \"a\" | toJson }}", "alpha", "alpha"),
    Row("{{ deepCopy .nested | toYaml }}", "beta", "beta"), Row("{{ values .nested | first }}", "alpha", "alpha"),
    Row("{{ keys .nested | first }}", "a", "a"),
    Row("{{ toYaml .nested }}", "alpha", "alpha"), Row("{{ toYamlPretty . }}", "beta", "beta"),
    Row("{{ toYaml . }}", "line two", "line two"), Row("{{ toYaml (dict \"k\" .long) }}", "zulu", "zulu"),
    Row("{{ toYaml (dict \"k\" .long) }}", "alpha bravo", "alpha bravo"),
    Row("{{ toYaml (dict \"k\" .padded) }}", "inner", "inner"), Row("{{ toJson .nested }}", "beta", "beta"),
    Row("{{ toPrettyJson .nested }}", "alpha", "alpha"), Row("{{ toToml .nested }}", "alpha", "alpha"),
    Row("{{ (fromYaml .yaml).k }}", "from-yaml", "from-yaml"),
    Row("{{ (fromJson .json).k }}", "from-json", "from-json"),
    Row("{{ (fromJson .json).l | last }}", "two", "two"),
    Row("{{ fromJson .json | toYaml }}", "from-json", "from-json"),
    Row("{{ (fromToml .toml).k }}", "from-toml", "\"from-toml\""),
    Row("{{ upper .name }}", "WEB", "web"), Row("{{ title .name }}", "Web", "web"),
    Row("{{ b64enc .name }}", "d2Vi", "web"), Row("{{ b64enc .name | b64dec }}", "web", "web"),
    // What is computed of a text has all of it for its origin.
    Row("{{ b64enc .name }}", "2V", "web"), Row("{{ upper .name }}", "W", "web"),
    Row("{{ quote .padded }}", "inner", "inner"),
    Row("{{ sha256sum .name | trunc 4 }}", "4b5e", "web"), Row("{{ snakecase .name }}", "web", "web"),
  ]

  @Test(arguments: rows) func areKept(_ row: Row) throws {
    let functions = functionTable()
    var templates = GoTemplateSet(functions: functions.keys)
    try templates.add(SourceFile(path: "t.tpl", text: row.template), name: "t")
    let evaluation = GoEvaluation(templates, functions: functions)
    let root = try #require(YAMLStream.parse(Self.values, schema: .go).root)
    let text = try #require(try evaluation.render("t", GoValue(root, in: Self.values.bytes)))
    let place = try #require(
      text.bytes.firstRange(of: Array(row.part.utf8)), "\(String(decoding: text.bytes, as: UTF8.self))")
    let source = try #require(OriginMap(text).source(of: place))
    #expect(source.path == "values.yaml")
    #expect(String(decoding: Self.values.bytes[source.bytes], as: UTF8.self) == row.source)
  }
}
