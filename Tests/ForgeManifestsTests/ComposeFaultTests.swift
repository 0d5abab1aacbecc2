import ForgeDiagnostics
import ForgeFiles
import ForgeYAML
import Testing

@testable import ForgeManifests

@Suite("Faults of Compose files")
struct ComposeFaultTests {
  @Test(
    "What does not fit together is found where it is written",
    arguments: [
      ("services: {web: {image: a, depends_on: [«datbase»]}, database: {image: b}}", "did you mean `database`"),
      ("services: {«web»: {command: x}}", "neither"),
      ("services: {web: {image: a, networks: [«n»]}}", "network `n`"),
      ("services: {web: {image: a, volumes: ['«vol:/v»']}}", "volume `vol`"),
      ("services: {web: {image: a, volumes: [{type: volume, source: «v», target: /v}]}}", "volume `v`"),
      ("services: {web: {image: a, secrets: [«s»]}}", "secret `s`"),
      ("services: {web: {image: a, configs: [{source: «c»}]}}", "config `c`"),
      ("services: {web: {image: a, links: ['«db:x»']}}", "service `db`"),
      ("services: {web: {image: a, network_mode: 'service:db'}}", "service `db`"),
      ("services: {web: {image: a, volumes_from: ['«db:ro»']}}", "service `db`"),
      ("services: {a: {image: x, depends_on: [b]}, b: {image: x, depends_on: [«a»]}}", "wait for each other"),
      ("services: {a: {image: x, depends_on: [«a»]}}", "wait for each other"),
      ("services: {web: {image: a, network_mode: «host», networks: [n]}}\nnetworks: {n: }", "exclude"),
      ("services: {web: {image: a, scale: «2», deploy: {replicas: 3}}}", "different"),
      ("services: {web: {image: a, container_name: «x», scale: 2}}", "2 containers"),
      ("services: {a: {image: x, container_name: n}, b: {image: x, container_name: «n»}}", "taken"),
      ("services: {web: {image: a}}\nsecrets: {«s»: {}}", "none of"),
      ("services: {web: {image: a}}\nconfigs: {«c»: {content: x, environment: Y}}", "more than one"),
      ("services: {web: {image: a, develop: {watch: [{path: ., action: «sync»}]}}}", "copies files"),
      ("services: {web: {image: a, volumes: [«{type: tmpfs}»]}}", "no `target`"),
      ("services: {web: {image: a, ports: [«{published: 80}»]}}", "no `target`"),
    ])
  func consistency(_ marked: String, _ message: String) {
    expect(marked, message, "manifests/compose-error")
  }

  @Test(
    "What is of another type is found where it is written",
    arguments: [
      ("services: {web: {image: «5»}}", "must be a string"),
      ("services: {web: {image: a, ports: «80»}}", "must be a list"),
      ("services: {web: {image: a, user: «1000»}}", "must be a string"),
      ("services: {web: {image: a, environment: «x»}}", "must be a mapping or a list"),
      ("services: {web: {image: a, restart: «false»}}", "must be a string"),
      ("services: {web: {image: a, deploy: {replicas: «many»}}}", "must be an integer"),
      ("services: {web: {image: a, privileged: «maybe»}}", "must be true or false"),
      ("services: {web: {image: a, cgroup: «x»}}", "one of `host`"),
      ("services: {web: {image: a, healthcheck: {interval: «5»}}}", "must be a string"),
      ("services: {web: {image: a, command: [sleep, «5»]}}", "services.web.command[1]"),
      ("services: «[]»", "must be a mapping"), ("services: {web: «x»}", "must be a mapping"),
      ("«web»: {image: a}\ndb: {image: b}", "format of Compose 1"),
      ("version: «3»\nservices: {web: {image: a}}", "must be a string"), ("«[]»", "no mapping"),
      ("«text»", "no mapping"),
      ("services: {web: {image: a, depends_on: {db: «{}»}}, db: {image: b}}", "no `condition`"),
      ("services: {web: {image: a, logging: «json»}}", "must be a mapping"),
      ("services: {'«a b»': {image: a}}", "no name"),
      ("services: {web: {image: a, env_file: [«{format: raw}»]}}", "no `path`"),
      ("services: {web: {image: 'a«${»'}}", "begins no variable"),
      ("services: {web: {image: '«${A:?need it}»'}}", "need it"),
    ])
  func types(_ marked: String, _ message: String) {
    expect(marked, message, "manifests/compose-error")
  }

  @Test(
    "Unknown keys are found, with the one that was meant",
    arguments: [
      ("«service»: {web: {image: a}}", "`services`"), ("services: {web: {image: a, «port»: [80]}}", "`ports`"),
      ("services: {web: {image: a, deploy: {«replica»: 1}}}", "`replicas`"),
      ("services: {web: {image: a, build: {«dockerFile»: x}}}", "`dockerfile`"),
      ("services: {web: {image: a}}\nvolumes: {v: {«drivers»: x}}", "`driver`"),
      ("services: {web: {image: a, healthcheck: {«tests»: x}}}", "`test`"),
    ])
  func unknownKeys(_ marked: String, _ suggestion: String) {
    expect(marked, "did you mean \(suggestion)", "manifests/unknown-compose-key")
  }

  @Test(
    "Files that are not there are found",
    arguments: [
      ("services: {web: {image: a, env_file: «a.env»}}", "`a.env`"),
      ("services: {web: {image: a, env_file: [{path: «x/a.env»}]}}", "`x/a.env`"),
      ("services: {web: {build: «./none»}}", "`none`"), ("services: {web: {build: {context: «.»}}}", "`Dockerfile`"),
      ("services: {web: {build: {context: ., dockerfile: «D»}}}", "`D`"),
      ("services: {web: {image: a}}\nsecrets: {s: {file: «./s»}}", "`s`"),
    ])
  func files(_ marked: String, _ message: String) {
    expect(marked, message, "manifests/compose-missing-file")
  }

  @Test(
    "What is allowed is not found",
    arguments: [
      "services: {web: {image: a, x-own: 1}}\nx-top: [1]\nversion: '3.8'",
      "services: {web: {image: a, depends_on: {db: {condition: service_started, required: false}}}}",
      "services: {web: {build: 'https://github.com/a/b.git'}}",
      "services: {web: {build: {dockerfile_inline: 'FROM x'}}}",
      "services: {web: {build: {context: ., dockerfile_inline: 'FROM x'}}}",
      "services: {web: {provider: {type: model}}}",
      "services: {web: {image: a, networks: [default]}}",
      "services: {web: {image: a, volumes: ['/x', '../y:/y', '~/z:/z']}}",
      "services: {web: {image: a, secrets: [s]}}\nsecrets: {s: {external: true}}",
      "services: {web: {image: a, env_file: ../outside.env}}", "services: {web: {image: a, env_file: /etc/x.env}}",
      "services: {web: {image: a, command: , develop: , deploy: }}", "services: {}",
      "services: {web: {image: a, mem_limit: 1g, cpus: '0.5', shm_size: 64}}", "name: a\nservices: {web: {image: a}}",
      "services: {web: {image: a, volumes: [{type: image, source: b, target: /c}]}}",
      "services: {web: {image: a, gpus: all, models: [m]}}\nmodels: {m: {model: ai/x}}",
      "services: {web: {image: a, ports: ['${PORT-:2283:2283}']}}",
      "services: {web: {image: a, extra_hosts: ['host.docker.internal:host-gateway'], sysctls: {net.core.somaxconn: 1024}}}",
      "services: {web: {image: a, ulimits: {memlock: {soft: -1, hard: -1}}, tmpfs: ['/x:size=1g'], shm_size: 256mb}}",
      "services: {web: {image: a, logging: {driver: x, options: {max-file: 3, max-size: 10m}}, labels: {a.b: true}}}",
      "services: {web: {image: a, healthcheck: {disable: true}, security_opt: [no-new-privileges:true], init: true}}",
      "services: {web: {image: a, deploy: {resources: {limits: {cpus: '0.50', memory: 50M, pids: 1}, reservations: {devices: [{driver: nvidia, count: all, capabilities: [gpu]}]}}}}}",
      "services: {web: {image: a, networks: {n: {ipv4_address: 10.0.0.2}}}}\nnetworks: {n: {ipam: {config: [{subnet: 10.0.0.0/24}]}}}",
      "services: {web: {image: a, networks: [n]}}\nnetworks: {n: {external: {name: other}}, default: }",
      "services: {web: {image: a, volumes: [vol:/v]}}\nvolumes: {vol: {driver: local, driver_opts: {type: none, o: bind, device: /x}}}",
      "services: {web: {image: a, configs: [c]}}\nconfigs: {c: {content: \"a $$b\"}}",
      "x-a: &a {image: a}\nx-b: &b {init: true}\nservices: {web: {<<: [*a, *b]}}",
      "services: {web: {image: a, stop_grace_period: 1m30s, oom_score_adj: -500, cpus: 0.5, mem_swappiness: 0}}",
      "services: {web: {image: a, post_start: [{command: x}], annotations: {a: b}}}",
    ])
  func allowed(_ text: String) {
    let project = composeProject(["compose.yaml": text])
    #expect(project.diagnostics.isEmpty, "\(project.diagnostics)")
  }

  private func expect(_ marked: String, _ message: String, _ rule: String) {
    let source = MarkedSource(marked)
    let project = composeProject(["compose.yaml": source.text])
    #expect(project.diagnostics.map(\.rule.name) == [rule], "\(project.diagnostics)")
    #expect(project.diagnostics.first?.message.text.contains(message) == true, "\(project.diagnostics)")
    if let range = source.range { #expect(project.diagnostics.first?.range.bytes == range) }
  }
}

/// A text in which one range may be marked by `«…»`; quotes right around the marks belong to the range.
private struct MarkedSource {
  let text: String
  let range: Range<Int>?

  init(_ marked: String) {
    let parts = marked.split(separator: "«", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      text = marked
      range = nil
      return
    }
    let inner = parts[1].split(separator: "»", omittingEmptySubsequences: false).map(String.init)
    text = parts[0] + inner.joined()
    var start = parts[0].utf8.count
    var end = start + inner[0].utf8.count
    if parts[0].hasSuffix("'"), inner.count > 1, inner[1].hasPrefix("'"), !inner[0].hasPrefix("$") {
      start -= 1
      end += 1
    }
    range = start..<end
  }
}
