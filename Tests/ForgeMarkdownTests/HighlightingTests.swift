import ForgeDiagnostics
import ForgeHTML
import Glibc
import Testing

@testable import ForgeMarkdown

@Suite("Highlighting")
struct HighlightingTests {
  private func html(_ code: String, _ info: String) -> String {
    MarkdownDocument(SourceFile(path: "a.md", text: "~~~\(info)\n\(code)\n~~~\n")).html().string
  }

  /// The text that a reader sees.
  private func text(_ html: String) -> String {
    var text = ""
    var isTag = false
    for character in html {
      if character == "<" {
        isTag = true
      } else if character == ">" {
        isTag = false
      } else if !isTag {
        text.append(character)
      }
    }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
      "&amp;", with: "&")
  }

  private static let languages = allLanguages.map { $0.names[0] } + ["text", "nothing-known"]

  @Test("Colours never change the text", arguments: languages)
  func textStays(language: String) {
    let nasty = [
      "\"open", "'a' \"b\\\"c\" `d\ne` /* f\ng */ h", "# c\n$ x \\\n y\n+a\n-b\n@@\n${unclosed $a {{/* z",
      "it's <b> & \"q\"",
      "key: 'v' # c\n  1.2.3: 0x1F\n\"k\" : [1,2]", "\"\"\"m\nn\"\"\" -- x", "\\", "é😀 \"ü\" = $é", "", "\n\n",
      "a'b\"c`d",
    ]
    for code in nasty {
      for info in [language, "\(language) {1}", "\(language) linenums"] {
        #expect(text(html(code, info)).hasPrefix(code), "\(info): \(code.debugDescription)")
      }
    }
  }

  @Test(
    "What a language means is marked",
    arguments: [
      (
        "bash", "export A # b",
        "tok-keyword\">export</span> <span class=\"tok-variable\">A</span> <span class=\"tok-comment"
      ),
      ("yaml", "a-b: \"c\"", "<span class=\"tok-name\">a-b</span>: <span class=\"tok-string\">&quot;c&quot;</span>"),
      ("json", "{\"a\": 1}", "<span class=\"tok-name\">&quot;a&quot;</span>: <span class=\"tok-number\">1</span>"),
      ("SQL", "SELECT 'x'", "<span class=\"tok-keyword\">SELECT</span> <span class=\"tok-string\">'x'</span>"),
      (
        "console", "$ ls\nout",
        "<span class=\"tok-prompt\">$</span> <span class=\"tok-name\">ls</span>\n<span class=\"tok-output\">out</span>"
      ),
      ("diff", "+a", "<span class=\"tok-inserted\">+a</span>"),
      ("swift", "let x = nil", "<span class=\"tok-keyword\">let</span> x = <span class=\"tok-number\">nil</span>"),
      ("text", "let \"x\" = 1 # y", "<code class=\"language-text\">let &quot;x&quot; = 1 # y\n</code>"),
    ])
  func tokens(language: String, code: String, expected: String) {
    #expect(html(code, language).contains(expected), "\(html(code, language))")
  }

  // MARK: Samples

  private func read(_ code: String, _ language: String) throws -> [(kind: Highlighter.Kind, text: String)] {
    let bytes = Array(code.utf8)
    let grammar = try #require(Language.named(language))
    return Highlighter.tokens(of: bytes[...], in: grammar).map {
      ($0.kind, String(decoding: bytes[$0.range], as: UTF8.self))
    }
  }

  @Test("Samples have the tokens that they say, in their order", arguments: highlightingSamples)
  func sample(_ sample: HighlightingSample) throws {
    let tokens = try read(sample.code, sample.language).map { "\($0.kind) \($0.text)" }
    var rest = tokens[...]
    for expected in sample.tokens {
      guard let found = rest.firstIndex(of: expected) else {
        Issue.record("\(sample.language): no \(expected.debugDescription) in \(rest.map(\.debugDescription))")
        return
      }
      rest = rest[(found + 1)...]
    }
  }

  @Test("What samples leave plain has no token", arguments: highlightingSamples)
  func plain(_ sample: HighlightingSample) throws {
    let bytes = Array(sample.code.utf8)
    let grammar = try #require(Language.named(sample.language))
    let tokens = Highlighter.tokens(of: bytes[...], in: grammar)
    for plain in sample.plain {
      let range = try #require(bytes.firstRange(of: Array(plain.utf8), in: 0..<bytes.count), "\(plain)")
      #expect(!tokens.contains { $0.range.overlaps(range) }, "\(sample.language): \(plain)")
    }
  }

  @Test("Line endings of two bytes change no colour", arguments: highlightingSamples)
  func lineEndings(_ sample: HighlightingSample) throws {
    let expected = try read(sample.code, sample.language)
    let found = try read(sample.code.replacing("\n", with: "\r\n"), sample.language)
    #expect(found.map(\.kind) == expected.map(\.kind), "\(sample.language)")
    #expect(found.map { $0.text.replacing("\r\n", with: "\n") } == expected.map(\.text), "\(sample.language)")
  }

  // MARK: Properties

  @Test("Every language has a sample, names of its own, and the modes that its rules name")
  func catalogue() {
    var taken: Set<String> = []
    for language in allLanguages {
      #expect(highlightingSamples.contains { language.names.contains($0.language) }, "\(language.names[0])")
      let isRead = language.read != nil || language.modes["main"] != nil
      #expect(isRead && Grammar(language).missing.isEmpty, "\(language.names[0])")
      for name in language.names {
        #expect(taken.insert(name).inserted && name == name.lowercased(), "\(name)")
      }
    }
  }

  /// Tokens ascend, do not overlap, are not empty, and lie within the code.
  private func check(_ code: ArraySlice<UInt8>, _ grammar: Grammar, _ name: String) {
    var last = code.startIndex
    for token in Highlighter.tokens(of: code, in: grammar) {
      guard token.range.lowerBound >= last, !token.range.isEmpty, token.range.upperBound <= code.endIndex else {
        Issue.record("\(name): \(token) after \(last) in \(String(decoding: code, as: UTF8.self).debugDescription)")
        return
      }
      last = token.range.upperBound
    }
  }

  @Test(
    "Code cut off anywhere has tokens in order, in the language it is in and in others",
    arguments: allLanguages.map { $0.names[0] })
  func truncated(language: String) throws {
    let grammar = try #require(Language.named(language))
    for sample in highlightingSamples {
      let bytes = Array(sample.code.utf8)
      let isOwn = Language.index(of: sample.language) == Language.index(of: language)
      for end in stride(from: 0, through: bytes.count, by: isOwn ? 1 : 37) {
        check(bytes[..<end], grammar, language)
        if isOwn { check(bytes[end...], grammar, language) }
      }
    }
  }

  /// Bytes that languages give a meaning, alone and together.
  private static let pieces = [
    "\"", "'", "`", "\"\"\"", "'''", "/*", "*/", "//", "#", "<!--", "-->", "<", ">", "</", "<a ", "<script>",
    "</script>",
    "${", "$(", "$", "{{", "}}", "{{-", "(", ")", "[", "]", "{", "}", "<<A\n", "<<", "A\n", "$a$", "r#\"", "R\"x(",
    "#\"",
    "|", "|\n ", "a: |\n", "k: ", "- ", "\\", "\\\"", "\\\n", "a", "if ", " ", "  ", "\n", "\r\n", "\t", "$ ", "> ",
    "=",
    "==", ":", "::", ";", ",", ".", "!", "@", "@media", "&", "*", "-", "--a", "0", "0x", "1e+", "1.", "é", "\u{1F600}",
    "GET /\n", "\n\n", "HTTP/1.1 200", "](", "+", "~", "%", "^", "?", "/",
  ].map { Array($0.utf8) }

  @Test("Random bytes have tokens in order", arguments: allLanguages.map { $0.names[0] })
  func random(language: String) throws {
    let grammar = try #require(Language.named(language))
    var state: UInt64 = 7
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    for round in 0..<400 {
      var code: [UInt8] = []
      for _ in 0..<below(60) {
        if round % 4 == 0 { code.append(UInt8(below(256))) } else { code += Self.pieces[below(Self.pieces.count)] }
      }
      check(code[...], grammar, language)
    }
  }

  /// CPU seconds of this thread for the tokens of `unit` repeated to `count` bytes.
  private func seconds(_ unit: [UInt8], _ count: Int, _ grammar: Grammar) -> Double {
    let code = [UInt8]((0..<count / unit.count).map { _ in unit }.joined())
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    _ = Highlighter.tokens(of: code[...], in: grammar)
    return now() - start
  }

  @Test("Ten times the code takes nowhere near a hundred times the time", arguments: allLanguages.map { $0.names[0] })
  func growth(language: String) throws {
    let grammar = try #require(Language.named(language))
    for piece in Self.pieces {
      let small = seconds(piece, 250, grammar)
      let large = seconds(piece, 2500, grammar)
      #expect(large < 40 * max(small, 0.001), "\(language) \(piece): \(small) s, then \(large) s")
    }
  }
}
