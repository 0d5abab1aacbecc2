import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML
import Testing

@Suite("YAML trees")
struct YAMLTreeTests {
  private func root(_ text: String, path: String = "a.yaml") throws -> YAMLNode {
    let stream = YAMLStream.parse(SourceFile(path: path, text: text))
    #expect(stream.diagnostics.isEmpty)
    return try #require(stream.root)
  }

  @Test("Keys are found in small mappings and in large ones, by their text")
  func lookups() throws {
    for count in [3, 5000] {
      let text = (0..<count).map { "k\($0): \($0)\n" }.joined() + "200: ok\n"
      let root = try root(text)
      #expect(root["k\(count - 1)"]?.int == count - 1)
      #expect(root["200"]?.string == "ok")
      #expect(root["none"] == nil)
      #expect(root.mapping?.pair("k1")?.key.range.bytes == 6..<8)
    }
  }

  @Test("Of a key that stands twice, lookups give the first and pairs both")
  func duplicates() {
    let source = MarkedText("«a»: 1\nb: 2\n«a»: 3\n")
    let stream = YAMLStream.parse(source.file("a.yaml"))
    #expect(stream.root?["a"]?.int == 1)
    #expect(stream.root?.mapping?.pairs.count == 3)
    let finding = stream.diagnostics.first
    #expect(finding?.range.bytes == source.ranges.last)
    #expect(finding?.notes.first?.range.bytes == source.ranges.first)
  }

  @Test("An alias has the value of its anchor and the place of both")
  func aliases() throws {
    let source = MarkedText("a: &x «[1]»\nb: «*x»\nc: &x 2\nd: *x\n")
    let root = try root(source.text)
    let alias = try #require(root["b"])
    #expect(alias[0]?.int == 1)
    #expect(alias.range.bytes == source.ranges[0])
    #expect(alias.alias?.bytes == source.ranges[1])
    #expect(root["d"]?.int == 2)
    #expect(root["a"]?.alias == nil)
  }

  @Test("Merge keys bring in pairs, and what is written wins")
  func merge() throws {
    let root = try root(
      """
      base: &base {a: 1, b: 2}
      more: &more {b: 3, c: 4, d: 5}
      one:
        <<: *base
        b: own
      list:
        d: own
        <<: [*base, *more]
      quoted: {'<<': 1}
      """)
    #expect(root["one"]?["a"]?.int == 1)
    #expect(root["one"]?["b"]?.string == "own")
    #expect(root["one"]?["a"]?.alias != nil)
    #expect(root["list"]?.mapping?.pairs.map(\.key.text) == ["d", "a", "b", "c"])
    #expect(root["list"]?["b"]?.int == 2)
    #expect(root["quoted"]?["<<"]?.int == 1)
  }

  @Test("Pointers lead through mappings and sequences")
  func pointers() throws {
    let root = try root("paths:\n  /a~b/{id}:\n    get: [x, {'': y}]\n")
    let pointer = try #require(JSONPointer("/paths/~1a~0b~1{id}/get/1/"))
    #expect(root.value(at: pointer)?.string == "y")
    #expect(pointer.description == "/paths/~1a~0b~1{id}/get/1/")
    #expect(JSONPointer(fragment: "#/paths/~1a~0b~1%7Bid%7D/get/1/") == pointer)
    #expect(JSONPointer("") == JSONPointer(tokens: []))
    #expect(JSONPointer("a") == nil)
    #expect(JSONPointer("/~2") == nil)
    #expect(JSONPointer(fragment: "/%zz") == nil)
    #expect(root.value(at: JSONPointer(tokens: ["paths", "/a~b/{id}", "get", "01"])) == nil)
    #expect(JSONPointer(tokens: ["a"]).appending("b/c").appending(0).description == "/a/b~1c/0")
  }

  @Test("Reading goes on at the document after a fault")
  func recovery() {
    let stream = YAMLStream.parse(SourceFile(path: "a.yaml", text: "a: [1\nb: 2\n---\nc: 3\n---\nd: 'x\n---\ne: 5\n"))
    #expect(stream.documents.map { $0.root?.mapping?.pairs.map(\.key.text) } == [["a"], ["c"], ["d"], ["e"]])
    #expect(stream.diagnostics.count == 2)
  }

  @Test("Text in braces is JSON where it is, and YAML where it is not")
  func sniffing() throws {
    #expect(try root("{\"a\": \"\\ud83d\\ude00\"}")["a"]?.string == "😀")
    #expect(try root("{a: b} # YAML\n")["a"]?.string == "b")
    #expect(YAMLStream.parse(SourceFile(path: "a.json", text: "{a: b}")).diagnostics.count == 1)
  }

  @Test("Empty files have no documents, empty documents no root")
  func empty() {
    for text in ["", "\n", "# comment\n", "\u{FEFF}"] {
      let stream = YAMLStream.parse(SourceFile(path: "a.yaml", text: text))
      #expect(stream.root == nil && stream.diagnostics.isEmpty, "\(text.debugDescription)")
    }
    let stream = YAMLStream.parse(SourceFile(path: "a.yaml", text: "---\n--- ~\n"))
    #expect(stream.documents.map { $0.root?.isNull } == [nil, true])
  }
}
