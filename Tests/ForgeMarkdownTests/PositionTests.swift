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
  private func check(_ markdown: String, _ name: String) {
    let file = SourceFile(path: "a.md", text: markdown)
    let document = MarkdownDocument(file, flavor: .gfm)
    let tree = document.tree
    for id in tree.order() where tree[id].isLeafBlock {
      let positions = document.positions(around: id)
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
