import ForgeDiagnostics
import ForgeYAML
import Testing

@Suite("Emitters")
struct EmitterTests {
  @Test("What is written as YAML reads back the same under both versions", arguments: 0..<400)
  func yamlRoundTrip(_ seed: Int) throws {
    var generator = TreeGenerator(seed: UInt64(seed))
    let node = generator.node()
    let text = YAMLEmitter.emit(node)
    for schema in [YAMLSchema.core12, .yaml11] {
      let stream = YAMLStream.parse(SourceFile(path: "a.yaml", text: text), schema: schema)
      #expect(stream.diagnostics.isEmpty, "\(text)")
      let root = try #require(stream.root, "\(text)")
      #expect(root.hasSameValue(as: node), "\(schema)\n\(text)")
    }
  }

  @Test("What is written as JSON reads back the same", arguments: 0..<400)
  func jsonRoundTrip(_ seed: Int) throws {
    var generator = TreeGenerator(seed: UInt64(seed))
    let node = generator.node()
    for pretty in [true, false] {
      let text = JSONEmitter.emit(node, pretty: pretty)
      let stream = YAMLStream.parse(SourceFile(path: "a.json", text: text))
      #expect(stream.diagnostics.isEmpty, "\(text)")
      let root = try #require(stream.root, "\(text)")
      #expect(root.hasSameValue(as: node), "\(text)")
    }
  }

  @Test("YAML comes out in block style, with quotes only where they are needed")
  func yamlStyle() throws {
    let source = """
      {"openapi": "3.1.0", "info": {"title": "Forge: API", "version": "1.0", "x": []},
       "tags": [{"name": "no", "list": [1, [2, 3e2]]}, "plain text"], "text": "one\\ntwo\\n", "200": null}
      """
    let root = try #require(YAMLStream.parse(SourceFile(path: "a.json", text: source)).root)
    #expect(
      YAMLEmitter.emit(root) == """
        openapi: 3.1.0
        info:
          title: "Forge: API"
          version: "1.0"
          x: []
        tags:
          - name: "no"
            list:
              - 1
              - - 2
                - 300.0
          - plain text
        text: |
          one
          two
        "200": null

        """)
  }

  @Test("Tags, merge keys in quotes and collections as keys survive")
  func unusual() throws {
    let source = """
      !Root
      tagged: !Ref name
      list: !!set
        a:
      "<<": 1
      ? [a, b]
      : - c
      ? - d
      : !x
        e: !!str 1
      """
    let stream = YAMLStream.parse(SourceFile(path: "a.yaml", text: source))
    #expect(stream.diagnostics.isEmpty)
    let root = try #require(stream.root)
    let text = YAMLEmitter.emit(root)
    let again = try #require(YAMLStream.parse(SourceFile(path: "b.yaml", text: text)).root, "\(text)")
    #expect(again.hasSameValue(as: root), "\(text)")
  }

  @Test("Numbers keep their text where every reader agrees on it")
  func numbers() throws {
    let root = try #require(
      YAMLStream.parse(SourceFile(path: "a.yaml", text: "[1.50, 0x1F, 0o17, 010, 18446744073709551616, 1.]\n")).root)
    #expect(YAMLEmitter.emit(root) == "- 1.50\n- 0x1F\n- 15\n- 10\n- 18446744073709551616\n- 1.\n")
    #expect(JSONEmitter.emit(root, pretty: false) == "[1.50,31,15,10,18446744073709551616,1.0]")
  }
}
