import ForgeDiagnostics
import ForgeYAML
import Testing

@testable import ForgeManifests

@Suite("Short forms of Compose files")
struct ComposeShortFormTests {
  @Test(
    "Ports",
    arguments: [
      ("80", [":-:80/tcp"]), ("8080:80", [":8080:80/tcp"]), ("8080:80/udp", [":8080:80/udp"]),
      ("127.0.0.1:8080:80", ["127.0.0.1:8080:80/tcp"]), ("127.0.0.1::80", ["127.0.0.1:-:80/tcp"]),
      ("[::1]:8080:80", ["::1:8080:80/tcp"]), ("::1:8080:80", ["::1:8080:80/tcp"]),
      ("8000-8001:9000-9001", [":8000:9000/tcp", ":8001:9001/tcp"]), ("8000-8005:80", [":8000-8005:80/tcp"]),
      ("3000-3001", [":-:3000/tcp", ":-:3001/tcp"]), ("53:53/UDP", [":53:53/udp"]), ("0:80", [":0:80/tcp"]),
    ] as [(String, [String])])
  func ports(_ text: String, _ expected: [String]) throws {
    let service = try composeService("ports: [\"\(text)\"]")
    let found = service.ports.map { port in
      "\(port.hostIP ?? ""):\(port.published ?? "-"):\(port.target.map(String.init) ?? "")/\(port.transport)"
    }
    #expect(found == expected)
  }

  @Test("A port as a number and in its long form")
  func otherPorts() throws {
    let service = try composeService("ports: [80, {target: 81, published: 8081, name: admin}, {target: \"82\"}]")
    #expect(service.ports.map(\.target) == [80, 81, 82])
    #expect(service.ports.map(\.published) == [nil, "8081", nil])
    #expect(service.ports[1].name == "admin" && service.ports[1].isPublished(as: 8081))
    #expect(composeFlow(service.ports[1].node["mode"]) == "'ingress'")
  }

  @Test(
    "What is no port is refused",
    arguments: [
      "a", "80:", "80:a", "80/x", "70000", "80:70000", "8000-8002:80-81", "9-8", "1-2-3", "", "-1", "1:2:3:a",
    ])
  func faultyPorts(_ text: String) throws {
    let project = composeProject(["compose.yaml": "services:\n  web:\n    image: a\n    ports: [\"\(text)\"]\n"])
    #expect(project.diagnostics.map(\.rule.name) == ["manifests/compose-error"])
  }

  @Test(
    "Mounts",
    arguments: [
      ("data:/data", "volume data /data"), ("/data", "volume - /data"), ("./a:/a", "bind ./a /a"),
      (".:/a", "bind . /a"),
      ("../a:/a", "bind ../a /a"), ("/a:/b", "bind /a /b"), ("~/a:/b", "bind ~/a /b"), ("./a:/a:ro", "bind ./a /a ro"),
      ("data:/data:ro,nocopy", "volume data /data ro"), ("C:\\\\a:/b", "bind C:\\a /b"),
      ("./a/../b/:/b", "bind ./b /b"),
      ("data:/data:rw", "volume data /data"), ("./a:/a:z", "bind ./a /a"), ("v", "volume - v"),
    ])
  func mounts(_ text: String, _ expected: String) throws {
    let service = try composeService("volumes: [\"\(text)\"]")
    let mount = try #require(service.mounts.first)
    let found =
      "\(mount.type) \(mount.source?.text ?? "-") \(mount.target?.text ?? "-")\(mount.isReadOnly ? " ro" : "")"
    #expect(found == expected)
  }

  @Test("What is no mount is refused", arguments: ["", "vol:", ":vol", "vol::b", "vol:/b:ro:x"])
  func faultyMounts(_ text: String) {
    let project = composeProject(["compose.yaml": "services:\n  web:\n    image: a\n    volumes: [\"\(text)\"]\n"])
    #expect(project.diagnostics.map(\.rule.name) == ["manifests/compose-error"])
  }

  @Test(
    "Other short forms are written out",
    arguments: [
      ("command: a 'b c' \"d\\\"e\"", "command", "['a', 'b c', 'd\"e']"),
      ("command: [a, b]", "command", "['a', 'b']"),
      ("entrypoint: sh -c 'x y'", "entrypoint", "['sh', '-c', 'x y']"),
      ("entrypoint: ''", "entrypoint", "[]"),
      ("healthcheck: {test: curl x}", "healthcheck", "{test: ['CMD-SHELL', 'curl x']}"),
      ("environment: [A=1, B, C=, A=2]", "environment", "{A: '2', B: null, C: ''}"),
      ("environment: {A: 1, B: true, C: , D: 1.50}", "environment", "{A: '1', B: 'true', C: null, D: '1.5'}"),
      (
        "environment: {A: 3.10, B: 0777, C: 1.0, D: 0x1F, E: 089, F: 1e3, G: '0777', H: 12345678901}", "environment",
        "{A: '3.1', B: '511', C: '1', D: '31', E: '89', F: '1000', G: '0777', H: '12345678901'}"
      ),
      (
        "secrets: [{source: a, mode: 0440}, {source: b, mode: 288}, {source: c, mode: '0400'}]", "secrets",
        "[{source: 'a', mode: '0440'}, {source: 'b', mode: '0440'}, {source: 'c', mode: '0400'}]"
      ),
      ("labels: [a=b, c]", "labels", "{a: 'b', c: ''}"),
      ("dns: 1.1.1.1", "dns", "['1.1.1.1']"), ("tmpfs: [/a, /b, /a]", "tmpfs", "['/a', '/b']"),
      ("expose: [80, \"81\", 80]", "expose", "['80', '81']"),
      ("networks: [a, b]", "networks", "{a: null, b: null}"),
      ("secrets: [a, {source: b, target: c}]", "secrets", "[{source: 'a'}, {source: 'b', target: 'c'}]"),
      ("depends_on: [a]", "depends_on", "{a: {condition: 'service_started', required: true}}"),
      (
        "depends_on: {a: {condition: service_healthy}}", "depends_on",
        "{a: {condition: 'service_healthy', required: true}}"
      ),
      ("env_file: a.env", "env_file", "[{path: './a.env', required: true}]"),
      ("env_file: [{path: ./a.env, required: false}]", "env_file", "[{path: './a.env', required: false}]"),
      ("build: .", "build", "{context: '.'}"),
      ("build: {context: web/app, args: [A=1, B]}", "build", "{context: './web/app', args: {A: '1', B: null}}"),
      ("build: https://github.com/o/r.git#main", "build", "{context: 'https://github.com/o/r.git#main'}"),
      ("extra_hosts: [\"a:1.1.1.1\", \"b=::1\"]", "extra_hosts", "['a=1.1.1.1', 'b=::1']"),
      ("extra_hosts: {a: 1.1.1.1}", "extra_hosts", "['a=1.1.1.1']"),
      (
        "devices: [\"/dev/a:/dev/b\", /dev/c]", "devices",
        "[{source: '/dev/a', target: '/dev/b', permissions: 'rwm'}, {source: '/dev/c', target: '/dev/c', permissions: 'rwm'}]"
      ),
      ("deploy: {replicas: \"3\", labels: [a=b]}", "deploy", "{replicas: 3, labels: {a: 'b'}}"),
      ("privileged: \"yes\"", "privileged", "true"), ("init: off", "init", "false"), ("restart: no", "restart", "'no'"),
      ("ulimits: {nofile: {soft: 1, hard: \"2\"}, nproc: 3}", "ulimits", "{nofile: {soft: 1, hard: 2}, nproc: 3}"),
      ("cap_add: [A, B, A]", "cap_add", "['A', 'B']"), ("profiles: []", "profiles", "[]"),
      (
        "develop: {watch: [{path: src, action: rebuild, ignore: x}]}", "develop",
        "{watch: [{path: './src', action: 'rebuild', ignore: ['x']}]}"
      ),
    ])
  func others(_ text: String, _ key: String, _ expected: String) throws {
    #expect(composeFlow(try composeService(text).node[key]) == expected)
  }
}
