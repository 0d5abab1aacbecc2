import ForgeDiagnostics
import ForgeMarkdown
import ForgeOpenAPI
import Foundation
import Testing

@testable import ForgeCoverage

/// A page, and everything that is recognised and found on it; see `Mentions/README.md`.
struct MentionCase: CustomTestStringConvertible, Sendable {
  let file: String
  let title: String
  let page: String
  let expected: [String]

  var testDescription: String { "\(file): \(title)" }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Mentions")

  static let all: [MentionCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted().flatMap { name in
      (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)).map { cases(in: $0, name) } ?? []
    }
  }()

  private static func cases(in text: String, _ file: String) -> [MentionCase] {
    var cases: [MentionCase] = []
    var title = ""
    var page = ""
    var fence: String?
    var content: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let open = fence {
        guard line == open.prefix(while: { $0 == "`" }) else {
          content.append(line)
          continue
        }
        if open.hasSuffix("expect") {
          cases.append(MentionCase(file: file, title: title, page: page, expected: content))
        } else {
          page = content.map { "\($0)\n" }.joined()
        }
        fence = nil
      } else if line.hasPrefix("```") {
        fence = line
        content = []
      } else if line.hasPrefix("## ") {
        title = String(line.dropFirst(3))
      }
    }
    return cases
  }

  static let specs: [APIDescription] = {
    guard let text = try? String(contentsOf: folder.appending(path: "openapi.yaml"), encoding: .utf8) else { return [] }
    return [APIDescription(APIFiles(root: "openapi.yaml") { path in SourceFile(path: path, text: text) })]
  }()

  static let index = EndpointIndex(specs)

  /// The rules that judge what pages say.
  static let rules: [Rule<Coverage>] = [
    .unknownEndpoint, .unknownMethod, .unknownParameter, .unknownHeader, .unknownField, .invalidBody,
    .unknownResponseField, .invalidResponse, .unknownSchema, .invalidSample, .unknownStatus,
    .deprecatedOperation, .internalOperation,
  ]

  /// What is recognised and found, as the cases write it, with the message of each finding.
  var found: [(line: String, message: String)] {
    let file = SourceFile(path: "page.md", text: page)
    let document = MarkdownDocument(file, ParseOptions(.site))
    var lines: [(line: String, message: String)] = []
    let whole = PageReading(document, Self.index)
    for place in whole.places {
      if case .endpoint(let endpoint) = place.resolution {
        lines.append(("\(Self.index.operation(endpoint).name) <- \(file.text(in: place.range.bytes))", ""))
      }
      let reading = PageReading(places: [place], samples: [])
      lines += findings(reading, file)
    }
    // What blocks say of themselves belongs to no mention.
    lines += findings(PageReading(places: [], samples: whole.samples), file)
    return lines
  }

  private func findings(_ reading: PageReading, _ file: SourceFile) -> [(line: String, message: String)] {
    let page = Coverage.Page(path: file.path, reading: reading, counts: true, isJudged: true)
    let coverage = Coverage(Self.specs, Self.index, pages: [page], options: CoverageOptions())
    return Self.rules.flatMap { $0.check(coverage) }.sorted().map { finding in
      ("\(finding.rule) <- \(file.text(in: finding.range.bytes))", finding.message.text)
    }
  }
}

@Suite("Mentions of endpoints")
struct MentionCaseTests {
  @Test("A page says what its case lists, and nothing else", arguments: MentionCase.all)
  func mention(_ example: MentionCase) {
    let found = example.found
    let expected = example.expected.map(Self.withoutOffer)
    #expect(found.map(\.line) == expected.map(\.line), "\(found)")
    for (found, expected) in zip(found, expected) {
      if let offer = expected.offer { #expect(found.message.contains("`\(offer)`"), "\(found.message)") }
    }
  }

  /// `RULE (offer) <- text` as the line without the offer, and the offer.
  private static func withoutOffer(_ line: String) -> (line: String, offer: String?) {
    guard line.hasPrefix("coverage/"), let open = line.firstRange(of: " ("), let close = line.firstRange(of: ") <- "),
      open.lowerBound < close.lowerBound
    else { return (line, nil) }
    let bare = String(line[..<open.lowerBound]) + String(line[close.lowerBound...].dropFirst())
    return (bare, String(line[open.upperBound..<close.lowerBound]))
  }

  @Test("There are cases of every kind")
  func count() {
    #expect(MentionCase.all.count >= 190)
    #expect(MentionCase.all.count { $0.expected.contains { $0.hasPrefix("coverage/") } } >= 70)
    #expect(MentionCase.all.count { $0.expected.isEmpty } >= 50)
  }
}
