import ForgeHTML
import Testing

@Suite("HTML writer")
struct HTMLWriterTests {
  private func written(_ write: (inout HTMLWriter) -> Void) -> String {
    var writer = HTMLWriter()
    write(&writer)
    return writer.finish().string
  }

  @Test("Text escapes the four characters that HTML gives a meaning")
  func text() {
    #expect(written { $0.text(#"a<b> & "c" 'd'"#) } == "a&lt;b&gt; &amp; &quot;c&quot; 'd'")
    #expect(written { $0.text("plain") } == "plain")
    #expect(written { $0.text(Array("é<".utf8)[...]) } == "é&lt;")
  }

  @Test("An attribute value cannot end its quotes")
  func attribute() {
    #expect(written { $0.attribute("title", #"x" onload="y"#) } == #" title="x&quot; onload=&quot;y""#)
  }

  @Test("URLs keep what is encoded and encode the rest")
  func url() {
    #expect(
      written { $0.attribute("href", url: "/a b?x=%20&y=ä'\"") } == " href=\"/a%20b?x=%20&amp;y=%C3%A4&#x27;%22\"")
  }

  @Test("Numbers are decimal")
  func number() {
    #expect(written { $0.number(-12) } == "-12")
  }
}
