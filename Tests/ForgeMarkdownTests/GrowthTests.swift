import ForgeDiagnostics
import ForgeMarkdown
import Glibc
import Testing

/// `scripts/bench-pathological` measures far more, at sizes that show more. What was once slow is held here.
@Suite("Growth", .serialized)
struct GrowthTests {
  /// CPU seconds of this thread for all that can be asked of a page.
  private func seconds(_ page: String) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    let document = MarkdownDocument(SourceFile(path: "a.md", text: page))
    var places = PlaceFinder(in: document)
    for link in document.links { _ = places.fragmentRange(of: link) }
    _ = (document.htmlAnchors, document.suppressions, document.undefinedReferences, document.usedDefinitionKeys)
    _ = document.html()
    return now() - start
  }

  @Test(
    "Eight times the page takes nowhere near sixty-four times the time",
    arguments: [
      "|a|\n|-|\n\n", "=== \"a\"\n    b\n\nc\n\n", "1. a\n\n!!! note\n    b\n\n", "a ~~b~~\n", "a b@c.d\n", "[a](#b) ",
      "a <a href=\"#b\" id=\"c\"> ", "<div> <a href=\"b\" id=\"c\">\n", "[a][b] ",
      "<!-- forge-docs allow: a/b — c --> ",
    ])
  func repeated(unit: String) {
    expectNoSquare(unit) { String(repeating: unit, count: $0) }
  }

  @Test(
    "Eight times the raw HTML takes nowhere near sixty-four times the time",
    arguments: [
      "<b>", "<b><i>", "</b>", "<div></p>", "<!-- ", "<a title=\"", "<a title='", "<a x ", "<ul><li><div>",
      "<table><td>", "<img srcset=\"", "<a &#", "<b a=\"'\" c='\"", "<img alt=a alt=b aria-x=y ", "<!-", "--!",
      "<p align=x>", "<img srcset=\"a, b 2x\">", "*a <b>b* ", "\n\n> <b>\n",
    ])
  func rawHTML(unit: String) {
    expectNoSquare(unit) { "<div>\n" + String(repeating: unit, count: $0 * 4) }
  }

  @Test(
    "Eight times the depth takes nowhere near sixty-four times the time",
    arguments: [["*~a ", "b", " c*"], ["![~a ", "b", "](c)"], ["*[a][b] ", "c", " d*"], [":::a\n", "", "::::\n"]])
  func nested(parts: [String]) {
    expectNoSquare(parts[0]) { depth in
      String(repeating: parts[0], count: depth) + parts[1] + String(repeating: parts[2], count: depth)
    }
  }

  @Test(
    "Eight times the code takes nowhere near sixty-four times the time",
    arguments: [["bash", "${"], ["bash", "${a}"], ["python", "\\\""]])
  func code(parts: [String]) {
    expectNoSquare(parts[1]) { "```\(parts[0])\n" + String(repeating: parts[1], count: $0 * 4) + "\n```\n" }
  }

  @Test("Eight times the closers without openers take nowhere near sixty-four times the time")
  func closers() {
    expectNoSquare("tags") { String(repeating: "<b>", count: $0) + String(repeating: "</i>", count: $0) }
    expectNoSquare("tildes") { String(repeating: "~a ", count: $0) + String(repeating: "b~~ ", count: $0) }
    expectNoSquare("lines") { count in
      "```js {" + (1...count).map { "\(2 * $0)" }.joined(separator: ",") + "}\n"
        + String(repeating: "a\n", count: 2 * count) + "```\n"
    }
  }

  private func expectNoSquare(_ name: String, _ page: (Int) -> String) {
    let count = 250
    let small = (0..<3).map { _ in seconds(page(count)) }.min() ?? 0
    let large = seconds(page(8 * count))
    #expect(large < 32 * max(small, 0.002), "\(name): \(small) s, then \(large) s")
  }
}
