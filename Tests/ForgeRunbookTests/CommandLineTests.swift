import ForgeShell
import Testing

@testable import ForgeRunbook

@Suite("Command lines")
struct CommandLineTests {
  private func line(_ words: String...) -> CommandLine {
    CommandLine(words.map { Fragment(ExpandedWord($0)) }, .kubectl)
  }

  @Test("Flags stand before, between and behind subcommands and operands")
  func places() {
    for words in [
      ["-n", "web", "rollout", "status", "deployment/api"], ["rollout", "-n", "web", "status", "deployment/api"],
      ["rollout", "status", "deployment/api", "--namespace=web"], ["rollout", "status", "-nweb", "deployment/api"],
    ] {
      let line = CommandLine(words.map { Fragment(ExpandedWord($0)) }, .kubectl)
      #expect(line.path == ["rollout", "status"])
      #expect(line.operands.map(\.text) == ["deployment/api"])
      #expect(line.value("--namespace")?.text == "web")
      #expect(line.faults.isEmpty)
    }
  }

  @Test("Short flags stand together, the last with its value")
  func clusters() {
    let exec = line("exec", "-it", "api-0", "-capi", "--", "sh", "-c", "ls")
    #expect(exec.has("--stdin") && exec.has("--tty"))
    #expect(exec.value("--container")?.text == "api")
    #expect(exec.rest.map(\.text) == ["sh", "-c", "ls"])
    #expect(line("get", "pods", "-owide").value("--output")?.text == "wide")
    #expect(line("get", "pods", "-o=name").value("--output")?.text == "name")
  }

  @Test("A flag with a value of its own never takes the next word")
  func optional() {
    let apply = line("apply", "--dry-run", "-f", "a.yaml")
    #expect(apply.value("--filename")?.text == "a.yaml")
    #expect(apply.has("--dry-run"))
    #expect(line("apply", "--dry-run=server", "-f", "-").value("--dry-run")?.text == "server")
  }

  @Test("What does not exist is a fault, with what is near")
  func faults() {
    #expect(line("gett", "pods").faults.first?.nearest == "get")
    #expect(line("get", "pods", "--wacth").faults.first?.word.text == "--wacth")
    #expect(line("get", "pods", "--wacth").faults.first?.nearest == "--watch")
    #expect(line("rollout", "statsu", "deployment/api").faults.first?.nearest == "status")
    #expect(line("rolling-update", "api", "--image=x").faults.map(\.word.text) == ["rolling-update"])
  }

  @Test("Every command and flag of the grammars is read back")
  func grammars() {
    for grammar in [CommandGrammar.kubectl, .helm, .docker, .compose] {
      #expect(grammar.commands.count > 20)
      for (command, flags) in grammar.commands where command != "." {
        let path = command.split(separator: " ").map(String.init)
        for name in flags.keys { #expect(grammar.flag(name, in: path) != nil, "\(command) \(name)") }
        #expect(grammar.subcommands(of: path.dropLast()).contains(path.last ?? ""), "\(command)")
      }
    }
  }
}

@Suite("Label selectors of command lines")
struct LabelQueryTests {
  @Test(
    "Labels match as the API server matches them",
    arguments: [
      ("app=api", true), ("app==api", true), ("app=web", false), ("app!=web", true), ("tier", true), ("!tier", false),
      ("!zone", true),
      ("app in (web, api)", true), ("app notin (api)", false), ("app=api,tier=back", true),
      ("app=api,tier=front", false), ("zone notin (a)", true),
      ("app = api", true), ("app != api", false), ("app in (web,api),tier", true), ("app=", false), ("app!=", true),
    ])
  func matching(_ selector: String, _ expected: Bool) throws {
    #expect(try #require(LabelQuery(selector)).matches(["app": "api", "tier": "back"]) == expected)
  }

  @Test(
    "What is no selector is told",
    arguments: ["", "a b", "app=api,,tier=x", "app=a b", "app in web", "app into (a)"])
  func refused(_ selector: String) {
    #expect(LabelQuery(selector) == nil)
  }
}
