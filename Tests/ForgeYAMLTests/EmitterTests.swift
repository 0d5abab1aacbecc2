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

  @Test("Comments in and behind brackets stand beside the same things in block style")
  func flowComments() throws {
    let source = """
      a: {b: c} # behind a
      d: [ # behind the bracket
        # above e
        e, # behind e
        {f: g}, # behind the pair
        # above the end
      ] # behind all
      list:
        # above the item
        - {h: i, j: [k, l]} # behind the item
        - [m] # behind the list
      none: {} # behind nothing
      """
    #expect(
      try emitted(source) == """
        a: # behind a
          b: c
        d: # behind the bracket
          # behind all
          # above e
          - e # behind e
          # behind the pair
          - f: g
          # above the end
        list:
          # above the item
          # behind the item
          - h: i
            j:
              - k
              - l
          # behind the list
          - - m
        none: {} # behind nothing

        """)
  }

  @Test(
    "Every comment stays, once, and what is read back is the same",
    arguments: [
      "{ # 1\n  a: b, # 2\n  # 3\n  c: [d, # 4\n    e] # 5\n  # 6\n} # 7\n", "[a, # 1\n [b], # 2\n {c: d} # 3\n] # 4\n",
      "x: !!map {a: b} # 1\n", "x: # 1\n  {a: b} # 2\n", "- [] # 1\n- [ # 2\n  # 3\n ]\n- - {a: b} # 4\n",
      "x: {a: \"one\\ntwo\", # 1\n # 2\n }\ny: 1 # 3\n", "x: {a: '# no', \"b\": c, d: e#f} # 1\n",
      "# 1\n{a: b} # 2\n", "# 1\n- {a: b}\n# 2\n- {c: d}\n", "x: {a: {b: {c: d}}} # 1\n", "{a, b: , # 1\n c: d} # 2\n",
    ])
  func kept(_ source: String) throws {
    let text = try emitted(source)
    let numbers = source.matches(of: /# \d/).map { String($0.output) }
    #expect(text.matches(of: /# \d/).map { String($0.output) }.sorted() == numbers, "\(text)")
    let (before, after) = (
      YAMLStream.parse(SourceFile(path: "a", text: source)), YAMLStream.parse(SourceFile(path: "a", text: text))
    )
    #expect(try #require(after.root).hasSameValue(as: try #require(before.root)), "\(text)")
  }

  private func emitted(_ source: String) throws -> String {
    let file = SourceFile(path: "a.yaml", text: source)
    let root = try #require(YAMLStream.parse(file).root)
    return YAMLEmitter.emit(root, comments: [file.path: YAMLComments(file, root: root)])
  }
}
