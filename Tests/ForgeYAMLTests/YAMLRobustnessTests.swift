import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML
import Testing

@Suite("Hostile input")
struct YAMLRobustnessTests {
  private static let samples = [
    """
    # forge-docs allow: yaml/syntax — a sample
    openapi: 3.1.0
    info: {title: "Forge \\u00e9", version: '1.0'}   # é😀
    paths:
      /users/{id}:
        get: !tag
          summary: >-
            Folded
            text

              more
          x: &a [1, 2.5, ~, yes]
      ? complex
      : - - a
        - b: |
            literal

    ---
    second: 'it''s'
    ...
    """,
    "{\"a\": [1, -2.5e3, true, null, \"\\ud83d\\ude00\\n\", {}], \"b\": {\"c\": [[[]]]}, \"é\": \"😀\"}",
  ]

  /// Checks that ranges lie in the file, and those of children in those of their parents.
  private func check(_ stream: YAMLStream, _ file: SourceFile) {
    let whole = 0..<file.bytes.count
    func isInside(_ range: SourceRange, _ outer: Range<Int>) -> Bool {
      range.bytes.lowerBound >= outer.lowerBound && range.bytes.upperBound <= outer.upperBound
    }
    func check(_ node: YAMLNode, in outer: Range<Int>) {
      guard node.alias == nil else { return }
      #expect(isInside(node.range, outer), "\(file.text(in: whole).debugDescription) \(node.range.bytes) in \(outer)")
      _ = node.sourceRange(ofText: 0..<min(2, node.text?.utf8.count ?? 0), in: file)
      for item in node.sequence ?? [] { check(item, in: node.range.bytes) }
      for pair in node.mapping?.pairs ?? [] {
        check(pair.key, in: node.range.bytes)
        check(pair.value, in: node.range.bytes)
      }
    }
    for document in stream.documents {
      #expect(isInside(document.range, whole))
      if let root = document.root { check(root, in: whole) }
    }
    for finding in stream.diagnostics {
      #expect(isInside(finding.range, whole))
      #expect(finding.notes.allSatisfy { isInside($0.range, whole) })
    }
    for suppression in stream.suppressions { #expect(suppression.covered.upperBound <= file.bytes.count) }
  }

  @Test("Damaged files are read without a trap, and every range lies in its parent", arguments: 0..<60)
  func mutations(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let alphabet = Array("\t\n\r -:?[]{},#&*!|>'\"%@`~\\0aé\u{0}\u{FEFF}<.=".utf8) + [0xFF, 0xC3]
    for sample in Self.samples {
      for path in ["a.yaml", "a.json"] {
        var bytes = Array(sample.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          let place = Int.random(in: 0..<bytes.count, using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0: bytes.remove(at: place)
          case 1: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: place)
          case 2: bytes[place] = alphabet.randomElement(using: &random) ?? 0
          default: bytes.removeSubrange(place..<min(place + 5, bytes.count))
          }
        }
        let file = SourceFile(path: path, bytes: bytes)
        check(YAMLStream.parse(file), file)
        let part = Int.random(in: 0...bytes.count / 2, using: &random)..<bytes.count
        check(YAMLStream.parse(file, in: part, schema: .yaml11), file)
      }
    }
  }

  @Test("Every beginning of a file is read", arguments: 0..<2)
  func prefixes(_ sample: Int) {
    let bytes = Array(Self.samples[sample].utf8)
    for count in 0..<bytes.count {
      let file = SourceFile(path: sample == 0 ? "a.yaml" : "a.json", bytes: Array(bytes[..<count]))
      check(YAMLStream.parse(file), file)
    }
  }

  @Test("Text nested a hundred thousand deep gives one finding", arguments: ["[", "{\"a\":", "- ", "{? ", "[[]"])
  func depth(_ opening: String) {
    let text = String(repeating: opening, count: 100_000)
    for path in ["a.json", "a.yaml"] {
      let file = SourceFile(path: path, text: text)
      let stream = YAMLStream.parse(file)
      #expect(stream.diagnostics.count == 1, "\(path) \(stream.diagnostics.map(\.message.text))")
    }
  }

  @Test("Aliases of aliases stop at the budget, and those before it stay")
  func bomb() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ",")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let stream = YAMLStream.parse(SourceFile(path: "a.yaml", text: text))
    #expect(stream.diagnostics.map(\.rule) == ["yaml/alias-expansion"])
    #expect(stream.root?["a2"]?[3]?[9]?[0]?.string == "x")
    #expect(stream.root?["a30"]?[0]?.isNull == true)
  }

  @Test("Aliases nest no deeper than collections may")
  func deepAliases() {
    var text = "a0: &a0 []\n"
    for level in 1...2000 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    let stream = YAMLStream.parse(SourceFile(path: "a.yaml", text: text))
    #expect(stream.diagnostics.map(\.rule) == ["yaml/too-deep"])
  }

  @Test("A file of nothing but suppressions is read in one pass")
  func manySuppressions() {
    let text = String(repeating: "# forge-docs allow: x/y — reason\n", count: 20_000) + "a: 1\n"
    let stream = YAMLStream.parse(SourceFile(path: "a.yaml", text: text))
    #expect(Set(stream.suppressions.map(\.covered)) == [text.utf8.count - 5..<text.utf8.count])
  }

  @Test("UTF-16 and UTF-32 are named", arguments: ["UTF-16", "UTF-32"])
  func wide(_ name: String) {
    let little = Array("a: b".unicodeScalars).flatMap { scalar in
      [UInt8(scalar.value)] + [UInt8](repeating: 0, count: name == "UTF-16" ? 1 : 3)
    }
    for bytes in [little, Array(little.reversed())] {
      let stream = YAMLStream.parse(SourceFile(path: "a.yaml", bytes: bytes))
      #expect(stream.diagnostics.map(\.message.text) == ["file is \(name), save it as UTF-8"])
    }
    let marked = YAMLStream.parse(SourceFile(path: "a.json", bytes: [0xFF, 0xFE] + little))
    #expect(marked.diagnostics.map(\.rule) == ["yaml/invalid-utf8"])
  }

  @Test("A byte that is not UTF-8 is found, and the rest is read")
  func latin1() {
    let bytes = Array("name: Zo".utf8) + [0xEB] + Array("\nnext: 1\n".utf8)
    let stream = YAMLStream.parse(SourceFile(path: "a.yaml", bytes: bytes))
    #expect(stream.diagnostics.map(\.message.text) == ["byte 0xEB is not UTF-8"])
    #expect(stream.diagnostics.first?.range.bytes == 8..<9)
    #expect(stream.root?["next"]?.int == 1)
  }
}
