import ForgeDiagnostics
import ForgeMarkdown
import Foundation
import Testing

@testable import ForgeCoverage

/// Whatever stands on a page, reading it ends, and every range lies in the file.
@Suite("Pages of any bytes")
struct RobustnessTests {
  private static func check(_ bytes: [UInt8]) {
    let file = SourceFile(path: "page.md", bytes: bytes)
    let document = MarkdownDocument(file, ParseOptions(.site))
    let reading = PageReading(document, MentionCase.index)
    let page = Coverage.Page(path: file.path, reading: reading, counts: true, isJudged: true)
    let coverage = Coverage(MentionCase.specs, MentionCase.index, pages: [page], options: CoverageOptions())
    for range in coverage.mentions.map(\.range) + coverage.faults.map(\.range) {
      #expect(range.path == file.path)
      #expect(range.bytes.lowerBound >= 0 && range.bytes.upperBound <= bytes.count, "\(range) of \(bytes.count)")
    }
  }

  @Test("Pages of the cases with bytes taken out, put in and doubled", arguments: 0..<8)
  func mutations(part: Int) {
    var generator = SplitMix(state: UInt64(part) &* 7_919 &+ 1)
    let cases = MentionCase.all
    for (place, example) in cases.enumerated() where place % 8 == part {
      for _ in 0..<4 {
        var bytes = Array(example.page.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
          guard !bytes.isEmpty else { break }
          let start = Int.random(in: 0..<bytes.count, using: &generator)
          let end = min(bytes.count, start + Int.random(in: 1...12, using: &generator))
          switch Int.random(in: 0..<4, using: &generator) {
          case 0: bytes.removeSubrange(start..<end)
          case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
          case 2: bytes[start] = UInt8.random(in: 0...255, using: &generator)
          default:
            let pieces = ["`", "{", "\"", "<<EOF\n", "\\", "$(", "${", "é", "\n\n", "'", "...", "<id>"]
            bytes.insert(contentsOf: (pieces.randomElement(using: &generator) ?? "").utf8, at: start)
          }
        }
        Self.check(bytes)
      }
    }
  }

  @Test("Names that stand for each other twice do not double with every line")
  func doubling() {
    let script = (0..<60).map { "const a\($0 + 1) = a\($0) + a\($0)\n" }.joined()
    let object = (0..<60).map { "const a\($0 + 1) = {x: a\($0), y: a\($0)}\n" }.joined()
    let shell = (0..<60).map { "A\($0 + 1)=$A\($0)$A\($0)\n" }.joined()
    let pages = [
      "```js\nconst a0 = 'x'\n\(script)fetch('/vessels/' + a60)\n```\n",
      "```js\nconst a0 = 'x'\n\(object)axios.post('/vessels', a60)\n```\n",
      "```bash\nA0=x\n\(shell)curl localhost/api/v1/vessels/$A60\n```\n",
    ]
    for page in pages { Self.check(Array(page.utf8)) }
  }

  @Test("Calls that nest or go on without end take time in proportion")
  func size() {
    let count = 20_000
    let pages = [
      "```js\n" + String(repeating: "fetch(", count: count) + "\n```\n",
      "```js\nfetch('/vessels', " + String(repeating: "{a: ", count: count) + "\n```\n",
      "```js\n" + String(repeating: "a = a + '/vessels' + ", count: count) + "\n```\n",
      "```python\n" + String(repeating: "requests.get('/vessels')\n", count: count) + "```\n",
      "```bash\ncurl -d '" + String(repeating: "[", count: count) + "' localhost/api/v1/vessels\n```\n",
      "```bash\ncurl " + String(repeating: "localhost/api/v1/vessels ", count: count) + "\n```\n",
      "`GET /" + String(repeating: "vessels/", count: count) + "`\n",
      "`GET /vessels?" + String(repeating: "a=b&", count: count) + "`\n",
      "```http\n" + String(repeating: "GET /vessels\n\n", count: count) + "```\n",
      String(repeating: "| GET | `/vessels` |\n", count: count),
      String(repeating: "`GET /vesels` and ", count: count),
      "```js\n" + String(repeating: "fetch(", count: count) + String(repeating: ")", count: count) + "\n```\n",
      "```js\n" + String(repeating: "f(httpx.Client(", count: 5_000) + String(repeating: "))", count: 5_000)
        + "\n```\n",
      "```js\n" + String(repeating: "fetch(`${ ", count: count) + "\n```\n",
      "```js\nfetch(" + String(repeating: "'a' + ", count: count) + "'b')\n```\n",
      "```python\n" + (0..<count).map { "u\($0) = '/vessels'\nrequests.get(u\($0))\n" }.joined() + "```\n",
      "```console\n" + String(repeating: "$ curl localhost/api/v1/vessels\nout\n", count: count) + "```\n",
      "```bash\n" + (0..<count).map { "A\($0)=$B\($0)\n" }.joined() + "curl $A1/vessels\n```\n",
    ]
    for page in pages {
      let time = ContinuousClock().measure { Self.check(Array(page.utf8)) }
      #expect(time < .seconds(60), "\(page.prefix(40))")
    }
  }
}

/// Numbers that are the same in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
