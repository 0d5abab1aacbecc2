import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML
import Testing

@Suite("Suppressions in YAML")
struct SuppressionScanTests {
  private func covered(_ marked: String, location: SourceLocation = #_sourceLocation) {
    let source = MarkedText(marked)
    let stream = YAMLStream.parse(source.file("a.yaml"))
    #expect(stream.suppressions.map(\.covered) == source.ranges, sourceLocation: location)
  }

  @Test("A comment after something covers its line")
  func sameLine() {
    covered("a: 1\n«b: 2 # forge-docs allow: x/y — reason\n»c: 3\n")
  }

  @Test("A comment on a line of its own covers the node on the next one")
  func nextNode() {
    covered("a: 1\n# forge-docs allow: x/y — reason\n«b:\n  c: 2\n\n  d: 3\n»\n# end\ne: 4\n")
    covered("# forge-docs allow: x/y — reason\n# more words\n\n«a: 1\n»b: 2\n")
    covered("l:\n  # forge-docs allow: x/y — r\n«  - a: 1\n    b: 2\n»  - c\n")
    covered("# forge-docs allow: x/y — r\n«l:\n- a\n- b\n»m: 1\n")
    covered("# forge-docs allow: x/y — r\n«l: {\n  a: 1\n}\n»m: 1\n")
  }

  @Test("Text inside scalars is no comment, and one after a quoted hash is")
  func scalars() {
    covered("a: |\n  # forge-docs allow: x/y — reason\nb: 'x # forge-docs allow: x/y'\nc: x#forge-docs allow: x\n")
    covered("«a: \"# no\" # forge-docs allow: x/y — reason\r\n»b: 1\r\n")
    covered("«a: | # forge-docs allow: x/y — reason\n»  text\n")
  }

  @Test("Rules and reason are read")
  func content() {
    let text = "a: 1 # forge-docs allow: x/y, x/z — long story\n"
    let suppression = YAMLStream.parse(SourceFile(path: "a.yaml", text: text)).suppressions.first
    #expect(suppression?.rules.map(\.rule) == ["x/y", "x/z"])
    #expect(suppression?.reason == "long story")
  }
}
