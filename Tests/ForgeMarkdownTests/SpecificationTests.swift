import ForgeDiagnostics
import ForgeHTML
import ForgeMarkdown
import ForgeTestSupport
import Foundation
import Testing

/// An example of the CommonMark or GFM specification, as their test runners export them.
private struct SpecificationExample: Decodable {
  let example: Int
  let section: String
  let markdown: String
  let html: String
  let extensions: [String]?
}

@Suite("Specifications")
struct SpecificationTests {
  private func examples(_ path: String) throws -> [SpecificationExample]? {
    guard let folder = Suites.folder("") else { return nil }
    let bytes = try #require(Suites.bytes(of: "\(folder)/\(path)"))
    return try JSONDecoder().decode([SpecificationExample].self, from: Data(bytes))
  }

  private func render(_ markdown: String, _ flavor: Flavor) -> String {
    MarkdownDocument(SourceFile(path: "example.md", text: markdown), flavor: flavor).html().string
  }

  @Test("Every example of CommonMark 0.30 renders to the byte")
  func commonMark() throws {
    guard let examples = try examples("commonmark/spec-0.30.json") else { return }
    #expect(examples.count == 652)
    for example in examples {
      #expect(render(example.markdown, .commonmark) == example.html, "example \(example.example)")
    }
  }

  @Test("Every example that GFM's specification marks as its own renders as it says")
  func gfmOwnExamples() throws {
    guard let examples = try examples("gfm/spec-0.29-gfm.json") else { return }
    for example in examples where example.extensions?.isEmpty == false {
      #expect(
        normalized(render(example.markdown, .gfm)) == normalized(example.html),
        "example \(example.example): \(example.markdown)")
    }
  }

  @Test("The further cases of cmark-gfm render as it renders them")
  func gfmExtensions() throws {
    guard let examples = try examples("gfm/extensions.json") else { return }
    #expect(examples.count == 28)
    for example in examples where !example.html.contains("<IGNORE>") {
      #expect(
        normalized(render(example.markdown, .gfm)) == normalized(example.html),
        "example \(example.example): \(example.markdown)")
    }
  }

  /// Takes out what two serialisations of the same document may differ in: the order and form of a check box's
  /// attributes, and line ends between tags.
  private func normalized(_ html: String) -> String {
    html
      .replacingOccurrences(of: "checked=\"\" disabled=\"\"", with: "disabled=\"\" checked=\"\"")
      .replacingOccurrences(of: " />", with: ">")
      .replacingOccurrences(of: ">\n<", with: "><")
      .trimmingCharacters(in: .newlines)
  }
}
