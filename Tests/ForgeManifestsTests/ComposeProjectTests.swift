import ForgeDiagnostics
import ForgeFiles
import ForgeYAML
import Testing

@testable import ForgeManifests

@Suite("Compose projects")
struct ComposeProjectTests {
  // MARK: Names and variables

  @Test(
    "The project's name",
    arguments: [
      ([:], "shop", nil, [:], "shop"), (["name": "My App!"], "shop", nil, [:], "myapp"),
      (["name": "x"], "shop", "given", [:], "given"),
      (["name": "x"], "shop", nil, ["COMPOSE_PROJECT_NAME": "env"], "env"),
      (["name": "${A:-y}"], "shop", nil, [:], "y"), ([:], "_My.Shop-1", nil, [:], "myshop-1"),
    ] as [([String: String], String, String?, [String: String], String)])
  func names(
    _ keys: [String: String], _ folder: String, _ given: String?, _ environment: [String: String], _ expected: String
  ) {
    let name = keys["name"].map { "name: \"\($0)\"\n" } ?? ""
    let project = composeProject(
      ["\(folder)/compose.yaml": "\(name)services: {web: {image: \"a:${COMPOSE_PROJECT_NAME}\"}}\n"],
      reading: ["\(folder)/compose.yaml"], environment: environment, projectName: given)
    #expect(project.name == expected)
    #expect(project.service("web")?.image?.text == "a:\(expected)")
    #expect(project.service("web")?.containerNames == ["\(expected)-web-1"])
  }

  @Test("A name that is only the folder of the clone is not known")
  func cloneName() {
    let project = composeProject(["compose.yaml": "services: {web: {image: \"a:${COMPOSE_PROJECT_NAME}\"}}"])
    #expect(!project.isNameKnown && project.uncertain.count == 1)
    #expect(composeProject(["compose.yaml": "name: x\nservices: {}"]).isNameKnown)
  }

  @Test("Variables come from what is passed, then from `.env`, then from defaults")
  func variables() {
    let project = composeProject(
      [
        ".env": "A=file\nB=file\nC=${A}-$B\n",
        "compose.yaml": "services: {web: {image: \"$A $B $C ${D:-default}\"}}",
      ], environment: ["A": "passed"])
    #expect(project.service("web")?.image?.text == "passed file passed-file default")
    #expect(project.diagnostics.isEmpty && project.uncertain.isEmpty)
    #expect(project.files.map(\.path) == [".env", "compose.yaml"])
  }

  @Test("Comments that allow a finding are kept")
  func suppressions() {
    let text =
      "services:\n  # forge-docs allow: manifests/unset-variable — set by the pipeline\n  web: {image: 'a:${TAG}'}\n"
    #expect(composeProject(["compose.yaml": text]).suppressions.count == 1)
  }

  @Test("A variable without a value is said once, and what depends on it is not relied on")
  func unset() throws {
    let text = "services:\n  web:\n    image: a:${TAG}\n    ports: ['${PORT}:80']\n    hostname: ${TAG}\n"
    let project = composeProject(["compose.yaml": text])
    #expect(project.diagnostics.map(\.rule.name) == ["manifests/unset-variable", "manifests/unset-variable"])
    #expect(project.unsetVariables.keys.sorted() == ["PORT", "TAG"])
    let image = try #require(project.service("web")?.image)
    #expect(image.text == "a:" && project.uncertain.contains(image.range))
    let bytes = Array(text.utf8)
    #expect(String(decoding: bytes[image.range.bytes], as: UTF8.self) == "a:${TAG}")
    let place = try #require(project.unsetVariables["TAG"])
    #expect(String(decoding: bytes[place.bytes], as: UTF8.self) == "${TAG}")
  }

  @Test("A variable that an example of `.env` names is not forgotten, but not known either")
  func promised() {
    let project = composeProject([
      ".env.example": "TAG=1\nKEY=\n", "compose.yaml": "services: {web: {image: 'a:$TAG', hostname: '${KEY:?set it}'}}",
    ])
    #expect(project.diagnostics.isEmpty)
    #expect(project.uncertain.count == 2)
  }

  @Test("Every use of a variable is known, and a printed document reads back the same")
  func uses() throws {
    let text = "services:\n  web:\n    image: a:${TAG:-1}\n    hostname: ${A:-$B}$$x\n    command: [\"$TAG\"]\n"
    let project = composeProject(["compose.yaml": text], environment: ["TAG": "7"])
    #expect(project.variables.keys.sorted() == ["A", "B", "TAG"])
    #expect(project.variables["TAG"]?.count == 2)
    #expect(project.service("web")?.node["hostname"]?.text == "$x")
    let again = composeProject(["compose.yaml": YAMLEmitter.emit(project.printed)])
    #expect(composeFlow(again.root) == composeFlow(project.root))
  }

  @Test("Environment files come under `environment`, in order")
  func environmentFiles() throws {
    let project = composeProject([
      "a.env": "A=1\nB=1\nT=\"${TAG}\"\n", "b.env": "B=2\nC=2\n", ".env": "TAG=7\nP=passed\n",
      "raw.env": "R='x' # y\n",
      "compose.yaml": """
      services:
        web:
          image: a
          env_file: [a.env, ./b.env, {path: raw.env, format: raw}, {path: none.env, required: false}]
          environment: {C: "3", P: , Q: }
      """,
    ])
    let web = try #require(project.service("web"))
    let found = web.environment.map { "\($0.key.text ?? "")=\($0.value.isNull ? "-" : $0.value.text ?? "")" }
    #expect(found == ["A=1", "B=2", "T=7", "C=3", "R='x' # y", "P=passed", "Q=-"])
    #expect(web.variable("A")?.key.range.path == "a.env")
    #expect(project.diagnostics.isEmpty)
    #expect(composeFlow(project.root["services"]?["web"]?["env_file"]) == "-")
  }

  // MARK: Profiles

  private static let profiled = """
    services:
      web: {image: a}
      debug: {image: b, profiles: [debug, all]}
      tool: {image: c, profiles: [tools], depends_on: [debug]}
    """

  @Test(
    "Profiles choose services",
    arguments: [
      ([], ["web"]), (["debug"], ["web", "debug"]), (["tools"], ["web", "tool"]), (["*"], ["web", "debug", "tool"]),
      (["tools", "all"], ["web", "debug", "tool"]), (["none"], ["web"]),
    ] as [(Set<String>, [String])])
  func profiles(_ profiles: Set<String>, _ expected: [String]) {
    let project = composeProject(["compose.yaml": Self.profiled], profiles: profiles)
    #expect(project.activeServices.map(\.name) == expected)
    #expect(project.profiles.map(\.name) == ["all", "debug", "tools"])
    #expect((project.root["services"]?.mapping?.pairs ?? []).map { $0.key.text ?? "" } == expected.sorted())
    let isMissing = profiles == ["tools"]
    #expect(project.diagnostics.isEmpty != isMissing)
  }

  @Test("`COMPOSE_PROFILES` counts where no profile is given")
  func profilesOfEnvironment() {
    let files = ["compose.yaml": Self.profiled, ".env": "COMPOSE_PROFILES=debug, x\n"]
    #expect(composeProject(files).activeServices.map(\.name) == ["web", "debug"])
    #expect(composeProject(files, profiles: ["x"]).activeServices.map(\.name) == ["web"])
  }

  // MARK: Files and printing

  @Test(
    "The files of a folder are found",
    arguments: [
      (["compose.yaml", "compose.yml", "docker-compose.yml"], "", ["compose.yaml"]),
      (
        ["docker-compose.yml", "docker-compose.override.yml"], "",
        ["docker-compose.yml", "docker-compose.override.yml"]
      ),
      (["a/compose.yml", "a/compose.override.yaml"], "a", ["a/compose.yml", "a/compose.override.yaml"]),
      (["compose.yaml", "a/b/c.txt"], "a/b", ["compose.yaml"]), (["other.yaml"], "", []),
    ] as [([String], String, [String])])
  func find(_ files: [String], _ folder: String, _ expected: [String]) {
    let fileSystem = FileSystem.memory(files.map { SourceFile(path: $0, text: "") })
    #expect(ComposeProject.find(in: folder, fileSystem) == expected)
  }

  @Test("`COMPOSE_FILE` in `.env` says which files")
  func findByVariable() {
    let fileSystem = FileSystem.memory([
      SourceFile(path: "a/.env", text: "COMPOSE_FILE=x.yaml:../y.yaml\n"), SourceFile(path: "a/compose.yaml", text: ""),
    ])
    #expect(ComposeProject.find(in: "a", fileSystem) == ["a/x.yaml", "y.yaml"])
  }

  @Test("The printed document has what is implied and lacks what is unused")
  func root() throws {
    let project = composeProject(
      [
        "shop/compose.yaml": """
        services:
          web: {build: ., links: [db], volumes: ["used:/u"]}
          db: {image: db, networks: [back]}
        volumes: {used: {name: my-volume}, unused: }
        networks: {back: {external: true}, idle: }
        """,
        "shop/Dockerfile": "FROM x\n",
      ], reading: ["shop/compose.yaml"])
    #expect(
      YAMLEmitter.emit(project.root) == """
        name: shop
        services:
          db:
            image: db
            networks:
              back: null
          web:
            build:
              context: ./shop
              dockerfile: Dockerfile
            links:
              - db
            volumes:
              - type: volume
                source: used
                target: /u
                volume: {}
            networks:
              default: null
            depends_on:
              db:
                condition: service_started
                restart: true
                required: true
        networks:
          back:
            external: true
            name: back
          default:
            name: shop_default
        volumes:
          used:
            name: my-volume

        """)
  }
}
