import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML
import Testing

@Suite("Syntax findings")
struct SyntaxProblemTests {
  @Test(
    "YAML that cannot be read is explained at the place to change",
    arguments: [
      ("a: b«:» c\n", "second `: ` on this line, put the value in quotes"),
      (
        "a: b\n  c«:» d\n", "a value cannot start here, the text before it is a value already; check the indentation"
      ),
      ("a:\n  b: 1\n«\t»c: 2\n", "tab indents this line, YAML indents with spaces alone"),
      ("a: 1\n«some text»\nb: 2\n", "no `:` follows this key"),
      ("- «\t»- b\n", "tab cannot stand before this, use spaces"),
      ("a: «[»1, 2\n", "`[` is never closed"),
      ("a: {b: 1 «]» }\n", "`,` or `}` expected here"),
      ("a: «\"»b\nc: d\n", "quote is never closed"),
      ("a: \"b\" «c»\nd: e\n", "key expected here, check the indentation and the quotes of the value before it"),
      ("a: \"«\\d»\"\n", "unknown escape in double quotes, write `\\\\` for a backslash or use single quotes"),
      ("a: «@»b\n", "`@` cannot start a plain text, put it in quotes"),
      ("a: «-» b\n", "a list cannot start here, put its first `-` on a line of its own"),
      ("- a\n«b»: c\n", "`-` expected here, the list above has not ended"),
      ("a: | «t»ext\n", "text cannot follow `|` or `>` on the same line, start it on the next one"),
      ("a: «!»x!y b\n", "tag uses a handle that no `%TAG` line declares"),
    ])
  func yaml(_ marked: String, _ message: String) throws {
    try expect(marked, message, path: "a.yaml")
  }

  @Test(
    "JSON that cannot be read is explained at the place to change",
    arguments: [
      ("[1«,» ]", "comma before `]` has to go"), ("{\"a\": 1 «\"»b\": 2}", "`,` or `}` expected here"),
      ("{«a»: 1}", "key in double quotes expected, not `a`"), ("{\"a\" «1»}", "`:` expected after the key"),
      ("[«True»]", "`True` is no JSON value, did you mean `true`?"), ("[«01»]", "`01` is no JSON number"),
      ("[«1.»]", "`1.` is no JSON number"),
      ("[\"«\\x»\"]", "unknown escape, JSON has `\\\" \\\\ \\/ \\b \\f \\n \\r \\t` and `\\u` with four digits"),
      ("[\"«\\ud800»\"]", "half of a surrogate pair names no character"),
      ("[«\"»a\n\"]", "quote is never closed on this line"),
      ("«{»\"a\": 1", "`{` is never closed"), ("[1] «x»", "JSON text has ended before this"),
      ("[1, «/»/ x\n2]", "JSON has no comments"), ("[«'»a']", "JSON strings take double quotes"),
      ("[1,«»", "value expected, the text ends here"), ("«»", "value expected, the text ends here"),
      ("[\"a«\t»b\"]", "control character cannot stand in a string, write `\\u0009`"),
      ("[«é»]", "`é` is no JSON value"),
    ])
  func json(_ marked: String, _ message: String) throws {
    try expect(marked, message, path: "a.json")
  }

  private func expect(_ marked: String, _ message: String, path: String) throws {
    let source = MarkedText(marked)
    let finding = try #require(YAMLStream.parse(source.file(path)).diagnostics.first)
    #expect(finding.message.text == message)
    #expect([finding.range.bytes] == source.ranges)
  }

  @Test("What stands before a fault is read")
  func partial() {
    let yaml = YAMLStream.parse(SourceFile(path: "a.yaml", text: "a: 1\nb: [x, {c: 2\n"))
    #expect(yaml.root?["b"]?[1]?["c"]?.int == 2)
    let json = YAMLStream.parse(SourceFile(path: "a.json", text: "{\"a\": 1, \"b\": [\"x\", {\"c\": 2, \"d\""))
    #expect(json.root?["b"]?[1]?["c"]?.int == 2)
  }
}
