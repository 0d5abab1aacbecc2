import Testing

@testable import ForgeDiagnostics

@Suite("Suggestions")
struct SuggestionTests {
  @Test(
    "The nearest name is offered, and none where nothing is near",
    arguments: [
      ("upgrad.md", ["upgrade.md", "install.md"], "upgrade.md"), ("titel", ["title", "tile"], "title"),
      ("README", ["readme"], "readme"), ("xyz", ["abc", "def"], nil), ("a.md", ["b.md"], nil), ("", ["abc"], nil),
      ("old/setup.md", ["new/setup.md", "old/other.md"], "new/setup.md"), ("alpha/index.md", ["b/c/index.md"], nil),
      ("", ["a"], nil), ("GET /a/{id}", ["POST /users/{id}"], nil), ("suppresion", ["suppression"], "suppression"),
    ] as [(String, [String], String?)])
  func nearest(text: String, candidates: [String], expected: String?) {
    #expect(Suggestion.nearest(to: text, among: candidates) == expected)
  }

  @Test("A name is longer by whole words, before or after")
  func longer() {
    let known = ["shop-data", "data-eu", "database", "mydata", "data", "SHOP_URL", "a.data"]
    #expect(Suggestion.longer(than: "data", among: known) == ["shop-data", "data-eu", "a.data"])
    #expect(Suggestion.longer(than: "URL", among: known) == ["SHOP_URL"])
    #expect(Suggestion.longer(than: "", among: known).isEmpty)
    #expect(Suggestion.nearestOrLonger(to: "data", among: ["shop-data", "other"]) == "shop-data")
    #expect(Suggestion.nearestOrLonger(to: "data", among: ["shop-data", "data-eu"]) == nil)
    #expect(Suggestion.nearestOrLonger(to: "data", among: ["shop-data", "dats"]) == "dats")
  }

  @Test("The order of the candidates does not matter: the longest common start wins, then the first by bytes")
  func ties() {
    let candidates = ["bore", "core", "cord", "cora"]
    for shift in candidates.indices {
      let turned = Array(candidates[shift...] + candidates[..<shift])
      #expect(Suggestion.nearest(to: "corx", among: turned) == "cora")
    }
    #expect(Suggestion.nearest(to: "x/setup.md", among: ["z/setup.md", "y/setup.md"]) == "y/setup.md")
  }

  /// The same numbers in every run (a linear congruential generator).
  private struct Sequence: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }

  @Test("The distance is the same both ways, and the band changes nothing within the limit")
  func distances() {
    var random = Sequence(state: 1)
    for _ in 0..<2000 {
      let words = (0..<2).map { _ in
        (0..<Int.random(in: 0...9, using: &random)).map { _ in UInt8.random(in: 97...99, using: &random) }
      }
      let full = Suggestion.distance(words[0], words[1], limit: 99)
      #expect(full == Suggestion.distance(words[1], words[0], limit: 99))
      #expect((full == 0) == (words[0] == words[1]))
      for limit in 0...9 {
        #expect(Suggestion.distance(words[0], words[1], limit: limit) == min(full, limit + 1), "\(words) \(limit)")
      }
    }
  }

  @Test("Nothing further than a third of the name is offered")
  func cutOff() {
    #expect(Suggestion.nearest(to: "abcdefghi", among: ["abcdefxyz"]) == "abcdefxyz")
    #expect(Suggestion.nearest(to: "abcdefgh", among: ["abcdexyz"]) == nil)
  }
}

@Suite("Rule settings")
struct RuleSettingsTests {
  private let finding = Diagnostic(rule: "links/a", severity: .error, message: "x", range: .file("a"))
  private let rule = RuleDescription("links/a", .error, "s", why: "w", examples: [], aliases: ["MD001"])

  @Test(
    "A rule, an alias or a family gives the severity, the most specific first",
    arguments: [
      (["links/a": .warning], .warning), (["MD001": .warning], .warning), (["links": .off], nil),
      (["links/*": .off, "links/a": .warning], .warning), (["pages": .off], .error),
    ] as [([RuleID: SeverityOverride], Severity?)])
  func apply(overrides: [RuleID: SeverityOverride], expected: Severity?) {
    #expect(RuleSettings(overrides).apply(to: [finding], rules: [rule]).first?.severity == expected)
  }
}
