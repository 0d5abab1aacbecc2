import ForgeShell
import Testing

@Suite("Agreement with bash", .enabled(if: Bash.path != nil, "bash is not on the PATH"))
struct BashAgreementTests {
  @Test("Both accept", arguments: accepted)
  func accepts(text: String) throws {
    #expect(try Bash.accepts(text))
    #expect(ShellScript.parse(Array(text.utf8)).errors == [])
  }

  @Test("Both reject", arguments: rejected)
  func rejects(text: String) throws {
    #expect(try !Bash.accepts(text))
    #expect(!ShellScript.parse(Array(text.utf8)).errors.isEmpty)
  }

  private static let accepted = [
    "", "# only a comment", "a", "a;", "a &", "a & b", "a && b || c", "a |& b", "! a", "time a", "time", "a \\\n b",
    "a=1", "a=(1 2 3)", "a[1]=2", "a=([x]=y)", "export a=(1 2)", "declare -A a=([b c]=d)", "a+=b", "echo $(a)",
    "echo `a`", "echo $((1+2))", "echo $((a)|b)", "((a++))", "((a); b)", "echo ${a:-b}", "echo \"${a:-\"b\"}\"",
    "echo ${a//\\//-}", "echo $'a\\'b'", "echo 'a\nb'", "echo \"a$(b \"c\")d\"", "echo $", "echo a#b",
    "echo {a,b} {1..3}", "a <b >c 2>&1", "a &>b", "a >&2", "a <<<b", "a {fd}>b", "a 2>&-", "a <<E\nb\nE",
    "a <<'E' | b\n$(\nE", "a <<-E\n\tb\n\tE\n", "a <<E", "a <<E1 <<E2\nx\nE1\ny\nE2\n", "if a; then b; fi",
    "if a; then b; elif c; then d; else e; fi", "if a\nthen b\nfi > c", "while a; do b; done",
    "until a; do b; done < c", "for a in b c; do d; done", "for a; do b; done", "for a do b; done",
    "for a in; do b; done", "for a in b; { c; }", "for ((;;)); do a; done", "for ((i=0;i<3;i++)) { a; }",
    "select a in b; do c; done", "case a in b) c;; esac", "case a in (b|c) d;; *) e; esac", "case a in esac",
    "case a in b) ;& c) ;;& esac", "case a in\n# c\nb) ;;\nesac", "a() { b; }", "a() ( b )", "a()\n{ b; }",
    "function a { b; }", "function a() { b; }", "function a-b { c; }", "(a; b) | c", "{ a; b; }", "{ a\n}", "echo }",
    "echo if", "[[ a ]]", "[[ -f a && ! -d b || ( c == d* ) ]]", "[[ a =~ ^(b|c)$ ]]", "[[ a < b ]]", "[[ -n a\n]]",
    "[[\na == b &&\n\n( -n c\n|| -d e\n) ]]", "[ a = b ]", "coproc a", "coproc N { a; }", "diff <(a) >(b)",
    "a @(b|c)* !(d)", "a\r", "x=$(case a in b) c;; esac)", "a; # b\nc", "echo $(a <<E\nb\nE\n)", "{ a; } 2>&1 | b &",
    "a | while read b; do c; done", "a=$(b) c", "time -p a | b", "! ! a", "if ! a; then :; fi",
    "echo \"`a \\\"b\\\"`\"", "echo ${a[@]:1:2} ${#a[@]} ${!a[@]} ${!b*}", "echo ${a@Q} ${a^^} ${a,}", "a &&\n# c\nb",
    "a |\n\nb", "function a\n{\nb\n}", "a=b; c=d e", "echo $[1+2]", "for a in b\ndo c\ndone", "echo \"${a/\\}/b}\"",
    "echo ${a:-'}'}", "[[ a == b && c != d ]] && e", "select a; do b; done", "a > b c > d",
  ]

  private static let rejected = [
    "if", "if a", "if a; then", "if a; then b", "if a; then fi", "if; then b; fi", "if a; b; fi", "then", "fi", "do",
    "done", "else", "esac", "}", ")", "a )", "( )", "(", "(a", "{", "{ a", "{ a }", "a; }", "a && ", "&& a", "a ||",
    "| a", "a |", "a | | b", "a ;; b", ";", "a ; ; b", "& a", "a & ; b", "a &&& b", "a > ", "a >", "a < ; b", "a <<",
    "a > > b", "echo 'a", "echo \"a", "echo $(a", "echo `a", "echo ${a", "echo $((1+2)", "while a; do b",
    "while a; b; done", "while do a; done", "for", "for a in b", "for a in b; c; done", "for a in b do c; done",
    "for ((a;b)); do c; done", "case", "case a", "case a in", "case a in b) c", "case a in b c) d;; esac",
    "case a b) c;; esac", "a() b", "a()", "function", "function a", "function a b", "[[ a", "[[ -f ]]", "[[ a b ]]",
    "[[ -n\na ]]", "[[ a\n]]", "[[ a\n== b ]]", "[[ a ==\nb ]]", "[[ a == ]]", "[[ ( a ]]", "a (b)", "echo (b)",
    "a=(1 2", "(a) b", "{ a; } b", "if a; then b; fi c", "for a in b; do c; done d", "until a; done", "a <(b",
    "coproc", "a &> ", "(a;; b)", "select a in b; c; done",
  ]
}
