import ForgeJSONSchema
import Testing

@Suite("Regular expressions of ECMA-262")
struct RegularExpressionTests {
  @Test(
    "A pattern matches anywhere in the text",
    arguments: [
      ("b", "abc", true), ("^b", "abc", false), ("c$", "abc", true), ("^(a|bc)*$", "abca", true),
      ("^a{2,3}$", "aaaa", false),
      ("^a{2,}$", "aaaa", true), ("^[^a-c]+$", "xyz", true), ("^\\d+$", "١٢", false), ("^\\p{Nd}+$", "١٢", true),
      ("^\\p{Letter}+$", "Ωй", true), ("^\\P{L}$", "a", false), ("^.$", "🐲", true), ("^\\u{1F432}$", "🐲", true),
      ("^\\uD83D\\uDC32$", "🐲", true), ("a(?=b)", "ab", true), ("a(?!b)", "ab", false), ("(?<=a)b", "ab", true),
      ("(?<!a)b", "ab", false), ("^(?<=(a|b)*)$", "", true), ("^(a+)\\1$", "aaaa", true), ("^(a+)\\1$", "aaa", false),
      ("^(?<x>[ab])\\k<x>$", "bb", true), ("^(?<x>[ab])\\k<x>$", "ab", false), ("\\bfoo\\b", "a foo b", true),
      ("\\bfoo\\b", "afoo", false), ("^(?:(a)|b)*\\1$", "ab", true), ("^(a*)*$", "aaa", true),
      ("^[\\w.-]+$", "a-b.c", true),
      ("^{id}$", "{id}", true), ("^\\/v1\\/", "/v1/x", true), ("^[\\b]$", "\u{8}", true), ("^\\cA$", "\u{1}", true),
      ("", "", true), ("^$", "a", false), ("[]", "a", false), ("[^]", "\n", true), ("^.$", "\n", false),
    ])
  func matches(_ pattern: String, _ text: String, _ isFound: Bool) throws {
    #expect(try ECMARegularExpression(pattern).firstMatch(in: text.utf8) == (isFound ? .found : .none))
  }

  @Test(
    "What is no pattern is told where",
    arguments: [
      ("a(b", 1), ("a)b", 1), ("*a", 0), ("a**", 2), ("[b-a]", 4), ("[a", 0), ("\\", 1), ("é\\a", 3), ("(?i)a", 1),
      ("a{2,1}", 6), ("\\2(a)", 1), ("\\k<y>", 3), ("\\p{Script=Greek}", 3), ("\\u12", 2),
    ])
  func errors(_ pattern: String, _ offset: Int) {
    #expect {
      try ECMARegularExpression(pattern)
    } throws: { error in
      (error as? ECMARegularExpression.SyntaxError)?.offset == offset
    }
  }

  @Test(
    "Patterns that take other matchers for ever are decided",
    arguments: ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^(?:a?){50}a{50}$", "(x+x+)+y", "^(?=(a+)+$)b"])
  func pathological(_ pattern: String) throws {
    let text = String(repeating: "a", count: 20_000) + "!"
    #expect(try ECMARegularExpression(pattern).firstMatch(in: text.utf8) == .none)
  }

  @Test("What cannot be decided is said to be undecided")
  func limits() throws {
    let text = String(repeating: "a", count: 100)
    #expect(try ECMARegularExpression("^(a{1000}){1000}$").firstMatch(in: text.utf8) == .undecided)
    #expect(try ECMARegularExpression("^(a*)*(a*)*(a*)*\\1b$").firstMatch(in: text.utf8) == .undecided)
  }

  @Test("No text is a pattern that stops the program")
  func nonsense() {
    let parts = [
      "(", ")", "[", "]", "{", "}", "2", ",", "*", "+", "?", "|", "\\", "a", "^", "$", "<", "=", "!", ":", "k", "u",
      "p", "-", "b", "é",
    ]
    for seed in 0..<3_000 {
      var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
      var pattern = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        pattern += parts[Int(state >> 33) % parts.count]
      }
      _ = try? ECMARegularExpression(pattern).firstMatch(in: "aab2{é}".utf8)
    }
  }
}
