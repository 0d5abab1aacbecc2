import ForgeDiagnostics
import ForgeFiles
import ForgeYAML
import Testing

@testable import ForgeManifests

@Suite("Compose files that are broken")
struct ComposeRobustnessTests {
  @Test("Changes at random never trap, and every range lies in its file", arguments: 0..<400)
  func mutations(_ seed: Int) {
    var random = ComposeGenerator(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
    var files = Self.files.mapValues { Array($0.utf8) }
    for _ in 0...(random.below(6)) {
      let name = Self.files.keys.sorted()[random.below(Self.files.count)]
      var bytes = files[name] ?? []
      mutate(&bytes, &random)
      files[name] = bytes
    }
    let sources = files.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, bytes: $0.value) }
    let sizes = Dictionary(uniqueKeysWithValues: sources.map { ($0.path, $0.bytes.count) })
    for names in [["compose.yaml", "override.yaml"], ["override.yaml"], ["base/common.yaml"], [".env"]] {
      let project = ComposeProject.load(names, in: .memory(sources), profiles: ["debug"])
      for diagnostic in project.diagnostics {
        let size = sizes[diagnostic.range.path] ?? 0
        #expect(diagnostic.range.bytes.upperBound <= size, "\(diagnostic)")
      }
      project.root.walk { node in
        #expect(node.range.bytes.upperBound <= sizes[node.range.path] ?? 0)
        return true
      }
      for service in project.services {
        _ = (service.containerNames, service.ports.map { $0.isPublished(as: 80) }, service.mounts.map(\.type))
      }
    }
  }

  @Test("Files that include the next one twice end, and say so")
  func doublingIncludes() {
    var files = ["c30.yaml": "services: {z: {image: a}}"]
    for step in 0..<30 { files["c\(step).yaml"] = "include: [c\(step + 1).yaml, c\(step + 1).yaml]\n" }
    let project = composeProject(files, reading: ["c0.yaml"])
    #expect(project.services.map(\.name) == ["z"] && project.isIncomplete)
    #expect(project.diagnostics.allSatisfy { $0.message.text.contains("more than 1000 includes") })
  }

  @Test("Long chains and deep nesting end, and say so")
  func longChains() {
    var text = "services:\n"
    for step in 0..<500 {
      text += "  s\(step): {image: a, extends: {service: s\(step + 1)}, depends_on: [s\(step + 1)]}\n"
    }
    let chain = composeProject(["compose.yaml": text + "  s500: {image: a}\n"])
    #expect(chain.services.count == 501)
    #expect(chain.diagnostics.allSatisfy { $0.message.text.contains("more than 100 steps") })
    let nest = String(repeating: "{a: ", count: 500) + "1" + String(repeating: "}", count: 500)
    let deep = composeProject(
      ["compose.yaml": "services: {web: {image: a, x-a: \(nest)}}", "b.yaml": "services: {web: {x-a: \(nest)}}"],
      reading: ["compose.yaml", "b.yaml"])
    #expect(deep.diagnostics.isEmpty)
  }

  @Test("A text full of variables, or of beginnings of some, is read in one pass")
  func manyVariables() {
    let clock = ContinuousClock()
    let time = clock.measure {
      let texts = ["${A", "${A:-", "${A}", "$A", "${A:-{", "${A:-x}", "${"].map { String(repeating: $0, count: 60_000) }
      for text in texts + [(0..<30_000).map { "$A\($0) " }.joined()] {
        _ = composeProject(["compose.yaml": "services: {web: {image: a, hostname: '\(text)'}}"])
      }
    }
    #expect(time < .seconds(30))
  }

  @Test("Ranges of ports without end are not written out")
  func ports() {
    let lines = (0..<3).map { "      - \"\($0).0.0.1:1-65535:1-65535\"\n" }.joined()
    let project = composeProject(["compose.yaml": "services:\n  web:\n    image: a\n    ports:\n\(lines)"])
    #expect(project.diagnostics.count == 2)
    #expect(project.diagnostics.allSatisfy { $0.message.text.contains("100000 ports") })
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout ComposeGenerator) {
    let words = [
      "${", "}", "!reset ", "!override ", "[", "]", "{", ": ", "- ", "\n", "&a ", "*a", "<<: *a\n", "null", "-1", "~",
      "extends: web\n", "65536-1", "99999999999999999999", "services:\n", "\"", "'", "$", "../../..", "x-a: 1\n",
      "0-65535:0-65535",
    ]
    let place = random.below(bytes.count + 1)
    switch random.below(5) {
    case 0: bytes.insert(contentsOf: Array(words[random.below(words.count)].utf8), at: place)
    case 1:
      let end = min(bytes.count, place + random.below(30))
      bytes.removeSubrange(place..<end)
    case 2 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: random.below(256))
    case 3:
      let end = min(bytes.count, place + random.below(60))
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: random.below(bytes.count + 1))
    default:
      let line = Array(bytes.split(separator: 0x0A, omittingEmptySubsequences: false))
      let source = line[random.below(line.count)]
      bytes.insert(contentsOf: Array(source) + [0x0A], at: place)
    }
  }

  private static let files = [
    "compose.yaml": """
    name: forge
    include: [{path: base/inner.yaml, env_file: .env}]
    x-logging: &logging {driver: json-file, options: {max-size: 10m}}
    services:
      web:
        extends: {file: base/common.yaml, service: base}
        image: "nginx:${TAG:-1}"
        build: {context: ., args: [A=1, B]}
        ports: ["80:80", "127.0.0.1:8000-8002:9000-9002/udp", {target: 1, published: 2}]
        volumes: [data:/data, ./web:/web:ro, {type: tmpfs, target: /t}]
        environment: {A: 1, B: "${B}", C: }
        env_file: [.env, {path: web.env, required: false}]
        depends_on: {db: {condition: service_healthy}, tool: {condition: service_started, required: false}}
        networks: {front: {aliases: [a, b]}, back: }
        logging: *logging
        secrets: [token, {source: key, target: /k}]
        healthcheck: {test: "curl -f 'x'", interval: 5s}
        command: sh -c "echo 'a b' \\\\ c"
        deploy: {replicas: "${N:-2}", labels: [a=b]}
      db:
        image: postgres:17
        links: [web]
        ulimits: {nofile: {soft: 1, hard: 2}, nproc: 3}
      tool:
        image: tool
        profiles: [debug, tools]
        network_mode: service:db
        extra_hosts: ["a:1.1.1.1", "b=::1"]
    volumes: {data: , other: {external: true, name: o}}
    networks: {front: {driver: bridge}, back: {external: {name: x}}}
    secrets: {token: {file: ./token}, key: {environment: KEY}}
    configs: {c: {content: "x $${Y}"}}
    """,
    "override.yaml": """
    services:
      web: {ports: !override ["81:81"], environment: [A=2, D], command: [a, b], volumes: !reset }
      db: {environment: {X: y}, labels: [l]}
    """,
    "base/common.yaml": """
    services:
      base: {extends: root, image: base, volumes: ["./x:/x"], tmpfs: /run}
      root: {image: root, environment: {R: "${R-r}"}, dns: 1.1.1.1}
    """,
    "base/inner.yaml": "services:\n  inner:\n    image: inner\n    build: ./app\n",
    ".env": "TAG=2\nexport B='b'\nN=\"3\"\n",
    "web.env": "W=1\n",
  ]
}

/// A small generator whose runs are the same everywhere (xorshift).
struct ComposeGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func below(_ bound: Int) -> Int {
    bound <= 0 ? 0 : Int(next() % UInt64(bound))
  }
}
