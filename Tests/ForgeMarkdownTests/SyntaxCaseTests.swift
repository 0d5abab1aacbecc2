import ForgeDiagnostics
import ForgeHTML
import ForgeMarkdown
import Foundation
import Testing

@Suite("Syntax extensions")
struct SyntaxCaseTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let number: Int
    let example: SyntaxCase

    var testDescription: String { "\(name) \(number)" }
  }

  static let cases = allSyntaxExtensions.flatMap { syntax in
    syntax.cases.enumerated().map { Case(name: syntax.name, number: $0, example: $1) }
  }

  private func document(_ example: SyntaxCase, _ options: ParseOptions? = nil) -> MarkdownDocument {
    MarkdownDocument(SourceFile(path: "page.md", text: example.markdown), options ?? example.options)
  }

  @Test("A case becomes the HTML that it says", arguments: cases)
  func html(_ test: Case) {
    #expect(document(test.example).html().string == test.example.html)
  }

  @Test("A case with CRLF becomes the same HTML", arguments: cases)
  func lineEnds(_ test: Case) {
    let text = test.example.markdown.replacingOccurrences(of: "\n", with: "\r\n")
    let html = MarkdownDocument(SourceFile(path: "page.md", text: text), test.example.options).html().string
    #expect(html.replacingOccurrences(of: "\r\n", with: "\n") == test.example.html)
  }

  @Test(
    "A construct has a switch of its own, which turns it back into text", arguments: allSyntaxExtensions.map(\.name))
  func switches(_ name: String) throws {
    let syntax = try #require(allSyntaxExtensions.first { $0.name == name })
    #expect(syntax.syntax.rawValue.nonzeroBitCount == 1)
    for example in syntax.cases where example.isShown {
      var options = example.options
      options.syntax.subtract(syntax.syntax)
      #expect(document(example, options).html().string != example.html, "\(example.markdown)")
    }
  }

  @Test("All constructs together are what the site reads")
  func all() {
    let all = allSyntaxExtensions.reduce(into: Syntax()) { $0.formUnion($1.syntax) }
    #expect(all == Flavor.site.syntax)
    #expect(Set(allSyntaxExtensions.map(\.name)).count == allSyntaxExtensions.count)
  }

  @Test("Every construct that the manual should show has an example")
  func examples() {
    for syntax in allSyntaxExtensions where syntax.syntax != .operationLinks {
      #expect(syntax.cases.contains { $0.isShown }, "\(syntax.name)")
    }
  }

  @Test("The syntax reference in the manual is the one that the cases give")
  func reference() throws {
    let manual = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/forge-docs/syntax.md")
    let text = try String(contentsOf: manual, encoding: .utf8)
    #expect(text == SyntaxReference.markdown(allSyntaxExtensions), "run `make rules`")
  }
}
