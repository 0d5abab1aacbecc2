import ForgeDiagnostics
import ForgeFiles
import ForgeYAML
import Testing

@testable import ForgeManifests

@Suite("Compose files that lead to others")
struct ComposeReferenceTests {
  @Test("A service extends another, of the same file and of another one, with the paths of that one")
  func extends() throws {
    let project = composeProject([
      "compose.yaml": """
      services:
        web:
          extends: {file: base/common.yaml, service: app}
          environment: {B: "2"}
          command: [run]
        job:
          extends: web
          image: job
      """,
      "base/common.yaml": """
      services:
        app:
          extends: root
          build: ./app
          volumes: ["./data:/data"]
          environment: {A: "1", B: "1"}
        root: {image: root, env_file: root.env, command: [root]}
      """,
      "base/root.env": "R=1\n", "base/app/Dockerfile": "FROM x\n",
    ])
    #expect(project.diagnostics.isEmpty, "\(project.diagnostics)")
    let job = try #require(project.service("job"))
    #expect(job.image?.text == "job")
    #expect(job.buildContext?.text == "./base/app")
    #expect(job.mounts.first?.source?.text == "./base/data")
    #expect(composeFlow(job.command) == "['run']")
    #expect(job.environment.map { "\($0.key.text ?? "")=\($0.value.text ?? "")" } == ["R=1", "A=1", "B=2"])
    #expect(job.node["extends"] == nil)
    #expect(job.buildContext?.range.path == "base/common.yaml")
  }

  @Test("What a service inherits it can take back")
  func takenBack() {
    let project = composeProject([
      "compose.yaml": """
      services:
        base: {image: a, ports: ["80:80"], environment: {A: "1", B: "2"}, dns: [1.1.1.1]}
        web: {extends: base, ports: !reset [], environment: !override {C: "3"}, dns: [2.2.2.2]}
      """
    ])
    #expect(project.diagnostics.isEmpty)
    let web = project.service("web")
    #expect(web?.ports.isEmpty == true)
    #expect(composeFlow(web?.node["environment"]) == "{C: '3'}")
    #expect(composeFlow(web?.node["dns"]) == "['1.1.1.1', '2.2.2.2']")
  }

  @Test(
    "What cannot be extended is refused",
    arguments: [
      ("{a: {image: x, extends: b}, b: {image: x, extends: a}}", "without end"),
      ("{a: {image: x, extends: a}}", "without end"),
      ("{a: {image: x, extends: c}}", "no service `c`"),
      ("{a: {image: x, extends: {file: none.yaml, service: c}}}", "`none.yaml` is not there"),
      ("{a: {image: x, extends: {file: empty.yaml, service: c}}}", "no services to extend"),
      ("{a: {image: x, extends: {file: other.yaml, service: c}}}", "`other.yaml` has no service `c`"),
    ])
  func faultyExtends(_ services: String, _ message: String) {
    let project = composeProject([
      "compose.yaml": "services: \(services)", "empty.yaml": "x-a: 1\n", "other.yaml": "services: {d: {image: e}}",
    ])
    #expect(project.diagnostics.contains { $0.message.text.contains(message) }, "\(project.diagnostics)")
    #expect(project.services.contains { $0.name == "a" })
  }

  @Test("Included files bring their own folder and variables")
  func include() throws {
    let project = composeProject([
      "compose.yaml": """
      include:
        - infra/compose.yaml
        - path: [tools/a.yaml, tools/b.yaml]
          project_directory: .
          env_file: tools/my.env
      services: {web: {image: a, depends_on: [db, tool]}}
      """,
      ".env": "SHARED=root\n",
      "infra/compose.yaml": """
      include: [./deep/compose.yaml]
      services: {db: {image: "db:${TAG}-${SHARED}", volumes: ["./data:/data", "vol:/v"]}}
      volumes: {vol: }
      """,
      "infra/.env": "TAG=1\nSHARED=infra\n",
      "infra/deep/compose.yaml": "services: {deep: {image: \"x:${TAG}\", build: .}}",
      "infra/deep/Dockerfile": "FROM x\n",
      "tools/a.yaml": "services: {tool: {image: \"tool:${V}\", volumes: [\"./x:/x\"]}}",
      "tools/b.yaml": "services: {tool: {command: [b]}}", "tools/my.env": "V=9\n",
    ])
    #expect(project.diagnostics.isEmpty, "\(project.diagnostics)")
    #expect(project.services.map(\.name).sorted() == ["db", "deep", "tool", "web"])
    #expect(project.service("db")?.image?.text == "db:1-root")
    #expect(project.service("db")?.mounts.first?.source?.text == "./infra/data")
    #expect(project.service("deep")?.image?.text == "x:1")
    #expect(project.service("deep")?.buildContext?.text == "./infra/deep")
    #expect(project.service("tool")?.image?.text == "tool:9")
    #expect(project.service("tool")?.mounts.first?.source?.text == "./x")
    #expect(composeFlow(project.service("tool")?.command) == "['b']")
  }

  @Test(
    "What cannot be included is refused",
    arguments: [
      ("include: [none.yaml]", "`none.yaml` is not there"), ("include: [compose.yaml]", "includes itself"),
      ("include: [a.yaml]\nservices: {a: {image: other}}", "in another way"),
    ])
  func faultyInclude(_ text: String, _ message: String) {
    let project = composeProject(["compose.yaml": text, "a.yaml": "services: {a: {image: one}}"])
    #expect(project.diagnostics.contains { $0.message.text.contains(message) }, "\(project.diagnostics)")
  }

  @Test("What is included from an address hides what may be in it")
  func remote() {
    let project = composeProject([
      "compose.yaml": "include: ['oci://docker.io/forge/base']\nservices: {web: {image: a, depends_on: [db]}}"
    ])
    #expect(project.diagnostics.isEmpty && project.isIncomplete)
    #expect(project.gaps.map(\.cause) == [.remote("oci://docker.io/forge/base")])
  }
}
