import ForgeJSONSchema
import ForgeYAML
import Testing

@Suite("Regular expressions")
struct RegularExpressionTests {
  private func match(_ pattern: String, _ text: String) throws -> ECMARegularExpression.Match {
    try ECMARegularExpression(pattern).firstMatch(in: Array(text.utf8))
  }

  @Test(
    "A pattern is found where ECMA 262 finds it",
    arguments: [
      ("", [""], []),
      ("b", ["abc", "b"], ["", "ac", "B"]),
      ("^abc$", ["abc"], ["abc\n", "xabc"]),
      ("^(?:ab|cd)+$", ["ab", "cdab"], ["", "abc"]),
      ("^a*?b?$", ["", "aaa", "aab"], ["abb", "ba"]),
      ("^.$", ["a", "é", "😀", "\u{85}"], ["", "\n", "\r", "\u{2028}", "ab"]),
      ("^[^]$", ["\n", "a"], [""]),
      ("[]", [], ["", "a"]),
      ("^[a\\-z]+$", ["-az"], ["b"]),
      ("^[a-]+$", ["-a"], ["b"]),
      ("^[-a]+$", ["-a"], ["b"]),
      ("^[\\b]$", ["\u{8}"], ["b"]),
      ("^[\\d\\s]+$", ["1 2"], ["a"]),
      ("^[^\\W_]+$", ["aZ9"], ["_", "-"]),
      ("^[\\D]$", ["a", "٣"], ["3"]),
      ("^\\s$", [" ", "\u{FEFF}", "\u{3000}", "\u{2028}"], ["\u{85}", "\u{200B}", "\u{180E}"]),
      ("\\bfoo\\b", ["a foo b", "foo", "éfoo"], ["foobar", "_foo"]),
      ("^\\Boo", [], ["oo"]),
      ("f\\Boo", ["foo"], ["f oo"]),
      ("^\\x41\\u0042\\u{43}\\cJ\\0\\/$", ["ABC\n\0/"], ["ABC"]),
      ("^\\uD83D\\uDE00$", ["😀"], ["\u{FFFD}"]),
      ("^[\\uD83D\\uDE00-\\u{1F64F}]$", ["😀", "😅"], ["a"]),
      ("\\uD83D", [], ["😀"]),
      ("^[\\t\\n\\v\\f\\r]+$", ["\t\n\u{B}\u{C}\r"], ["t"]),
    ] as [(String, [String], [String])])
  func matches(pattern: String, found: [String], missing: [String]) throws {
    for text in found { #expect(try match(pattern, text) == .found, "\(pattern) in \(text.debugDescription)") }
    for text in missing { #expect(try match(pattern, text) == .none, "\(pattern) in \(text.debugDescription)") }
  }

  @Test(
    "Counted repetitions count",
    arguments: [
      ("^a{2}$", 2...2), ("^a{2,}$", 2...12), ("^a{2,5}$", 2...5), ("^(?:a){0,3}$", 0...3), ("^(a){3}?$", 3...3),
      ("^(?:aa){2,3}$", 4...6), ("^(?:a{2}){2}$", 4...4), ("^a{0}a{3}$", 3...3), ("^a?a{2,3}a?$", 2...5),
      ("^(?:a|aa){3}$", 3...6), ("^(?:a{1,2}b?){2}$", 2...4), ("^(a)\\1{2,3}$", 3...4), ("^(?:(a){2}\\1)$", 3...3),
      ("^(?:a{5}|)a{2,4}$", 2...9),
    ])
  func countedRepetition(pattern: String, counts: ClosedRange<Int>) throws {
    for count in 0...12 {
      let isFound = try match(pattern, String(repeating: "a", count: count)) == .found
      let isExpected = counts.contains(count) && !(pattern.contains("{5}|") && [5, 6].contains(count))
      let isExact = pattern != "^(?:aa){2,3}$" || count % 2 == 0
      #expect(isFound == (isExpected && isExact), "\(pattern) with \(count)")
    }
  }

  @Test(
    "Lookaround asks about a place and stays there",
    arguments: [
      ("^(?=.*\\d)(?=.*[a-z]).{4,8}$", ["abc1", "1aaaaaaa"], ["abcd", "1234", "a1", "a12345678"]),
      ("^(?!.*--)[a-z-]+$", ["a-b"], ["a--b", ""]),
      ("(?<=€)\\d+", ["€42"], ["$42"]),
      ("(?<!€)\\b\\d+", ["$42"], ["€42"]),
      ("(?<=a+)b", ["aab"], ["b", "cb"]),
      ("(?<=^|,)x(?=,|$)", ["x", "a,x,b", "a,x"], ["ax", "a,xb"]),
      ("^(?:(?!ab).)*$", ["ba", "a"], ["cab"]),
      ("(?=(?<=a)b)b", ["ab"], ["b"]),
      ("(?!)", [], ["", "a"]),
      ("(?<!^)a", ["ba"], ["a"]),
      ("(?<=^a)b", ["ab"], ["aab"]),
    ] as [(String, [String], [String])])
  func lookaround(pattern: String, found: [String], missing: [String]) throws {
    try matches(pattern: pattern, found: found, missing: missing)
  }

  @Test(
    "Backreferences repeat what their group holds",
    arguments: [
      ("^(['\"]).*\\1$", ["'a'", "\"a\""], ["'a\""]),
      ("^(?<q>['\"])\\k<q>$", ["''"], ["'\""]),
      ("^\\1(a)$", ["a"], ["aa"]),
      ("^(?:(a)|b)*\\1$", ["ab", "aa"], ["abc", "c"]),
      ("^(a*)\\1$", ["", "aa", "aaaa"], ["a", "aaa"]),
      ("(?<=\\1(a))b", ["aab"], ["ab", "bb"]),
      ("^(?=(a+))\\1b$", ["aab"], ["a"]),
      ("^(?!(b))\\1a$", ["a"], ["ba"]),
      ("^(?:(?<x>a)|(?<x>b))\\k<x>$", ["aa", "bb"], ["ab", "a"]),
      ("^(?<\\u0061é>x)\\k<aé>$", ["xx"], ["x"]),
      ("^(a?b??)*\\1$", ["abab", "aa"], ["ab", "c"]),
    ] as [(String, [String], [String])])
  func backreference(pattern: String, found: [String], missing: [String]) throws {
    try matches(pattern: pattern, found: found, missing: missing)
  }

  @Test(
    "Properties have the names and members that ECMA 262 gives them",
    arguments: [
      ("^\\p{L}+$", ["aé語"], ["1"]),
      ("^\\p{Lu}\\p{Lowercase_Letter}$", ["Éa"], ["ab"]),
      ("^\\p{gc=Nd}$", ["3", "٣"], ["Ⅲ"]),
      ("^\\P{L}$", ["1"], ["a"]),
      ("^[^\\p{L}\\d]$", ["-"], ["a", "1"]),
      ("^[\\P{L}]$", ["1"], ["a"]),
      ("^\\p{Script=Greek}+$", ["αβγ"], ["a", "я"]),
      ("^\\p{sc=Cyrl}+$", ["яЖ"], ["α"]),
      ("^\\p{Script=Han}$", ["語", "𠀀"], ["か"]),
      ("^\\p{scx=Deva}$", ["\u{964}", "क"], ["a"]),
      ("^\\p{sc=Deva}$", ["क"], ["\u{964}"]),
      ("^\\p{Alphabetic}\\p{White_Space}\\p{ASCII}$", ["é\u{85}~"], ["é~~"]),
      ("^\\p{Emoji_Presentation}\\p{RI}{2}$", ["😀🇩🇪"], ["a"]),
      ("^\\p{Extended_Pictographic}$", ["😀", "©"], ["a", "1"]),
      ("^\\p{Any}$", ["a"], [""]),
    ] as [(String, [String], [String])])
  func property(pattern: String, found: [String], missing: [String]) throws {
    try matches(pattern: pattern, found: found, missing: missing)
  }

  @Test(
    "A fault is named where it stands",
    arguments: [
      ("a(b", 1, "`(` is not closed"),
      ("é)", 2, "`)` without `(`"),
      ("ä[b", 2, "`[` is not closed"),
      ("*a", 0, "nothing to repeat before `*`"),
      ("a**", 2, "nothing to repeat before `*`"),
      ("(?=a)+", 0, "nothing to repeat before `+`"),
      ("^{2}", 0, "nothing to repeat before `{2}`"),
      ("a{", 1, "`{` alone needs a backslash, `\\{`"),
      ("a{,5}", 1, "`{` alone needs a backslash, `\\{`"),
      ("a}", 1, "`}` alone needs a backslash, `\\}`"),
      ("]", 0, "`]` alone needs a backslash, `\\]`"),
      ("a{5,3}", 1, "`{5,3}` has its larger number first"),
      ("[z-a]", 1, "`z-a` has its larger end first"),
      ("[\\w-a]", 1, "`\\w-a` has a class where a character belongs"),
      ("\\a", 0, "`\\a` is no escape of ECMA 262"),
      ("x\\", 1, "a backslash at the end escapes nothing"),
      ("\\Z", 0, "`\\Z` is no escape of ECMA 262"),
      ("\\c1", 0, "`\\c` needs a letter"),
      ("\\x4", 0, "`\\x` needs two hexadecimal digits"),
      ("\\u12", 0, "`\\u` needs four hexadecimal digits"),
      ("\\u{110000}", 0, "`\\u{…}` needs a code point up to 10FFFF"),
      ("\\u{}", 0, "`\\u{…}` needs a code point up to 10FFFF"),
      ("\\01", 0, "octal escapes are not ECMA 262 with Unicode, write `\\x00`"),
      ("(a)\\2", 3, "`\\2` names a group the pattern does not have"),
      ("\\k<n>", 0, "`\\k<n>` names a group the pattern does not have"),
      ("\\k", 0, "`\\k` needs the name of a group, `\\k<name>`"),
      ("(?<n>a)(?<n>b)", 10, "two groups have the name `n`"),
      ("(?<n>a|(?<n>b))", 10, "two groups have the name `n`"),
      ("(?<1>a)", 3, "`1` cannot stand in the name of a group"),
      ("(?<n", 3, "a group's name is missing or not closed with `>`"),
      ("(?<>a)", 3, "a group's name is missing or not closed with `>`"),
      ("(?P<n>a)", 0, "`(?P` begins no group in ECMA 262"),
      ("(?i)a", 0, "`(?i` begins no group in ECMA 262"),
      ("(?#c)a", 0, "`(?#` begins no group in ECMA 262"),
      ("(?>a)", 0, "`(?>` begins no group in ECMA 262"),
      ("\\p{Nope}", 3, "`Nope` is no Unicode property of ECMA 262"),
      ("\\p{l}", 3, "`l` is no Unicode property of ECMA 262"),
      ("\\p{Script}", 3, "`Script` is no Unicode property of ECMA 262"),
      ("\\pL", 0, "`\\p` needs a property, `\\p{L}`"),
      ("\\p{L", 2, "`{` is not closed"),
    ])
  func fault(pattern: String, offset: Int, message: String) {
    let error = #expect(throws: ECMARegularExpression.SyntaxError.self) { try ECMARegularExpression(pattern) }
    #expect(error?.offset == offset, "\(pattern)")
    #expect(error?.message == message)
  }

  @Test(
    "The suite's patterns find what it says",
    arguments: ["ecmascript-regex.json", "non-bmp-regex.json"]
  )
  func suite(file: String) throws {
    for test in try OptionalCase.read(file) {
      let patterns = test.schema["patternProperties"]?.mapping?.pairs.compactMap(\.key.text)
      if let pattern = test.schema["pattern"]?.text, let text = test.instance.string {
        #expect((try match(pattern, text) == .found) == test.isValid, "\(test.name)")
      } else if let patterns, test.schema["additionalProperties"]?.bool == false {
        let names = test.instance.mapping?.pairs.compactMap(\.key.text) ?? []
        let areFound = try names.allSatisfy { name in try patterns.contains { try match($0, name) == .found } }
        #expect(areFound == test.isValid, "\(test.name)")
      }
    }
  }
}
