import ForgeDiagnostics
import ForgeYAML
import Testing

@testable import ForgeManifests

@Suite("Compose projects beside another reader", .serialized)
struct ComposePeerTests {
  @Test("Projects at random come to the same as `docker compose config`", arguments: 0..<40)
  func differential(_ seed: Int) throws {
    guard let peer = ComposePeer.found else { return }
    var writer = RandomProject(random: ComposeGenerator(state: UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15))
    let files = writer.files()
    let names = ["compose.yaml", "override.yaml"]
    let project = composeProject(files, reading: names)
    let refusals = project.diagnostics.filter { $0.severity == .error }
    let theirs = peer.config(files, reading: names)
    let text = files.sorted { $0.key < $1.key }.map { "# \($0.key)\n\($0.value)" }.joined(separator: "\n")
    guard let theirs else {
      #expect(!refusals.isEmpty, "the peer refuses what is taken here\n\(text)")
      return
    }
    #expect(refusals.isEmpty, "\(refusals)\n\(text)")
    #expect(
      ComposeProjection(project.root).description == ComposeProjection(theirs).description, "\(text)")
  }
}

/// Writes projects of the parts that every version of Compose has.
private struct RandomProject {
  var random: ComposeGenerator

  mutating func files() -> [String: String] {
    [
      "compose.yaml": """
      services:
        web:
      \(service(extendsBase: random.below(2) == 0, isBase: true))
        db:
      \(service(extendsBase: false, isBase: true))
      networks: {front: , back: }
      volumes: {data: , cache: }

      """,
      "override.yaml": """
      services:
        web:
      \(service(extendsBase: false, isBase: false))
        job:
      \(service(extendsBase: random.below(2) == 0, isBase: true))

      """,
      "base/common.yaml": "services:\n  common:\n\(service(extendsBase: false, isBase: true))\n",
      "Dockerfile": "FROM x\n", "app/Dockerfile": "FROM x\n", "x/Dockerfile": "FROM x\n", "base/Dockerfile": "FROM x\n",
      "base/app/Dockerfile": "FROM x\n", "base/x/Dockerfile": "FROM x\n", ".env": environment(), "a.env": environment(),
      "base/a.env": environment(), "b.env": environment(), "base/b.env": environment(),
    ]
  }

  private mutating func environment() -> String {
    let lines = [
      "FORGE_A=plain", "FORGE_B=\"double quoted\"", "FORGE_C='single # quoted'", "export FORGE_D=exported",
      "FORGE_E=value # comment", "# FORGE_F=comment", "", "FORGE_G=", "FORGE_H=a=b", "FORGE_I=http://x/#y",
      "FORGE_A=again", "FORGE_J=  spaces  ",
    ]
    return (0..<random.below(8)).map { _ in lines[random.below(lines.count)] }.joined(separator: "\n") + "\n"
  }

  private mutating func service(extendsBase: Bool, isBase: Bool) -> String {
    var lines: [String] = []
    if extendsBase { lines.append("extends: {file: base/common.yaml, service: common}") }
    if isBase { lines.append("image: \(value("nginx"))") }
    for choices in Self.attributes where random.below(3) == 0 {
      let choice = choices[random.below(choices.count)]
      lines.append(
        random.below(3) == 0 ? choice.replacing("VALUE", with: value("v")) : choice.replacing("VALUE", with: "v"))
    }
    if lines.isEmpty { lines.append("hostname: h") }
    return lines.map { "    \($0)" }.joined(separator: "\n")
  }

  private mutating func value(_ text: String) -> String {
    let forms = [
      text, "\(text)-$FORGE_A", "\(text)-${FORGE_B}", "\(text)-${FORGE_C:-default}", "\(text)-${FORGE_D-default}",
      "\(text)-${FORGE_E:-}", "\(text)-$$x", "\(text)-${FORGE_NONE:-d}", "\(text)-${FORGE_NONE-d:-e}",
      "\(text)-${FORGE_G:-e}",
      "\(text)-${FORGE_G-e}", "\(text)-${FORGE_H}", "\(text)-$FORGE_I-x", "\(text)-${FORGE_J}",
    ]
    return "\"\(forms[random.below(forms.count)])\""
  }

  private static let attributes = [
    ["command: [run, VALUE]", "command: run VALUE 'a b'", "command: sh -c \"x y\""],
    ["entrypoint: /entry", "entrypoint: [a, b]"],
    ["environment: [A=1, B=VALUE, C=]", "environment: {A: \"2\", B: VALUE, D: 4}", "environment: [FORGE_A, E=e=e]"],
    ["env_file: a.env", "env_file: [a.env, ./b.env]"],
    ["labels: [l=1, m]", "labels: {l: \"2\", n: VALUE}"],
    [
      "ports: [\"80:80\", \"443\"]", "ports: [\"127.0.0.1:81:80\", \"82:80/udp\"]", "ports: [\"8000-8001:9000-9001\"]",
      "ports: [{target: 80, published: 80}]", "ports: [\"80:80\", 5000]",
    ],
    [
      "volumes: [\"data:/data\", \"./web:/web:ro\"]", "volumes: [\"./other:/web\", \"cache:/cache\"]",
      "volumes: [/anonymous, \"/abs:/data\"]",
    ],
    ["networks: [front]", "networks: [front, back]", "networks: {back: {aliases: [x]}}"],
    ["healthcheck: {test: curl x, interval: 5s}", "healthcheck: {test: [CMD, a, b]}"],
    ["dns: 1.1.1.1", "dns: [2.2.2.2, 1.1.1.1]"],
    ["tmpfs: /run", "tmpfs: [/run, /tmp]"],
    ["expose: [80]", "expose: [\"81\", \"80\"]"],
    ["cap_add: [A]", "cap_add: [B, A]"],
    ["build: ./app", "build: {context: ., args: [A=1, B=VALUE]}", "build: {context: ./x, args: {A: \"2\"}}"],
    ["hostname: VALUE", "user: \"1000\""], ["restart: always", "restart: \"no\""], ["working_dir: /w"],
  ]
}
