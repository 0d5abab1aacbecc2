import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown
// Foundation runs bash, whose verdicts are the measure of tests.
import Foundation
import Testing

@testable import ForgeRunbook

@Suite("Faults of shell blocks")
struct ScriptFaultTests {
  /// The texts that are found in a page.
  private func faults(_ page: String) throws -> [String] {
    let file = SourceFile(path: "docs/page.md", text: page)
    let repository = RunbookRepository(FileSystem.memory([file]), environments: []) { _ in false }
    let claims = RunbookReading(MarkdownDocument(file), repository).claims
    return Rule<[CommandClaim]>.syntaxError.check(claims).map {
      String(decoding: file.bytes[$0.range.bytes], as: UTF8.self)
    }
  }

  private func block(_ text: String, _ language: String = "bash") -> String {
    "# Page\n\n```\(language)\n\(text)\n```\n"
  }

  @Test("What bash refuses is found where it begins", arguments: refused)
  func refuses(text: String, mark: String) throws {
    #expect(try faults(block(text)) == [mark])
    if let says = try Self.bash(text) { #expect(says) }
  }

  @Test("What bash takes has no fault", arguments: taken)
  func takes(text: String) throws {
    #expect(try faults(block(text)) == [])
    if let says = try Self.bash(text) { #expect(!says) }
  }

  @Test("Output, notations and parts of scripts are not judged", arguments: quiet)
  func passes(page: String) throws {
    #expect(try faults(page) == [])
  }

  /// Whether `bash -n` refuses the text or warns of it; nil without bash.
  private static func bash(_ text: String) throws -> Bool? {
    guard
      let path = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map({ "\($0)/bash" })
        .first(where: { FileManager.default.isExecutableFile(atPath: $0) })
    else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["--norc", "--noprofile", "-n", "-c", "\(text)\n"]
    process.environment = [:]
    let complaint = Pipe()
    process.standardError = complaint
    try process.run()
    let said = complaint.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus != 0 || !said.isEmpty
  }

  private static let refused: [(String, String)] = [
    ("echo 'a", "'"), ("echo \"a", "\""), ("echo it's done", "'"), ("echo a\nkubectl get pods -l 'app=api", "'"),
    ("kubectl exec api \\\n  -- sh -c 'ls", "'"), ("echo $(date", "$("), ("echo `date", "`"), ("echo ${HOME", "${"),
    ("if true; then\n  echo a", "if"), ("for x in a b; do\n  echo $x", "for"),
    ("while read -r x; do\n  echo $x", "while"),
    ("case $x in\n  a) echo b;;", "case"), ("(cd web && npm ci", "("), ("{ echo a; echo b", "{"), ("[[ -f a", "[["),
    ("deploy() {\n  echo a", "{"), ("cat <<EOF\na", "<<EOF"), ("cat <<'EOF' > a\nb\n  EOF", "<<'EOF'"),
    ("cat <<-EOF\n\ta\n  EOF", "<<-EOF"), ("kubectl apply -f - <<EOF\nkind: A\nEOF ", "<<EOF"),
    ("echo a\nfi", "fi"), ("echo a\ndone", "done"), ("for x in a; echo $x; done", "for"), ("echo a (b)", "(b)"),
    ("echo a &&", "&&"), ("cat x |", "|"), ("if true; do echo a; fi", "do"), ("export A=(1 2", "("),
    ("kubectl logs <pod> -c 'api", "'"), ("sudo systemctl restart \"api", "\""), ("A='1", "'"),
    ("helm upgrade api . --set \"a=b\n  --wait", "\""), ("echo $((1 + 2)", "$("), ("./deploy.sh --to 'prod", "'"),
    ("if [ -f a ]; then echo \"a; fi", "\""),
  ]

  private static let taken = [
    "echo 'a'", "echo \"it's\"", "echo it\\'s", "# it's a comment\necho a", "echo a # it's", "cat <<EOF\nit's\nEOF",
    "cat <<'EOF'\n$(\n\"\nEOF", "cat <<-EOF\n\ta\n\tEOF", "if true; then echo a; fi", "for x in a; do echo $x; done",
    "case a in a) echo b;; esac", "(cd web && npm ci)", "{ echo a; }", "f() { echo a; }", "echo a &&\n  echo b",
    "echo a |\n  cat", "kubectl get pods \\\n  -o 'jsonpath={.items[*].metadata.name}'", "echo $((1 + 2))",
    "psql -c \"select 'it''s'\"", "awk '{ print $1 }' a", "jq '.a | \"b\"' c", "echo [a] {b,c}", "cat <(date)",
    "A=(1 2)", "echo \"$(date \"+%F\")\"", "sh -c 'echo \"a\n\"'", "echo ...", "...", "echo \"a\n'\nb\"",
    "docker run --rm -it a:b sh", "curl -d '{\"a\": \"b\"}' http://a", "[[ -f a && -d b ]]", "echo ${a:-'b'}",
    "cat <<A <<B\na\nA\nb\nB", "time ls", "! ls", "kubectl get pods [-n web]", "echo a; # (b", "echo a \\",
  ]

  private static func fence(_ text: String, _ language: String = "bash") -> String { "```\(language)\n\(text)\n```\n" }

  private static let quiet = [
    // Output.
    fence("kubectl get pods\nNAME  READY (1)\nIt's up"), fence("$ echo a\nit's a\n$ echo b\n(b", "console"),
    fence("It's only output", "console"), fence("curl http://a\n{\"a\": {\n  \"b\": 1\n}}"),
    fence("curl http://a\n{\n  \"a\": \"it's\"\n}"), fence("curl http://a\n{\n  \"a\": {\n    \"b\": [1]\n  },\n}"),
    fence("error: can't reach the server"), fence("Usage: tool (start|stop) <name's>"),
    fence("mysql> select 'a"), fence(">>> print('a')"), fence("if you can't, ask"), fence("for more, don't ask"),
    // Notations.
    fence("kubectl logs <the pod's name>"), fence("kubectl logs [the pod's name]"),
    fence("helm install {{ app's name }}"),
    fence("tool (start|stop) a"), fence("kubectl logs <pod> (<container>)"), fence("echo ... (more"),
    fence("if true; then\n  ..."), fence("cat <<EOF\na: b\n..."), fence("for x in a; do\n  echo $x\n# ..."),
    fence("kubectl get <pods>"), fence("kubectl get pods -n <namespace> [--watch]"),
    // Parts of a script, other languages and what is said to be wrong.
    fence("  echo a\nfi"), fence("for x in a; do", "bash title=\"deploy.sh\""),
    fence("# scripts/deploy.sh\nfor x in a; do"),
    fence("echo 'a", "zsh"), fence("echo 'a", "yaml"), fence("echo 'a", "text"), fence("echo 'a", "powershell"),
    "This is wrong:\n\n" + fence("echo 'a"),
  ]
}
