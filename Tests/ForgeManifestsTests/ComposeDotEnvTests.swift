import ForgeDiagnostics
import Testing

@testable import ForgeManifests

@Suite("Environment files")
struct ComposeDotEnvTests {
  @Test(
    "Values are read as Compose reads them",
    arguments: [
      ("A=b", "b"), ("A=b\n", "b"), ("A = b", "b"), ("A: b", "b"), ("A=", ""), ("A=\n", ""), ("A=b c", "b c"),
      ("A=b   ", "b"), ("A=  b", "b"), ("A=b # c", "b"), ("A=b#c", "b#c"), ("A=#c", "#c"), ("export A=b", "b"),
      ("export\tA=b", "b"), ("# A=x\nA=b", "b"), ("\n\n  A=b", "b"), ("A=b\r\nB=c", "b"), ("A='b c'", "b c"),
      ("A='b # c'", "b # c"), ("A='b' # c", "b"), ("A=\"b c\"", "b c"), ("A=\"b # c\"", "b # c"), ("A=\"b\" # c", "b"),
      ("A='$X'", "$X"), ("A=$X", "x"), ("A=${X}", "x"), ("A=\"$X\"", "x"), ("A=${NO:-d}", "d"), ("A=\"${NO:-d}\"", "d"),
      ("A=$$X", "$X"), ("A=\"a\\nb\"", "a\nb"), ("A=\"a\\tb\"", "a\tb"), ("A='a\\nb'", "a\\nb"), ("A=a\\nb", "a\\nb"),
      ("A=\"a\\\"b\"", "a\"b"), ("A='a\\'b'", "a'b"), ("A=\"\\$X\"", "$X"), ("A=\"a\\\\b\"", "a\\b"),
      ("A=\"a\\qb\"", "a\\qb"),
      ("A=\"\\0101\"", "A"), ("A=\"one\ntwo\"\nB=c", "one\ntwo"), ("A='one\n\ntwo'", "one\n\ntwo"), ("A=''", ""),
      ("A=\"\"", ""), ("B=1\nA=$B", "1"), ("B=1\nB=2\nA=$B", "2"), ("X=mine\nA=$X", "x"), ("A=a=b", "a=b"),
      ("A=http://x:1/?q=2", "http://x:1/?q=2"), ("A.b=1\nA=2", "2"), ("A-b=1\nA=2", "2"), ("A[0]=1\nA=2", "2"),
      ("\u{FEFF}A=b", "b"), ("A=ü", "ü"), ("A=b\nA=c", "c"), ("A=\"b\"\nA='c'", "c"), ("X\nA=$X", "x"),
      ("A=b\u{0C}", "b"),
    ])
  func values(_ text: String, _ expected: String) {
    let file = DotEnv.parse(SourceFile(path: ".env", text: text), lookup: ComposeVariables(["X": "x"]))
    #expect(file.problem == nil)
    #expect(file.entries.last { $0.name == "A" }?.value?.text == expected)
  }

  @Test(
    "A fault ends the reading and says where it is",
    arguments: [
      ("A=\"b", DotEnv.Problem.Fault.unterminated, 2..<4), ("A='b\nc", .unterminated, 2..<4),
      ("A B=c", .spaceInName, 0..<3), ("A!=b", .character("!"), 1..<2), ("A=${", .substitution, 2..<4),
      ("{\"a\": 1}", .character("{"), 0..<1), ("X=1\nA=${B:?no}", .substitution, 6..<14),
    ])
  func faults(_ text: String, _ fault: DotEnv.Problem.Fault, _ range: Range<Int>) {
    let file = DotEnv.parse(SourceFile(path: ".env", text: text), lookup: ComposeVariables([:]))
    #expect(file.problem == DotEnv.Problem(fault: fault, range: range))
  }

  @Test("A raw file takes every line as it is")
  func raw() {
    let text = "# c\nA=\"b\" # d\nB=$X\n  C = e\nX\n"
    let file = DotEnv.parseRaw(SourceFile(path: "a.env", text: text), lookup: ComposeVariables(["X": "x"]))
    #expect(file.entries.map(\.name) == ["A", "B", "C ", "X"])
    #expect(file.entries.map(\.value?.text) == ["\"b\" # d", "$X", " e", "x"])
  }

  @Test("Names have the place they stand at")
  func places() {
    let file = DotEnv.parse(SourceFile(path: ".env", text: "# x\nexport AB = 1\nC\n"), lookup: ComposeVariables([:]))
    #expect(file.entries.map(\.range) == [11..<13, 18..<19])
    #expect(file.entries[1].value == nil)
  }
}
