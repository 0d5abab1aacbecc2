import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML
import Glibc
import Testing

@Suite("Scratch") struct Scratch {
  @Test func run() throws {
    guard let list = getenv("SCRATCH_LIST"), let out = getenv("SCRATCH_OUT") else { return }
    let paths = String(decoding: Suites.bytes(of: String(cString: list)) ?? [], as: UTF8.self).split(separator: "\n")
    var failures = 0, mapped = 0, plainWrong = 0
    let f = fopen(String(cString: out), "w")
    defer { fclose(f) }
    for path in paths {
      guard let bytes = Suites.bytes(of: String(path)) else { continue }
      let file = SourceFile(path: String(path), bytes: bytes)
      let stream = YAMLStream.parse(file, schema: .yaml11)
      var docs: [String] = []
      for d in stream.documents {
        docs.append(d.root.map { JSONEmitter.emit($0, pretty: false) } ?? "null")
        d.root?.walk { node in
          guard let s = node.scalar, !s.text.isEmpty else { return true }
          if s.style == .plain, !s.text.contains(" "), file.text(in: node.range.bytes) != s.text {
            plainWrong += 1; print("PLAIN", path, s.text, node.range.bytes)
          }
          let n = s.text.utf8.count
          if n > 1 {
            mapped += 1
            if node.sourceRange(ofText: 0..<1, in: file).bytes == node.range.bytes {
              failures += 1; print("MAP", path, node.range.bytes, s.style, s.text.debugDescription.prefix(80))
            }
          }
          return true
        }
        if let r = d.root {
          let t = YAMLEmitter.emit(r)
          let again = YAMLStream.parse(SourceFile(path: "x.yaml", text: t), schema: .yaml11)
          if again.root?.hasSameValue(as: r) != true
            && !stream.diagnostics.contains(where: { $0.rule == "yaml/duplicate-key" })
          {
            print("ROUNDTRIP", path)
          }
        }
      }
      let diag =
        stream.diagnostics.first.map {
          "\($0.rule) \($0.message.text) \($0.range.bytes)".debugDescription.replacing("\\'", with: "'")
        } ?? "null"
      fputs("{\"path\":\"\(path)\",\"docs\":[\(docs.joined(separator: ","))],\"diag\":\(diag)}\n", f)
    }
    print("mapped", mapped, "failures", failures, "plainWrong", plainWrong, "files", paths.count)
  }
  @Test func fuzz() {
    guard let p = getenv("SCRATCH_FUZZ") else { return }
    let paths = String(decoding: Suites.bytes(of: String(cString: p)) ?? [], as: UTF8.self).split(separator: "\n")
    let rounds = getenv("SCRATCH_N").flatMap { Int(String(cString: $0)) } ?? 10
    var random = SeededGenerator(seed: 99)
    let alphabet = Array("\t\n\r -:?[]{},#&*!|>'\"%@`~\\0aé\u{0}\u{FEFF}\u{2028}<.=".utf8) + [0xFF, 0xC3]
    var bad = 0
    for path in paths {
      guard let original = Suites.bytes(of: String(path)), original.count > 10, original.count < 8000 else { continue }
      for _ in 0..<rounds {
        var bytes = original
        for _ in 0..<Int.random(in: 1...8, using: &random) where bytes.count > 6 {
          let place = Int.random(in: 0..<bytes.count, using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0: bytes.remove(at: place)
          case 1: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: place)
          case 2: bytes[place] = alphabet.randomElement(using: &random) ?? 0
          default: bytes.removeSubrange(place..<min(place + 5, bytes.count))
          }
        }
        let file = SourceFile(path: String(path), bytes: bytes)
        let stream = YAMLStream.parse(file, schema: .yaml11)
        func check(_ node: YAMLNode, _ outer: Range<Int>) {
          guard node.alias == nil else { return }
          if node.range.bytes.lowerBound < outer.lowerBound || node.range.bytes.upperBound > outer.upperBound {
            bad += 1;
            if bad < 10 {
              print("NEST", path, node.range.bytes, outer, file.text(in: outer).debugDescription.prefix(300))
            }
          }
          if let s = node.scalar, !s.text.isEmpty, s.text.utf8.count > 1 {
            let r = node.sourceRange(ofText: 0..<1, in: file).bytes
            if r == node.range.bytes,
              !stream.diagnostics.contains(where: { $0.rule.name.contains("utf8") || $0.rule.name.contains("control") })
            {
              bad += 1;
              if bad < 10 {
                print(
                  "MAP", s.style, file.text(in: node.range.bytes).debugDescription.prefix(300),
                  s.text.debugDescription.prefix(300))
              }
            }
          }
          for i in node.sequence ?? [] { check(i, node.range.bytes) }
          for q in node.mapping?.pairs ?? [] { check(q.key, node.range.bytes); check(q.value, node.range.bytes) }
        }
        for d in stream.documents { if let r = d.root { check(r, d.range.bytes) } }
        for d in stream.diagnostics where d.range.bytes.upperBound > bytes.count { print("DIAG", d); bad += 1 }
        if let r = stream.root, !stream.diagnostics.contains(where: { $0.rule == "yaml/duplicate-key" }) {
          let t = YAMLEmitter.emit(r)
          if YAMLStream.parse(SourceFile(path: "x.yaml", text: t)).root?.hasSameValue(as: r) != true {
            bad += 1; if bad < 10 { print("ROUND", t.prefix(600).debugDescription) }
          }
        }
      }
    }
    print("FUZZ bad", bad)
  }
  @Test func time() {
    guard let p = getenv("SCRATCH_TIME") else { return }
    for path in String(cString: p).split(separator: ":") {
      guard let bytes = Suites.bytes(of: String(path)) else { continue }
      let file = SourceFile(path: String(path), bytes: bytes)
      let clock = ContinuousClock()
      for _ in 0..<(getenv("SCRATCH_N").flatMap { Int(String(cString: $0)) } ?? 3) {
        var count = 0
        var s: YAMLStream?
        let t = clock.measure { s = YAMLStream.parse(file) }
        let t2 = clock.measure {
          s?.root?.walk { _ in
            count += 1; return true
          }
        }
        let t3 = clock.measure { s = nil }
        print(path, bytes.count, "bytes", t, "nodes", count, "walk", t2, "free", t3)
      }
    }
  }
}
