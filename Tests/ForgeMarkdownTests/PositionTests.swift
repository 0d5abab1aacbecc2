import ForgeDiagnostics
import ForgeMarkdown
import ForgeTestSupport
import Foundation
import Testing

@Suite("Positions")
struct PositionTests {
  private struct Example: Decodable {
    let example: Int
    let markdown: String
  }

  /// Every node whose text stands in the file as it is must be found there, and its range must say so.
  private func check(_ markdown: String, _ name: String, _ flavor: Flavor = .gfm) {
    let file = SourceFile(path: "a.md", text: markdown)
    let document = MarkdownDocument(file, flavor: flavor)
    let tree = document.tree
    #expect(
      tree.order() == Array(0..<MarkdownNode.ID(tree.nodes.count)), "\(name): nodes stand in the order of the page")
    #expect(tree.blocks() == tree.order().filter { !tree[$0].isInline }, "\(name)")
    for id in tree.order() where tree[id].isLeafBlock {
      let positions = document.positions(around: id)
      for (link, destination) in document.plainDestinations(in: id) ?? [:] {
        #expect(positions[link]?.destination == destination, "\(name): \(markdown.debugDescription)")
      }
      for inline in tree.order(from: id).dropFirst() {
        guard let position = positions[inline] else {
          Issue.record("\(name): no position for \(tree[inline].kind) in \(markdown.debugDescription)")
          return
        }
        #expect(position.range.lowerBound >= 0 && position.range.upperBound <= file.bytes.count, "\(name)")
        let source = file.text(in: position.range)
        switch tree[inline].kind {
        case .text where position.isVerbatim: #expect(source == tree.string(tree[inline].literal), "\(name)")
        case .emphasis: #expect(source.hasPrefix("*") || source.hasPrefix("_"), "\(name)")
        case .strong: #expect(source.hasSuffix("**") || source.hasSuffix("__"), "\(name)")
        case .code: #expect(source.hasPrefix("`") && source.hasSuffix("`"), "\(name)")
        case .image: #expect(source.hasPrefix("!["), "\(name)")
        case .strikethrough, .subscripted: #expect(source.hasPrefix("~") && source.hasSuffix("~"), "\(name)")
        case .superscripted, .inserted: #expect(source.hasPrefix("^") && source.hasSuffix("^"), "\(name)")
        case .marked: #expect(source.hasPrefix("==") && source.hasSuffix("=="), "\(name)")
        case .keys: #expect(source == "++\(tree.string(tree[inline].literal))++", "\(name)")
        case .emoji: #expect(source == ":\(tree.string(tree[inline].literal)):", "\(name)")
        case .math: #expect(source.hasPrefix("$") && source.hasSuffix("$"), "\(name)")
        case .footnoteReference: #expect(source == "[^\(tree.string(tree[inline].literal))]", "\(name)")
        default: break
        }
      }
    }
  }

  @Test(
    "Every inline node of the specifications' examples is found in the file",
    arguments: [
      "commonmark/spec-0.30.json", "gfm/spec-0.29-gfm.json", "gfm/extensions.json",
    ])
  func specificationExamples(path: String) throws {
    guard let folder = Suites.folder("") else { return }
    let bytes = try #require(Suites.bytes(of: "\(folder)/\(path)"))
    for example in try JSONDecoder().decode([Example].self, from: Data(bytes)) {
      check(example.markdown, "\(path) \(example.example)")
      check(example.markdown, "\(path) \(example.example), site", .site)
    }
  }

  @Test("Every inline node is found in documents put together at random")
  func compositions() throws {
    guard let folder = Suites.folder("") else { return }
    var examples: [String] = []
    for path in ["commonmark/spec-0.30.json", "gfm/spec-0.29-gfm.json"] {
      let bytes = try #require(Suites.bytes(of: "\(folder)/\(path)"))
      examples += try JSONDecoder().decode([Example].self, from: Data(bytes)).map(\.markdown)
    }
    // As many of our own constructs as of the specifications' examples.
    let own = allSyntaxExtensions.flatMap(\.cases).filter { $0.files.isEmpty }.map(\.markdown)
    for index in examples.indices { examples.append(own[index % own.count]) }
    var chance = Chance(state: 20)
    for number in 0..<1500 {
      let parts = (0...chance.below(4)).map { _ in examples[chance.below(examples.count)] }
      let lines = parts.joined(separator: "\n\n").split(separator: "\n", omittingEmptySubsequences: false)
      let text =
        switch chance.below(4) {
        case 0: lines.map { "> \($0)" }.joined(separator: "\n")
        case 1: "- " + lines.joined(separator: "\n  ")
        case 2: lines.joined(separator: "\r\n")
        default: lines.joined(separator: "\n")
        }
      check(text, "composition \(number)")
      check(text, "composition \(number), site", .site)
    }
  }

  /// A linear congruential generator: the same documents on every machine.
  private struct Chance {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }

  @Test(
    "Every inline node is found inside quotes, lists and footnotes, and after CRLF",
    arguments: [
      "> a *b* [c](d)\n> e `f` g\n", "- one **two**\n  three [x](y 'z')\n", "> - a\n>   b ![i](j)\nlazy `k`\n",
      "a [^1] ~~s~~ www.example.com.\n\n[^1]: note *x*\n    more `y`\n", "one\r\ntwo *three*\r\n",
      "| a \\| `b` | *c* |\n|---|---|\n| [d](e) | &amp; \\* |\n", "- [x] done *it*\n",
      "[a]: b\n[c]\n\n[a] and [x][a]\n",
    ])
  func containers(markdown: String) {
    check(markdown, "case")
  }
}
