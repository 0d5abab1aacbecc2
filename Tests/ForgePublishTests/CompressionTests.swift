import Testing

@testable import ForgePublish

@Suite("Compressed twins and archives")
struct CompressionTests {
  private let text = Array(String(repeating: "A line that is there often.\n", count: 400).utf8)

  @Test("gzip has no name and no time")
  func gzip() throws {
    let packed = try #require(Gzip.compress(text))
    #expect(packed.prefix(8) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
    #expect(packed == Gzip.compress(text))
    #expect(Gzip.compress([])?.isEmpty == false)
  }

  @Test("A twin is there only where it saves a tenth, and only of text", arguments: TwinEncoding.allCases)
  func worth(encoding: TwinEncoding) {
    #expect(Twins.make(encoding, of: text) != nil)
    var state: UInt64 = 1
    let noise = (0..<4000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    #expect(Twins.make(encoding, of: noise) == nil)
    #expect(Twins.mayHave("a.html", size: 4000))
    #expect(!Twins.mayHave("a.html", size: 100))
    #expect(!Twins.mayHave("a.png", size: 4000))
  }

  @Test(
    "Headers of an archive are blocks of 512 bytes, for paths of any length", arguments: [1, 99, 100, 101, 250, 5000])
  func headers(length: Int) {
    let path = String(repeating: "ä", count: length)
    for name in [path, String(repeating: "a", count: length)] {
      let header = TarEntry(path: name, isFolder: false, size: 5, time: 0).header
      #expect(header.count % 512 == 0)
      #expect((header.count == 512) == (name.utf8.count <= 100 && name.utf8.count == length))
    }
    #expect(TarEntry.padding(512).isEmpty)
    #expect(TarEntry.padding(1).count == 511)
  }

  @Test("A stream is the same however it is cut", arguments: ArchiveFormat.allCases)
  func streams(format: ArchiveFormat) throws {
    func pack(_ size: Int) throws -> [UInt8] {
      var packed: [UInt8] = []
      let stream = try PackedStream(format) { packed += $0 }
      for start in stride(from: 0, to: text.count, by: size) {
        try stream.write(Array(text[start..<min(start + size, text.count)]))
      }
      try stream.finish()
      return packed
    }
    #expect(try pack(7) == pack(text.count))
    #expect(try pack(7).count < text.count / 4)
  }
}
