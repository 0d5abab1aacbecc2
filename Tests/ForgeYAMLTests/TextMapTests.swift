import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML
import Testing

@Suite("Places of scalar text")
struct TextMapTests {
  /// Looks up `part` in the text of the first scalar value and expects the marked place.
  private func expect(
    _ part: String, at marked: String, path: String = "a.yaml", location: SourceLocation = #_sourceLocation
  ) throws {
    let source = MarkedText(marked)
    let file = source.file(path)
    let root = try #require(YAMLStream.parse(file).root, sourceLocation: location)
    let node = root["a"] ?? root[0] ?? root
    let text = Array(try #require(node.text, sourceLocation: location).utf8)
    let place = try #require(text.firstRange(of: Array(part.utf8), in: 0..<text.count), sourceLocation: location)
    #expect(node.sourceRange(ofText: place, in: file).bytes == source.ranges.first, sourceLocation: location)
  }

  @Test("Plain text, on one line and folded over several")
  func plain() throws {
    try expect("bc", at: "a: ab«bc»d # x\n")
    try expect("two", at: "a: one\n  «two»\n\n  three\n")
    try expect("e\nt", at: "a: on«e  \n\n  t»wo\n")
    try expect("one two", at: "a: «one\r\n  two» three\n")
  }

  @Test("Quoted text, an escape counting as a whole")
  func quoted() throws {
    try expect("é", at: #"a: "x«\u00e9»y""#)
    try expect("t", at: #"a: "x\n\"«t»""#)
    try expect("'", at: "a: 'it«''»s'")
    try expect("b", at: "a: \"x\\\n   «b»\"")
    try expect(" b", at: "a: \"x«\n   b»\"")
    try expect("😀", at: #"["«\ud83d\ude00»/"]"#, path: "a.json")
    try expect("c", at: "a: !!str &x \"b«c»\"")
  }

  @Test("Block scalars, indented as they may be")
  func block() throws {
    try expect("curl -f", at: "a: |\n    # x\n    «curl -f» x\n")
    try expect("two\n", at: "a: |\n  one\n  «two\n»b: c\n")
    try expect("two\n\n", at: "a: |+\n  one\n  «two\n\n»# note\nb: c\n")
    try expect("two", at: "a: |2-\n    one\n  «two»\n")
    try expect("b\nc", at: "a: |\r\n  «b\r\n  c»\r\n")
    try expect("é😀", at: "a:\n  |+ # note\n\n  ü «é😀»\n\n")
    try expect("two", at: "a: >\n  one\n  «two»\n\n  three\n")
    try expect("e t", at: "a: >-\n  on«e\n  t»wo\n")
    try expect("more", at: "a: >\n  one\n\n    «more»\n  end\n")
    try expect("end", at: "a: >\n\n  one\n    more\n\n  «end»\n")
  }

  @Test("An empty range is the place between two characters")
  func empty() throws {
    let source = MarkedText("a: 'b«»c'\n")
    let node = try #require(YAMLStream.parse(source.file("a.yaml")).root?["a"])
    #expect(node.sourceRange(ofText: 1..<1, in: source.file("a.yaml")).bytes == source.ranges.first)
    #expect(node.sourceRange(ofText: 2..<2, in: source.file("a.yaml")).bytes == 6..<6)
  }

  @Test("Where the file does not hold the text, the answer is the node")
  func otherFile() throws {
    let node = try #require(YAMLStream.parse(SourceFile(path: "a.yaml", text: "a: bcd\n")).root?["a"])
    let other = SourceFile(path: "a.yaml", text: "x: yyy\n")
    #expect(node.sourceRange(ofText: 0..<1, in: other) == node.range)
    #expect(node.sourceRange(ofText: 0..<9, in: other) == node.range)
  }

  @Test("Every part of every generated scalar maps into its node", arguments: 0..<60)
  func generated(_ seed: Int) throws {
    var generator = TreeGenerator(seed: UInt64(seed))
    for text in [YAMLEmitter.emit(generator.node()), JSONEmitter.emit(generator.node())] {
      let file = SourceFile(path: text.hasPrefix("{") || text.hasPrefix("[") ? "a.json" : "a.yaml", text: text)
      YAMLStream.parse(file).root?.walk { node in
        guard let count = node.text?.utf8.count, count > 1, node.scalar?.style != .plain else { return true }
        let last = node.sourceRange(ofText: count - 1..<count, in: file).bytes
        #expect(last.lowerBound > node.range.bytes.lowerBound, "\(text)")
        return true
      }
    }
  }
}
