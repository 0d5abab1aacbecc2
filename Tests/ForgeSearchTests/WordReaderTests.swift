import ForgeTestSupport
import Testing

@testable import ForgeSearch

@Suite("Words of a text")
struct WordReaderTests {
  private func words(_ text: String) -> [String] {
    var reader = WordReader()
    var words: [String] = []
    reader.read(Array(text.utf8)[...]) { word, kind in
      let text = String(decoding: word, as: UTF8.self)
      words.append(kind == .whole ? "<\(text)>" : text)
    }
    return words
  }

  @Test(
    "A chunk is found by its words and as a whole",
    arguments: [
      ("Restore the database.", ["restore", "the", "database"]),
      ("kube-state-metrics", ["kube", "state", "metrics", "<kube-state-metrics>"]),
      ("APIHighErrorRate", ["api", "high", "error", "rate", "<apihigherrorrate>"]),
      ("getEngagement()", ["get", "engagement", "<getengagement>"]),
      ("GET /engagements/{engagementId}/", ["get", "engagements", "engagement", "id", "</engagements/{}>"]),
      ("--dry-run=client", ["dry", "run", "<--dry-run>", "client"]),
      ("-n", ["n", "<-n>"]),
      (".env.example", ["env", "example", "<.env.example>"]),
      ("APIs and IDs", ["apis", "and", "ids"]),
      ("v1.2.3, s3://backups/", ["v1", "2", "3", "<v1.2.3>", "s3", "backups", "<s3://backups>"]),
      ("runbook/unknown-resource:", ["runbook", "unknown", "resource", "<runbook/unknown-resource>"]),
      ("- … — ***", []),
      ("", []),
    ])
  func chunks(_ text: String, _ expected: [String]) {
    #expect(words(text).sorted() == expected.sorted())
  }

  @Test("Accents and case make no difference")
  func folding() {
    #expect(words("Überprüfung") == words("uberprufung"))
    #expect(words("Cafe\u{301}") == words("café"))
    #expect(words("ΆΝΟΙΞΗ") == words("ανοιξη"))
    #expect(words("Ёлка") == words("елка"))
    // A mark that makes another letter stays: Japanese voicing is none of Latin's accents.
    #expect(words("が") != words("か"))
  }

  @Test("Scripts without blanks are found by pairs of characters")
  func pairs() {
    #expect(words("数据库备份") == ["数据", "据库", "库备", "备份"])
    #expect(words("库") == ["库"])
    #expect(words("PostgreSQL数据库").sorted() == ["postgre", "sql", "据库", "数据"].sorted())
    #expect(words("สำรองข้อมูล").allSatisfy { $0.unicodeScalars.count == 2 })
  }

  @Test("A word of thousands of letters is cut, not left out")
  func longWords() {
    let long = String(repeating: "a", count: 5000)
    #expect(words(long) == [String(repeating: "a", count: WordReader.longest)])
    // By characters, as scripts count them, and never inside of one.
    #expect(words(String(repeating: "ж", count: 5000)) == [String(repeating: "ж", count: WordReader.longest)])
    #expect(words(String(repeating: "한", count: 5000)) == [String(repeating: "한", count: WordReader.longest)])
    let named = "x-" + long
    #expect(words(named).allSatisfy { $0.utf8.count <= WordReader.longest })
  }

  @Test("Bytes that are no UTF-8 part words and stop nothing")
  func invalidBytes() {
    var reader = WordReader()
    var found: [String] = []
    let bytes: [UInt8] = Array("ab".utf8) + [0xFF, 0xC3] + Array("cd".utf8) + [0xE2, 0x82]
    reader.read(bytes[...]) { word, _ in found.append(String(decoding: word, as: UTF8.self)) }
    #expect(found == ["ab", "cd"])
  }

  @Test("Any bytes give words within bounds", arguments: 0..<200)
  func property(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let alphabet: [UInt8] =
      Array("abzAZ09-_./:@{} \n".utf8) + [0xC3, 0xA9, 0xE6, 0x95, 0xB0, 0xF0, 0x9F, 0x98, 0x80, 0xFF]
    let bytes = (0..<300).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
    var reader = WordReader()
    reader.read(bytes[...]) { word, _ in
      #expect(!word.isEmpty && word.count { $0 & 0xC0 != 0x80 } <= WordReader.longest)
      #expect(String(validating: word, as: UTF8.self) != nil)
      #expect(
        !word.contains(UInt8(ascii: " ")) && !word.contains(UInt8(ascii: "\"")) && !word.contains(UInt8(ascii: "\\")))
    }
  }
}
