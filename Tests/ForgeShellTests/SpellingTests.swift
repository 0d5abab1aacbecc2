import ForgeShell
import ForgeShellProperties
import Foundation
import Testing

/// What bash takes for the same has the same tree, however it is written.
@Suite("Spellings of shell")
struct SpellingTests {
  private static func tree(_ text: String) -> String {
    // The ends of lines in a heredoc are text, as they are for bash.
    TreePrinter.normal(ShellScript.parse(Array(text.utf8))).replacing("\r\n", with: "\n")
  }

  @Test("All spellings of a group have one tree, without faults", arguments: SpellingGroup.all)
  func same(group: SpellingGroup) throws {
    let expected = Self.tree(group.spellings[0])
    for text in group.spellings {
      let script = ShellScript.parse(Array(text.utf8))
      #expect(script.errors == [], "\(text)")
      #expect(!script.isUnfinished, "\(text)")
      #expect(Self.tree(text) == expected, "\(text)")
      #expect(RangeChecks(script, count: text.utf8.count).faults == [], "\(text)")
    }
  }

  @Test(
    "Line ends, blank lines, indentation and comments around a command change nothing", arguments: SpellingGroup.all)
  func surroundings(group: SpellingGroup) {
    for text in group.spellings {
      let expected = Self.tree(text)
      let isHeredoc = text.contains("<<") && !text.contains("<<<")
      for (before, after) in [("\n\n  \t", ""), ("# first\n", ""), ("", "\n\n"), ("", isHeredoc ? "\n" : " # last\n")] {
        #expect(Self.tree(before + text + after) == expected, "\(before + text + after)")
      }
      #expect(Self.tree(text.replacing("\n", with: "\r\n")) == expected.replacing("\r\n", with: "\n"), "CRLF: \(text)")
      if !isHeredoc, !text.hasSuffix("&"), !text.hasSuffix(";"), !text.contains("#") {
        #expect(Self.tree(text + " ;") == expected, "\(text) ;")
      }
    }
  }

  @Test(
    "Inside of a group, a subshell, a function, a branch and a substitution a command is the same",
    arguments: SpellingGroup.all)
  func places(group: SpellingGroup) {
    for frame in SpellingGroup.frames {
      let texts = group.spellings.map { "\(frame.0)\n\($0)\n\(frame.1)" }
      let trees = Set(texts.map(Self.tree))
      #expect(trees.count == 1, "\(frame): \(trees)")
      for text in texts { #expect(ShellScript.parse(Array(text.utf8)).errors == [], "\(text)") }
    }
  }

  @Test("Bash accepts each of them", .enabled(if: Bash.path != nil, "bash is not on the PATH"))
  func bash() throws {
    let texts = SpellingGroup.all.flatMap(\.spellings)
    let verdicts = try Bash.verdicts(texts)
    for (text, isAccepted) in zip(texts, verdicts) { #expect(isAccepted, "\(text)") }
  }
}

/// Spellings of one command. In `shell-spellings.txt` a line `=== name` begins a group, and a line `---` the next spelling.
struct SpellingGroup: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let spellings: [String]

  static let frames = [
    ("{", "}"), ("(", ")"), ("f() {", "}"), ("if a; then", "fi"), ("x=$(", ")"), ("echo \"$(", ")\""),
    ("case a in b)", ";; esac"), ("for a in b; do", "done"),
  ]

  static let all: [SpellingGroup] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "shell-spellings.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n=== ").dropFirst().map { group in
      let lines = group.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let body = lines.count > 1 ? String(lines[1]) : ""
      let spellings = "\n\(body)".components(separatedBy: "\n---\n").map { spelling in
        String(spelling.drop { $0 == "\n" }.reversed().drop { $0 == "\n" }.reversed())
      }
      return SpellingGroup(testDescription: String(lines[0]), spellings: spellings)
    }
  }()
}
