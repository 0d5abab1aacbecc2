import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML
import Testing

@Suite("Ranges of YAML nodes")
struct YAMLRangeTests {
  /// Checks that the marked ranges are the ranges of exactly the nodes of that kind.
  private func expect(
    _ marked: String, path: String = "a.yaml", where isWanted: (YAMLNode) -> Bool,
    location: SourceLocation = #_sourceLocation
  ) {
    let text = MarkedText(marked)
    let stream = YAMLStream.parse(text.file(path))
    var ranges: [Range<Int>] = []
    stream.root?.walk { node in
      if isWanted(node) { ranges.append(node.range.bytes) }
      return true
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    #expect(ranges == text.ranges, sourceLocation: location)
    #expect(stream.diagnostics.isEmpty, sourceLocation: location)
  }

  @Test("Plain scalars end at their last character")
  func plain() {
    expect("«a»: «b c»   # comment\n«d»:\n  - «e»  \n  - «f\n    g»\n") { $0.scalar?.style == .plain }
  }

  @Test("Quoted scalars include their quotes, and properties stand outside")
  func quoted() {
    expect("a: «'it''s'»\nb: !!str «\"x\\n\"»\nc: &anchor # note\n  «'d'»\n") {
      $0.string != nil && $0.scalar?.style != .plain
    }
  }

  @Test("Anchors and tags end where libyaml ends them")
  func properties() {
    expect("- &a-b «'x'»\n- !<tag:a,b> &c «'y'»\n- [!t , !u «'z'»]\n") {
      $0.scalar?.style == .singleQuoted
    }
    expect("&a«?b»\n") { $0.scalar?.style == .plain }
  }

  @Test("Block scalars reach from the indicator to the end of the last line with text")
  func block() {
    expect("a: «|-\n  one\n\n  two»\n\n\nb: «>  # folded\n  x»\n# comment\nc: !x «|+»\n\nd: 1\n") {
      $0.scalar?.style == .literal || $0.scalar?.style == .folded
    }
  }

  @Test("Block collections end with their last child")
  func blockCollections() {
    expect("«a:\n  - «b: 1\n    c: 2»\n  # comment\n  - «d:\n      «e: f»»»   \n\n# end\n") { $0.mapping != nil }
    expect("a:\n«- 1\n- «- 2\n  - 3»»\n# comment\nb: 5\n") { $0.sequence != nil }
  }

  @Test("Flow collections include their brackets, a lone pair in a list does not")
  func flow() {
    expect("«{b: «{ c: d }», e: [«f: «{g: h}»» , i]  }» # x\n") { $0.mapping != nil }
    expect("&x «[1, «[ ]» ]»\n") { $0.sequence != nil }
  }

  @Test("A missing value has an empty range where it would begin")
  func missing() {
    expect("a:«»\nb:«»   # comment\n\nc: {d«» , e:«» }\nf:\n  -«»\n  - g\n") { $0.isNull }
    expect("? a«»\n\n# comment\n? b«»\n") { $0.isNull }
  }

  @Test("Offsets count bytes past a byte order mark, line ends of two bytes and characters of four")
  func bytes() {
    expect("\u{FEFF}é: «'😀'»\r\nb: «'ü'» # 😀\r\nc: «'d'»\r\n") { $0.scalar?.style == .singleQuoted }
    expect(" [«\"😀\"»,\r\n «\"\\u00e9\"»]", path: "a.json") { $0.scalar != nil }
  }

  @Test("JSON keys, values and collections have their ranges")
  func json() {
    expect("{ «\"a\"» : [«1», «-2.5e3» , «true»],\n«\"b\"»:«null»}", path: "a.json") { $0.scalar != nil }
    expect("«{ \"a\" : «{}», \"b\": [«{\"c\": 1}»]}» \n", path: "a.json") { $0.mapping != nil }
  }

  @Test("A part of a file keeps the offsets of the file")
  func part() throws {
    let text = MarkedText("---\ntitle: «Ä»\n---\n# Ä: b\n")
    let file = text.file("docs/index.md")
    let stream = YAMLStream.parse(file, in: 4..<14)
    #expect(stream.root?["title"]?.range.bytes == text.ranges.first)
    #expect(stream.diagnostics.isEmpty)
  }

  @Test("Documents reach up to the next one")
  func documents() {
    let text = MarkedText("«a: 1\n»«---\nb: 2\n...»\n«---\n»")
    let stream = YAMLStream.parse(text.file("a.yaml"))
    #expect(stream.documents.map(\.range.bytes) == text.ranges)
    #expect(stream.documents.last?.root == nil)
  }
}
