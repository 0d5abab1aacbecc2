import ForgeDiagnostics
import ForgeYAML
import Testing

@testable import ForgeManifests

@Suite("Compose files over Compose files")
struct ComposeMergeTests {
  @Test(
    "Each attribute has its rule",
    arguments: [
      ("image: a", "image: b", "image", "'b'"),
      ("command: [a, b]", "command: c", "command", "['c']"),
      ("entrypoint: a", "entrypoint: [b]", "entrypoint", "['b']"),
      (
        "healthcheck: {test: a, interval: 1s}", "healthcheck: {test: [CMD, b]}", "healthcheck",
        "{test: ['CMD', 'b'], interval: '1s'}"
      ),
      ("environment: [A=1, B=2]", "environment: {B: 3, C: 4}", "environment", "{A: '1', B: '3', C: '4'}"),
      ("labels: {a: x}", "labels: [a=y, b=z]", "labels", "{a: 'y', b: 'z'}"),
      ("dns: 1.1.1.1", "dns: [2.2.2.2, 1.1.1.1]", "dns", "['1.1.1.1', '2.2.2.2']"),
      ("tmpfs: /a", "tmpfs: [/b]", "tmpfs", "['/a', '/b']"),
      ("expose: [80]", "expose: [\"80\", 81]", "expose", "['80', '81']"),
      ("cap_add: [A]", "cap_add: [B, A]", "cap_add", "['A', 'B']"),
      ("networks: [a]", "networks: {a: {aliases: [x]}, b: }", "networks", "{a: {aliases: ['x']}, b: null}"),
      (
        "depends_on: [a]", "depends_on: {a: {condition: service_healthy}}", "depends_on",
        "{a: {condition: 'service_healthy', required: true}}"
      ),
      ("build: .", "build: {args: {A: 1}}", "build", "{context: '.', args: {A: '1'}}"),
      (
        "logging: {driver: a, options: {x: \"1\"}}", "logging: {options: {y: \"2\"}}", "logging",
        "{driver: 'a', options: {x: '1', y: '2'}}"
      ),
      ("logging: {driver: a, options: {x: \"1\"}}", "logging: {driver: b}", "logging", "{driver: 'b'}"),
      ("ulimits: {n: 1}", "ulimits: {n: {soft: 1, hard: 2}}", "ulimits", "{n: {soft: 1, hard: 2}}"),
      ("deploy: {replicas: 1, labels: {a: b}}", "deploy: {replicas: 2}", "deploy", "{replicas: 2, labels: {a: 'b'}}"),
      (
        "secrets: [a]", "secrets: [{source: a, target: x}, b]", "secrets",
        "[{source: 'a'}, {source: 'a', target: 'x'}, {source: 'b'}]"
      ),
      (
        "env_file: a.env", "env_file: [b.env, a.env]", "env_file",
        "[{path: './a.env', required: true}, {path: './b.env', required: true}]"
      ),
      ("x-a: {b: 1}", "x-a: {c: 2}", "x-a", "{b: 1, c: 2}"),
      ("networks: [a]", "networks: ", "networks", "{a: null}"),
      ("environment: {A: 1}", "environment: !reset null", "environment", "-"),
      ("environment: {A: 1, B: 2}", "environment: {A: !reset null}", "environment", "{B: '2'}"),
      ("environment: {A: 1, B: 2}", "environment: !override {C: 3}", "environment", "{C: '3'}"),
      ("dns: [1.1.1.1]", "dns: !override [2.2.2.2]", "dns", "['2.2.2.2']"),
      ("image: a", "command: !reset [a]", "command", "-"),
      ("extra_hosts: [\"a:1\"]", "extra_hosts: {a: \"1\", b: \"2\"}", "extra_hosts", "['a=1', 'b=2']"),
    ])
  func attributes(_ base: String, _ override: String, _ key: String, _ expected: String) {
    let project = composeProject(
      [
        "compose.yaml": "services:\n  web:\n    image: nginx\n    \(base)\n",
        "b.yaml": "services:\n  web:\n    \(override)\n",
      ].mapValues { text in base.hasPrefix("image") ? text.replacing("    image: nginx\n", with: "") : text },
      reading: ["compose.yaml", "b.yaml"])
    #expect(composeFlow(project.service("web")?.node[key]) == expected)
  }

  @Test("A port and a mount take the place of the one they collide with")
  func collisions() {
    let project = composeProject(
      [
        "compose.yaml": "services: {web: {image: a, ports: [\"80:80\", \"81:81\"], volumes: [\"vol:/a\", \"./b:/b\"]}}",
        "b.yaml": "services: {web: {ports: [\"80:80\", \"82:80\"], volumes: [\"./c:/a:ro\"]}}",
      ], reading: ["compose.yaml", "b.yaml"])
    let web = project.service("web")
    #expect(web?.ports.map(\.published) == ["80", "81", "82"])
    #expect(web?.mounts.map { $0.source?.text } == ["./c", "./b"])
    #expect(web?.mounts.map(\.isReadOnly) == [true, false])
    #expect(web?.ports.first?.node.range.path == "b.yaml")
  }

  @Test("A file adds services, networks and volumes, and documents of one file are laid over each other")
  func additions() {
    let project = composeProject(
      [
        "compose.yaml": "services: {web: {image: a}}\nvolumes: {v: }\n---\nservices: {db: {image: b}}\n",
        "b.yaml": "services: {job: {image: c}}\nvolumes: {w: {external: true}}\nnetworks: {n: {driver: x}}\n",
      ], reading: ["compose.yaml", "b.yaml"])
    #expect(project.services.map(\.name) == ["web", "db", "job"])
    #expect(project.volumes.map(\.name) == ["project_v", "w"])
    #expect(project.networks.map(\.key) == ["n", "default"])
    #expect(project.diagnostics.isEmpty)
  }

  @Test("A value of another type cannot be laid over one")
  func mismatch() {
    let project = composeProject(
      [
        "compose.yaml": "services: {web: {image: a, x-a: {b: c}}}", "b.yaml": "services: {web: {x-a: [1]}}",
      ], reading: ["compose.yaml", "b.yaml"])
    #expect(project.diagnostics.map(\.rule.name) == ["manifests/compose-error"])
    #expect(project.diagnostics.first?.range.path == "b.yaml")
  }

  @Test("Anchors, merge keys and extensions")
  func anchors() {
    let project = composeProject([
      "compose.yaml": """
      x-base: &base
        image: nginx:${TAG:-1}
        environment: &env {A: "1"}
      services:
        web:
          <<: *base
          environment:
            <<: *env
            B: yes
      """
    ])
    #expect(
      composeFlow(project.service("web")?.node["environment"]) == "{A: '1', B: 'yes'}"
        || composeFlow(project.service("web")?.node["environment"]) == "{B: 'yes', A: '1'}")
    #expect(project.service("web")?.image?.text == "nginx:1")
    #expect(project.diagnostics.isEmpty)
  }
}
