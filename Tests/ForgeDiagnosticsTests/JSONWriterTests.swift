import ForgeDiagnostics
import Foundation
import Testing

@Suite("JSON writer")
struct JSONWriterTests {
  @Test("Keys keep their order, empty collections stay on one line")
  func layout() {
    var writer = JSONWriter()
    writer.object { writer in
      writer.pair("b", 1)
      writer.key("a")
      writer.array { writer in
        writer.bool(true)
        writer.null()
        writer.object { _ in }
        writer.number(0.5)
        writer.number(Double.nan)
      }
      writer.key("e")
      writer.array { _ in }
    }
    #expect(
      writer.finish() == """
        {
          "b": 1,
          "a": [
            true,
            null,
            {},
            0.5,
            null
          ],
          "e": []
        }

        """)
  }

  @Test("Every scalar of the first planes is read back as it was")
  func everyScalar() throws {
    let scalars = (UInt32(0)...0x2FFFF).compactMap(Unicode.Scalar.init)
    let text = String(String.UnicodeScalarView(scalars))
    var writer = JSONWriter()
    writer.array { $0.string(text) }
    let read = try JSONSerialization.jsonObject(with: Data(writer.finish().utf8)) as? [String]
    #expect(read?.first.map { Array($0.unicodeScalars) == scalars } == true)
  }

  @Test("Control characters and line separators are escaped")
  func escapes() {
    var writer = JSONWriter()
    writer.string("\u{0}\u{1F}\u{7F}\u{2027}\u{2028}\u{2029}\u{202A}\"\\/")
    #expect(writer.finish() == "\"\\u0000\\u001f\\u007f\u{2027}\\u2028\\u2029\u{202A}\\\"\\\\/\"\n")
  }
}
