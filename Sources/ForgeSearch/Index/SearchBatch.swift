/// The words of some entries, counted: what one task makes of the entries of a few pages.
package struct SearchBatch: Sendable {
  /// How often a word stands in an entry, by how much its place says.
  struct Posting: Sendable {
    var term: Int32
    /// What titles, names and the like say, in sixteenths.
    var named: UInt16
    /// How often the text says it.
    var said: UInt16
  }

  struct Entry: Sendable {
    let kind: SearchEntry.Kind
    /// How many words its text has.
    let length: Int
    /// Its place in ``postings``.
    let postings: Range<Int>
  }

  var terms: TermTable
  let entries: [Entry]
  /// What is shown of the entries that are pages, until it is written: they are the first of the index, and most of it.
  var pages: PackedEntries
  /// What is shown of the other entries.
  let others: PackedEntries
  let postings: PackedPostings
  /// The words that were met, as they are written: what a slip may have meant.
  var spellings: Spellings

  /// Words as they are written, the terms that they are, and whether a title or name says them.
  struct Spellings: Sendable {
    var words = TermTable()
    /// By word; -1 for one that says nothing.
    var terms: [Int32] = []
    var areNamed: [Bool] = []
  }

  /// `language` is the site's, as in `SiteConfiguration`.
  package init(_ entries: [SearchEntry], language: String) {
    var counter = WordCounter(SearchLanguage.of(language))
    let own = entries.map { counter.count($0) }
    var packed = PackedPostings()
    var pages = PackedEntries()
    var others = PackedEntries()
    var postings: [Posting] = []
    var kept: [UInt8] = []
    self.entries = entries.indices.map { index in
      let parts = index + 1..<min(entries.count, index + 1 + entries[index].partCount)
      let start = packed.end
      postings.removeAll(keepingCapacity: true)
      counter.add(own[index].postings, with: own[parts].map(\.postings), to: &postings)
      for posting in postings { packed.append(posting) }
      Self.excerpt(entries[index], entries[parts], to: &kept)
      if entries[index].kind == .page {
        pages.append(entries[index], text: kept)
      } else {
        others.append(entries[index], text: kept)
      }
      return Entry(
        kind: entries[index].kind, length: own[parts].reduce(own[index].length) { $0 + $1.length },
        postings: start..<packed.end)
    }
    packed.trim()
    pages.trim()
    others.trim()
    terms = counter.terms
    self.postings = packed
    self.pages = pages
    self.others = others
    spellings = counter.spellings
    terms.close()
    spellings.words.close()
  }

  /// How much of a text is kept to show where words stand in it.
  static let keptText = 800

  /// The beginning of what an entry says, and after it its parts, with single blanks for all white space.
  private static func excerpt(_ entry: SearchEntry, _ parts: ArraySlice<SearchEntry>, to kept: inout [UInt8]) {
    kept.removeAll(keepingCapacity: true)
    append(entry.text, to: &kept)
    for part in parts where kept.count < keptText {
      append([UInt8(ascii: " ")] + part.title.utf8 + [UInt8(ascii: " ")], to: &kept)
      append(part.text, to: &kept)
    }
    if kept.last == UInt8(ascii: " ") { kept.removeLast() }
  }

  private static func append(_ text: [UInt8], to kept: inout [UInt8]) {
    for byte in text {
      if byte <= UInt8(ascii: " ") {
        if kept.last != UInt8(ascii: " "), !kept.isEmpty { kept.append(UInt8(ascii: " ")) }
      } else {
        // Not in the middle of a character.
        if kept.count >= keptText, byte & 0xC0 != 0x80 { return }
        kept.append(byte)
      }
    }
  }
}

/// Counts the words of one entry after another.
private struct WordCounter {
  private let stopWords: Set<[UInt8]>
  private let stemmer: Stemmer
  private var reader = WordReader()
  private(set) var spellings = SearchBatch.Spellings()
  private(set) var terms = TermTable()
  private(set) var postings: [SearchBatch.Posting] = []
  /// The place of each term among the postings of the entry that is counted.
  private var places: [Int32] = []

  init(_ language: SearchLanguage) {
    stopWords = Set(language.stopWords.map { Array($0.utf8) })
    stemmer = Stemmer(language.endings)
  }

  /// The weights of places, in sixteenths of one word of the text.
  private enum Weight {
    static let title: UInt16 = 128
    /// A command is not called by its words.
    static let command: UInt16 = 28
    static let names: UInt16 = 96
    static let summary: UInt16 = 32
    static let nearestTrail: UInt16 = 40
    static let trail: UInt16 = 16
  }

  /// Counts what an entry says by itself.
  mutating func count(_ entry: SearchEntry) -> (postings: Range<Int>, length: Int) {
    let start = postings.count
    count(entry.title, entry.kind == .command ? Weight.command : Weight.title)
    for name in entry.names { count(name, Weight.names) }
    count(entry.summary, Weight.summary)
    count(entry.kind.words, Weight.trail)
    for (index, title) in entry.trail.enumerated() {
      count(title, index == entry.trail.count - 1 ? Weight.nearestTrail : Weight.trail)
    }
    let length = countText(entry.text[...]) + countText(Array(entry.unshown.utf8)[...])
    for posting in postings[start...] { places[Int(posting.term)] = -1 }
    return (start..<postings.count, length)
  }

  /// Adds the postings of an entry to `result`, with those of its parts as what it says.
  mutating func add(_ own: Range<Int>, with parts: [Range<Int>], to result: inout [SearchBatch.Posting]) {
    let start = result.count
    result += postings[own]
    guard !parts.isEmpty else { return }
    for place in start..<result.count { places[Int(result[place].term)] = Int32(place) }
    for part in parts {
      for posting in postings[part] {
        let said = posting.said > 0 ? posting.said : posting.named >= Weight.names ? 1 : 0
        guard said > 0 else { continue }
        let term = Int(posting.term)
        if places[term] < 0 {
          places[term] = Int32(result.count)
          result.append(SearchBatch.Posting(term: posting.term, named: 0, said: 0))
        }
        let place = Int(places[term])
        result[place].said += min(said, .max - result[place].said)
      }
    }
    for posting in result[start...] { places[Int(posting.term)] = -1 }
  }

  /// Counts the words of a text; the result is how many there are.
  private mutating func countText(_ text: ArraySlice<UInt8>) -> Int {
    var length = 0
    var reader = takeReader()
    reader.read(text) { word, kind in
      if kind != .whole { length += 1 }
      guard let place = place(of: word, kind, isNamed: false) else { return }
      postings[place].said = min(postings[place].said, .max - 1) + 1
    }
    self.reader = reader
    return length
  }

  private mutating func count(_ text: String, _ weight: UInt16) {
    var reader = takeReader()
    reader.read(Array(text.utf8)[...]) { word, kind in
      guard let place = place(of: word, kind, isNamed: weight >= Weight.names) else { return }
      // The second time says little more.
      let again: UInt16 = postings[place].named == 0 ? 0 : 4
      postings[place].named = max(postings[place].named, weight) + again
    }
    self.reader = reader
  }

  /// The reader while something else of the counter changes; with its buffers, which are not to be copied.
  private mutating func takeReader() -> WordReader {
    var taken = WordReader()
    swap(&taken, &reader)
    return taken
  }

  /// Where the word is counted; nil for one that says nothing.
  private mutating func place(of word: [UInt8], _ kind: WordReader.Kind, isNamed: Bool) -> Int? {
    let term: Int
    if kind == .whole, word.contains(where: { $0 < UInt8(ascii: "a") || $0 > UInt8(ascii: "z") }) {
      term = self.term(word[...])
    } else {
      let (number, isNew) = spellings.words.insert(word[...])
      if isNew {
        spellings.terms.append(
          stopWords.contains(word) ? -1 : Int32(kind == .whole ? self.term(word[...]) : stemmed(word)))
        spellings.areNamed.append(false)
      }
      if isNamed { spellings.areNamed[number] = true }
      guard spellings.terms[number] >= 0 else { return nil }
      term = Int(spellings.terms[number])
    }
    if places[term] < 0 {
      places[term] = Int32(postings.count)
      postings.append(SearchBatch.Posting(term: Int32(term), named: 0, said: 0))
    }
    return Int(places[term])
  }

  private mutating func stemmed(_ word: [UInt8]) -> Int {
    var stem = word
    stemmer.stem(&stem)
    return term(stem[...])
  }

  private mutating func term(_ term: ArraySlice<UInt8>) -> Int {
    let (number, isNew) = terms.insert(term)
    if isNew { places.append(-1) }
    return number
  }
}
