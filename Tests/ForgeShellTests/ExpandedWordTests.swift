import ForgeShell
import Testing

@Suite("Expanded words")
struct ExpandedWordTests {
  private static let values = [
    "x": "abc", "f": "/etc/a.tar.gz", "e": "", "HOME": "/home/me", "a[1]": "one", "n": "x", "two": "b c", "1": "first",
  ]

  private func words(_ text: String) -> [Word] {
    ShellScript.parse(Array(text.utf8)).simpleCommands.last?.words ?? []
  }

  private func expand(_ text: String) -> ExpandedWord? {
    words("echo " + text).last?.expanded { Self.values[$0] }
  }

  @Test(
    "Known parameters give their values",
    arguments: [
      ("a-$x-b", "a-abc-b"), ("\"$x\"'$x'", "abc$x"), ("${x}y", "abcy"), ("~/k", "/home/me/k"), ("$1", "first"),
      ("${e:-d}", "d"), ("${e-d}", ""), ("${x:-d}", "abc"), ("${e:=$x}", "abc"), ("${x:+y}", "y"), ("${e:+y}", ""),
      ("${#x}", "3"), ("${!n}", "abc"), ("${a[1]}", "one"),
      ("${f##*/}", "a.tar.gz"), ("${f%%.*}", "/etc/a"), ("${f%.*}", "/etc/a.tar"), ("${f#/*/}", "a.tar.gz"),
      ("${x#b}", "abc"), ("${x/b/B}", "aBc"), ("${f//a/}", "/etc/.tr.gz"), ("${x/#a/z}", "zbc"), ("${x/%c/z}", "abz"),
      ("${x/?c}", "a"), ("${x:1}", "bc"), ("${x:1:1}", "b"), ("${x: -1}", "c"), ("${x:0:-1}", "ab"), ("${x:9}", ""),
      ("${x^}", "Abc"), ("${x^^}", "ABC"), ("${x@U}", "ABC"), ("a\\ b", "a b"), ("$'a\\tb'", "a\tb"), ("a*", "a*"),
    ])
  func known(text: String, value: String) {
    #expect(expand(text)?.value == value)
  }

  @Test(
    "What is not known is said, and not left out",
    arguments: [
      ("a-$y", "a-$y"), ("${y:-d}", "$y"), ("$(date)", "$(…)"), ("`date`", "`…`"), ("$((1+1))", "$((…))"),
      ("<pod>", "<pod>"),
      ("~bob/x", "~bob/x"), ("<(a)", "<(…)"), ("${x/b/&&}", "$x"), ("${x@Q}", "$x"), ("${x#[a]}", "$x"),
      ("{a,b}", "{…}"),
    ])
  func unknown(text: String, standIn: String) {
    #expect(expand(text)?.text == standIn)
    #expect(expand(text)?.value == nil)
  }

  @Test("Offsets in the value lead back to the source")
  func ranges() throws {
    let text = "echo pre\"fix-$x\"'/end'"
    let word = try #require(words(text).last)
    let expanded = word.expanded { Self.values[$0] }
    #expect(expanded.text == "prefix-abc/end")
    func source(_ offsets: Range<Int>) -> String? {
      expanded.sourceRange(of: offsets).map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
    }
    #expect(source(0..<3) == "pre")
    #expect(source(3..<7) == "fix-")
    #expect(source(8..<9) == "$x")
    #expect(source(11..<14) == "end")
    #expect(source(0..<6) == "pre\"fix")
    #expect(source(100..<101) == nil)
    #expect(source(0..<0) == "")
  }

  @Test("A default value leads back to where it is written")
  func defaultRange() throws {
    let text = "echo ${e:-prod}"
    let expanded = try #require(words(text).last).expanded { Self.values[$0] }
    #expect(expanded.sourceRange(of: 0..<4) == 10..<14)
  }

  @Test("A part of a value can be known where another is not")
  func partlyKnown() throws {
    let expanded = try #require(expand("ns=$y/pod"))
    #expect(expanded.isKnown(in: 0..<3))
    #expect(!expanded.isKnown(in: 2..<4))
    #expect(expanded.isKnown(in: 5..<9))
  }

  @Test("Values that are partly unknown and the output of known commands can be given")
  func callerValues() throws {
    let inner = try #require(expand("a-$y"))
    let word = try #require(words("echo \"$v/$(pwd)\"").last)
    let expanded = word.expanded(
      values: { $0 == "v" ? inner : nil },
      commands: { $0.commands.simpleCommands.first?.name?.literalValue == "pwd" ? ExpandedWord("/here") : nil })
    #expect(expanded.text == "a-$y//here")
    #expect(!expanded.isKnown)
  }

  @Test(
    "Values outside quotes are split at blanks",
    arguments: [
      ("a$two", ["ab", "c"]), ("\"$two\"", ["b c"]), ("$e", []), ("\"$e\"", [""]), ("''", [""]),
      ("$two$x", ["b", "cabc"]),
      ("a\\ b", ["a b"]), ("${e:-p q}", ["p", "q"]), ("\"${e:-p q}\"", ["p q"]), ("$y", ["$y"]), ("'a b'", ["a b"]),
    ])
  func fields(text: String, fields: [String]) {
    #expect(expand(text)?.fields.map(\.text) == fields)
  }

  @Test("Pieces of a default value lead back to where they are written")
  func splitRanges() throws {
    let expanded = try #require(words("echo ${e:-p q}").last).expanded { Self.values[$0] }
    #expect(expanded.fields.map { $0.sourceRange(of: 0..<1) } == [10..<11, 12..<13])
  }

  @Test(
    "Braces make several words",
    arguments: [
      ("a.{x,y}", ["a.x", "a.y"]), ("{a,b}{1,2}", ["a1", "a2", "b1", "b2"]), ("{a,{b,c}d}", ["a", "bd", "cd"]),
      ("{1..3}", ["1", "2", "3"]), ("{3..1}", ["3", "2", "1"]), ("{08..10}", ["08", "09", "10"]),
      ("{a..e..2}", ["a", "c", "e"]),
      ("{-1..1}", ["-1", "0", "1"]), ("abc", ["abc"]),
    ])
  func braces(text: String, expected: [String]) {
    #expect(words("echo " + text).last?.expandingBraces().map(\.literalValue) == expected)
  }

  @Test("Braces that make too many words stay")
  func manyBraces() {
    #expect(words("echo {1..1000000}").last?.expandingBraces().count == 1)
    #expect(words("echo {-9223372036854775808..9223372036854775807}").last?.expandingBraces().count == 1)
    #expect(words("echo " + String(repeating: "{a,b}", count: 50)).last?.expandingBraces().count == 1)
  }

  @Test(
    "A word has a literal value where nothing in it is expanded",
    arguments: [
      ("a'b'\"c\"\\d", "abcd"), ("$'\\n'", "\n"), ("\"a\\\nb\"", "ab"), ("''", ""), ("$x", nil), ("*", nil),
      ("{a,b}", nil),
      ("<x>", nil), ("~", nil), ("\"$(a)\"", nil), ("{a}", "{a}"), ("--x=y", "--x=y"),
    ] as [(String, String?)])
  func literalValues(text: String, value: String?) {
    #expect(words("echo " + text).last?.literalValue == value)
  }

  @Test("Simple commands come in the order they run")
  func order() {
    let text = """
      f() { a; }
      for x in $(b); do c "$(d `e`)" <<< $(f); done
      X=$(g) h <<E | i
      $(j)
      E
      if k; then l; elif m; then n; else o; fi; case $(p) in q) r;; esac
      [[ -n $(s) ]] && { (t); coproc u; } || diff <(v) ${x:-$(w)}
      """
    let names = ShellScript.parse(Array(text.utf8)).simpleCommands.map { $0.name?.literalValue ?? "" }
    #expect(names == "a b e d f c j g h i k l m n o p r s t u v w diff".split(separator: " ").map(String.init))
  }
}
