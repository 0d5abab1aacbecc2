import ForgeTestSupport
import Testing

@testable import ForgeSearch

@Suite("Search index")
struct SearchIndexTests {
  private func entry(_ kind: SearchEntry.Kind, _ url: String, _ title: String, _ text: String = "") -> SearchEntry {
    var entry = SearchEntry(kind, url: url, title: title)
    entry.text = Array(text.utf8)
    return entry
  }

  private func term(_ text: String, in index: SearchIndex) -> SearchIndex.Term? {
    index.terms.first { $0.text == Array(text.utf8) }
  }

  @Test("Entries stand by kind, then in the order in which they came")
  func order() {
    let index = SearchIndex(
      [
        SearchBatch([entry(.command, "c", "kubectl get"), entry(.page, "a", "A")], language: "en"),
        SearchBatch([entry(.alert, "d", "Down"), entry(.page, "b", "B")], language: "en"),
      ], language: "en")
    #expect(index.others.map { String(decoding: $0.url, as: UTF8.self) } == ["d", "c"])
    #expect(index.kindStarts == [0, 2, 2, 2, 3, 3, 4])
  }

  @Test("A title weighs more than a text, and a short text more than a long one")
  func weights() throws {
    let long = String(repeating: "other words here ", count: 40)
    let index = SearchIndex(
      [
        SearchBatch(
          [
            entry(.page, "a", "Restore", "nothing"), entry(.page, "b", "Other", "how to restore"),
            entry(.page, "c", "Other", "how to restore \(long)"),
          ], language: "en")
      ], language: "en")
    let postings = try #require(term("restor", in: index)).postings
    #expect(postings.map(\.entry) == [0, 1, 2])
    #expect(postings[0].weight > postings[1].weight && postings[1].weight > postings[2].weight)
  }

  @Test("What parts say leads to the whole too, less surely than to the part")
  func parts() throws {
    var page = entry(.page, "a", "Title", "intro")
    page.partCount = 2
    var first = entry(.page, "a#b", "Section", "walrus walrus")
    first.partCount = 1
    let batch = SearchBatch(
      [page, first, entry(.page, "a#c", "Inside", "penguin"), entry(.page, "d", "Other", "else")], language: "en")
    let index = SearchIndex([batch], language: "en")
    #expect(try #require(term("walrus", in: index)).postings.map(\.entry) == [0, 1])
    #expect(try #require(term("penguin", in: index)).postings.map(\.entry) == [0, 1, 2])
    let section = try #require(term("insid", in: index)).postings
    #expect(section.map(\.entry) == [0, 1, 2] && section[2].weight > section[0].weight)
    #expect(batch.entries.map(\.length) == [4, 3, 1, 1])
    #expect(
      String(decoding: batch.pages[0].text, as: UTF8.self) == "intro Section walrus walrus Inside penguin")
  }

  @Test("Of a word on very many pages the best are kept, and its frequency is told")
  func bounds() throws {
    let entries = (0..<3000).map { entry(.page, "p\($0)", $0 == 2500 ? "Common" : "Page \($0)", "common words") }
    let index = SearchIndex([SearchBatch(entries, language: "en")], language: "en")
    let common = try #require(term("common", in: index))
    #expect(common.frequency == 3000)
    #expect(common.postings.count == 800)
    #expect(common.postings.contains { $0.entry == 2500 })
    #expect(common.postings.map(\.entry) == common.postings.map(\.entry).sorted())
  }

  @Test("The first letters of titles lead to them")
  func beginnings() throws {
    let index = SearchIndex(
      [SearchBatch([entry(.page, "a", "Deploy"), entry(.page, "b", "Text", "deployed")], language: "en")],
      language: "en")
    for letters in ["d*", "de*", "dep*"] {
      #expect(try #require(term(letters, in: index)).postings.map(\.entry) == [0], "\(letters)")
    }
    #expect(term("depl*", in: index) == nil)
  }

  @Test("However pages are dealt to tasks, the index is the same")
  func batches() {
    let entries = (0..<100).map {
      entry($0 % 7 == 0 ? .command : .page, "p\($0)", "Page \($0)", "word\($0 % 13) und \($0)")
    }
    let one = SearchIndex([SearchBatch(entries, language: "de")], language: "de")
    let many = SearchIndex(
      stride(from: 0, to: 100, by: 9).map { SearchBatch(Array(entries[$0..<min($0 + 9, 100)]), language: "de") },
      language: "de")
    #expect(one.others.map(\.url) == many.others.map(\.url))
    #expect(one.kindStarts == many.kindStarts)
    #expect(one.terms.map(\.text) == many.terms.map(\.text))
    #expect(one.terms.map { $0.postings.map(\.entry) } == many.terms.map { $0.postings.map(\.entry) })
    #expect(one.terms.map { $0.postings.map(\.weight) } == many.terms.map { $0.postings.map(\.weight) })
  }

  @Test("Terms stand in the order of UTF-16")
  func utf16Order() {
    let words = ["a", "z", "é", "數", "\u{20000}\u{20001}", "\u{F900}\u{F901}", "\u{FF41}b"]
    let entries = words.map { entry(.page, $0, $0, $0) }
    let index = SearchIndex([SearchBatch(entries, language: "en")], language: "en")
    let texts = index.terms.map { String(decoding: $0.text, as: UTF8.self) }
    #expect(texts == texts.sorted { Array($0.utf16).lexicographicallyPrecedes(Array($1.utf16)) })
  }

  @Test("A text is kept up to a length, with single blanks, and not cut inside of a character")
  func keptText() {
    let batch = SearchBatch(
      [entry(.page, "a", "A", "  one\n\n two\t"), entry(.page, "b", "B", String(repeating: "é", count: 2000))],
      language: "en")
    #expect(batch.pages[0].text == Array("one two".utf8)[...])
    let cut = batch.pages[1].text
    #expect(cut.count <= SearchBatch.keptText + 2 && String(validating: cut, as: UTF8.self) != nil)
  }
}

@Suite("Term table")
struct TermTableTests {
  @Test("Numbers follow the order of first meeting", arguments: 0..<20)
  func numbers(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var table = TermTable()
    var known: [[UInt8]: Int] = [:]
    for _ in 0..<2000 {
      let term = (0..<random.next() % 4).map { _ in UInt8(97 + random.next() % 6) }
      let (number, isNew) = table.insert(term[...])
      #expect(isNew == (known[term] == nil))
      if isNew { known[term] = known.count }
      #expect(known[term] == number && Array(table[number]) == term)
    }
    #expect(table.count == known.count)
  }
}
