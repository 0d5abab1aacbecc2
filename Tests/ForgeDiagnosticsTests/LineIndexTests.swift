import ForgeDiagnostics
import Testing

@Suite("Line index")
struct LineIndexTests {
  @Test("Lines end at LF, CRLF and a lone CR")
  func lineEndings() {
    let index = LineIndex(bytes: Array("a\nb\r\nc\rd".utf8))
    #expect(index.count == 4)
    #expect([0, 2, 5, 7].map { index.line(of: $0) } == [1, 2, 3, 4])
    #expect(index.content(ofLine: 2) == 2..<3)
  }

  @Test("Columns count UTF-16 units from one")
  func columns() {
    let index = LineIndex(bytes: Array("é😀x".utf8))
    #expect(index.position(of: 2).column == 2)
    #expect(index.position(of: 6).column == 4)
  }

  @Test("Columns far into a long line are counted as near its start")
  func longLines() {
    let text = "é😀x"
    let index = LineIndex(bytes: Array(("a\n" + String(repeating: text, count: 1000) + "\nb").utf8))
    for offset in 0..<1000 { #expect(index.position(of: 2 + 7 * offset + 6).column == 4 * offset + 4) }
    #expect(index.position(of: 2 + 7000).column == 4001)
  }

  @Test("A byte order mark takes no column")
  func byteOrderMark() {
    let index = LineIndex(bytes: [0xEF, 0xBB, 0xBF] + Array("ab".utf8))
    #expect(index.position(of: 4).column == 2)
    #expect(index.position(of: 0).column == 1)
  }

  @Test("Offsets outside the file clamp to it")
  func outside() {
    let index = LineIndex(bytes: Array("ab\n".utf8))
    #expect(index.position(of: 99).line == 2)
    #expect(index.position(of: -1).column == 1)
  }
}
