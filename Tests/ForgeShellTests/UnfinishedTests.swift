import ForgeShell
import Testing

@Suite("Unfinished scripts")
struct UnfinishedTests {
  @Test(
    "More lines are needed while something is open",
    arguments: [
      "echo 'a", "echo \"a", "echo $(a", "echo `a", "echo ${a", "if a; then", "if a", "while a; do b", "for x in a",
      "{ a",
      "( a", "case x in", "case x in a) b", "a &&", "a |", "f() {", "f()", "[[ a &&", "cat <<E\na", "x=(1",
      "for x in a; do\n",
    ])
  func open(text: String) {
    #expect(ShellScript.parse(Array(text.utf8)).isUnfinished)
  }

  @Test(
    "No line mends what is wrong before the end",
    arguments: ["a", "a; done", "a )", "echo (b)", "if a; fi", "a >", "[[ a b ]]", "cat <<E\nE\n", "a && ; b", ""])
  func closed(text: String) {
    #expect(!ShellScript.parse(Array(text.utf8)).isUnfinished)
  }
}
