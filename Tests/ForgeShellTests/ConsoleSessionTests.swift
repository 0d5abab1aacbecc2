import ForgeShell
import Testing

@Suite("Console sessions")
struct ConsoleSessionTests {
  /// `→` before each command, `…` between its lines, `«»` around outputs.
  private func print(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let session = ConsoleSession.parse(bytes)
    func slice(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let commands = session.commands.map { command in
      (command.range.lowerBound, "→" + command.pieces.map(slice).joined(separator: "…"))
    }
    let outputs = session.outputs.map { ($0.lowerBound, "«" + slice($0) + "»") }
    return (commands + outputs).sorted { $0.0 < $1.0 }.map(\.1).joined(separator: " ")
  }

  @Test(
    "Commands are told from output",
    arguments: [
      ("$ ls\na b\n$ pwd\n/x\n", "→ls «a b» →pwd «/x»"),
      ("$ ls\na\nb\n", "→ls «a\nb»"),
      ("ls\npwd\n", "→ls\npwd\n"),
      ("$ kubectl get pods \\\n    -n x\nNAME\n", "→kubectl get pods \\…    -n x «NAME»"),
      ("$ echo a \\\n> b\nout", "→echo a \\…b «out»"),
      ("$ for i in 1 2; do\n>   echo $i\n> done\n1\n2", "→for i in 1 2; do…  echo $i…done «1\n2»"),
      ("$ for i in 1; do\n  echo $i\ndone\n1", "→for i in 1; do…  echo $i…done «1»"),
      ("$ cat <<EOF\nhello $x\nEOF\nhello\n$ b", "→cat <<EOF…hello $x…EOF «hello» →b"),
      ("$ cat <<EOF >x\n> a: 1\n> EOF\n$ b", "→cat <<EOF >x…a: 1…EOF →b"),
      ("$ echo 'a\nb'\na\nb", "→echo 'a…b' «a\nb»"),
      ("$ echo it's\nits\n$ b", "→echo it's «its» →b"),
      ("$ diff a b\n> x\n< y", "→diff a b «> x\n< y»"),
      ("user@host:~$ ls\nx", "→ls «x»"),
      ("user@host:~/a-b$ ls\nuser@host:~/a-b$ pwd", "→ls →pwd"),
      ("root@host:/# ls\n# no", "→ls «# no»"),
      ("[me@host src]$ ls\n[x] y", "→ls «[x] y»"),
      ("(venv) $ pip list\n(a) b", "→pip list «(a) b»"),
      ("(venv) me@host:~$ pip list", "→pip list"),
      ("bash-5.1$ ls", "→ls"),
      ("~ $ ls\n/app # pwd", "→ls →pwd"),
      ("PS C:\\> Get-Item x\nout", "→Get-Item x «out»"),
      ("PS C:\\Users\\me> dir", "→dir"),
      ("# apt-get update\nHit: 1\n# apt-get install x", "→apt-get update «Hit: 1» →apt-get install x"),
      ("# Install it\napt-get install x", "→# Install it\napt-get install x"),
      ("# kubectl get pods\nkubectl get nodes", "→# kubectl get pods\nkubectl get nodes"),
      ("# ls\n$ pwd", "«# ls» →pwd"),
      ("# List them\n$ ls", "«# List them» →ls"),
      ("  $ ls\n  a\n", "→ls «  a»"),
      ("$ ls\r\na\r\n$ pwd\r\n", "→ls «a» →pwd"),
      ("$\n$ ls\n$ ", "→ls"),
      ("$x\n$HOME/a", "→$x\n$HOME/a"),
      ("Costs 5 $ a", "→Costs 5 $ a"),
      ("$ ls &&\n> pwd\nx", "→ls &&…pwd «x»"),
      ("", ""),
    ])
  func sessions(text: String, expected: String) {
    #expect(print(text) == expected)
  }

  @Test("Commands are parsed with ranges in the session")
  func ranges() throws {
    let text = "$ kubectl get \\\n>   pods -n \"$NS\"\nNAME\n$ cat <<E\n> a $x\n> E\n"
    let bytes = Array(text.utf8)
    let session = ConsoleSession.parse(bytes)
    let words = try #require(session.commands.first?.script?.simpleCommands.first).words
    #expect(
      words.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["kubectl", "get", "pods", "-n", "\"$NS\""])
    #expect(words.map { $0.expanded { _ in "prod" }.text } == ["kubectl", "get", "pods", "-n", "prod"])
    let heredoc = try #require(session.commands.last?.script?.simpleCommands.first?.redirections.first?.heredoc)
    #expect(heredoc.body.expanded { _ in "1" }.text == "a 1\n")
    #expect(heredoc.body.parts.first.map { String(decoding: bytes[$0.range], as: UTF8.self) } == "a ")
  }

  @Test("A command of PowerShell is no script")
  func powerShell() {
    let session = ConsoleSession.parse(Array("PS C:\\> Get-Item x".utf8))
    #expect(session.commands.count == 1)
    #expect(session.commands.first?.script == nil)
  }

  @Test("A session of commands that never end is read in time linear in its length")
  func linear() {
    func time(_ count: Int) -> Duration {
      let bytes = Array(String(repeating: "$ echo 'a\nout\n", count: count).utf8)
      return ContinuousClock().measure { _ = ConsoleSession.parse(bytes) }
    }
    _ = time(100)
    let short = time(500)
    let long = time(4000)
    #expect(long < short * 8 * 6 + .milliseconds(50), "\(short) for 500, \(long) for 4000")
  }
}
