/// All entries of a site, and for each term those that it leads to, with how much it says there.
///
/// Scores are those of BM25F (S. Robertson and H. Zaragoza, 2009) up to the sum: a posting holds its saturated frequency, a
/// term how many entries have it. Of a term that very many entries have, the best are kept, so that no query reads more.
package struct SearchIndex: Sendable {
  struct Posting: Sendable {
    let entry: Int32
    /// From 0 to 89.
    let weight: UInt8
  }

  /// A term, how many entries have it, and the best of them by number.
  struct Term: Sendable {
    let text: [UInt8]
    let frequency: Int
    let postings: [Posting]
  }

  let entries: [SearchEntry]
  /// The number of the first entry of each kind, and their count.
  let kindStarts: [Int]
  let terms: [Term]
  let spellings: SpellingList
  let language: SearchLanguage

  /// `language` is that of the batches. The order of the batches is that of the entries of one kind.
  package init(_ batches: [SearchBatch], language: String) {
    self.language = SearchLanguage.of(language)
    let merge = PostingMerge(batches)
    entries = merge.entries
    kindStarts = merge.kindStarts
    spellings = SpellingList(merge.spellings)
    terms = merge.terms()
  }
}

/// Puts the postings of batches together by term.
private struct PostingMerge {
  private(set) var entries: [SearchEntry] = []
  private(set) var kindStarts: [Int] = []
  private(set) var spellings: [SpellingList.Word] = []
  private var table = TermTable(capacity: 1 << 14)
  /// The postings of each term from `starts[term]` on.
  private var starts: [Int32] = []
  private var numbers: [Int32] = []
  private var named: [UInt16] = []
  private var said: [UInt16] = []
  /// What one word of the text of each entry counts.
  private var shares: [Float] = []

  /// How a long text is held against a short one: 0 not at all, 1 in proportion.
  private static let lengthShare: Float = 0.6
  /// The frequency that counts half of what any can.
  private static let halfFrequency: Float = 5
  /// How many entries of a kind a term keeps.
  private static func limit(_ kind: SearchEntry.Kind) -> Int { kind == .page ? 800 : 200 }

  init(_ batches: [SearchBatch]) {
    let numbers = number(batches)
    let terms = batches.map { batch in
      (0..<batch.terms.count).map { Int32(table.insert(batch.terms[$0]).number) }
    }
    fill(batches, numbers, terms)
    collectSpellings(batches, terms)
  }

  /// Gives every entry its number: by kind, then in order.
  private mutating func number(_ batches: [SearchBatch]) -> [[Int32]] {
    var counts = [Int](repeating: 0, count: SearchEntry.Kind.allCases.count)
    var words = 0
    for batch in batches {
      for entry in batch.entries {
        counts[Int(entry.entry.kind.rawValue)] += 1
        words += entry.length
      }
    }
    var next = 0
    kindStarts = counts.map { count in
      defer { next += count }
      return next
    }
    kindStarts.append(next)
    let average = max(1, Float(words) / Float(max(1, next)))
    var order: [SearchEntry?] = Array(repeating: nil, count: next)
    shares = Array(repeating: 1, count: next)
    var free = kindStarts
    let numbers = batches.map { batch in
      batch.entries.map { entry in
        let number = free[Int(entry.entry.kind.rawValue)]
        free[Int(entry.entry.kind.rawValue)] += 1
        order[number] = entry.entry
        shares[number] = 1 / (1 - Self.lengthShare + Self.lengthShare * Float(entry.length) / average)
        return Int32(number)
      }
    }
    entries = order.compactMap(\.self)
    return numbers
  }

  private mutating func fill(_ batches: [SearchBatch], _ entryNumbers: [[Int32]], _ terms: [[Int32]]) {
    starts = Array(repeating: 0, count: table.count + 1)
    for (batch, terms) in zip(batches, terms) {
      for posting in batch.postings { starts[Int(terms[Int(posting.term)]) + 1] += 1 }
    }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    let total = Int(starts.last ?? 0)
    numbers = Array(repeating: 0, count: total)
    named = Array(repeating: 0, count: total)
    said = Array(repeating: 0, count: total)
    var free = starts
    for (index, batch) in batches.enumerated() {
      for (entry, number) in zip(batch.entries, entryNumbers[index]) {
        for posting in batch.postings[entry.postings] {
          let term = Int(terms[index][Int(posting.term)])
          let place = Int(free[term])
          free[term] += 1
          numbers[place] = number
          named[place] = posting.named
          said[place] = posting.said
        }
      }
    }
  }

  private mutating func collectSpellings(_ batches: [SearchBatch], _ terms: [[Int32]]) {
    var words = TermTable(capacity: 1 << 14)
    for (batch, terms) in zip(batches, terms) {
      for spelling in batch.spellings {
        let (number, isNew) = words.insert(spelling.word[...])
        let term = Int(terms[spelling.term])
        if isNew {
          spellings.append(
            SpellingList.Word(
              text: spelling.word, frequency: Int(starts[term + 1] - starts[term]), isNamed: spelling.isNamed))
        } else if spelling.isNamed {
          spellings[number].isNamed = true
        }
      }
    }
  }

  /// The terms in the order of UTF-16, which is how scripts compare text.
  func terms() -> [SearchIndex.Term] {
    var beginnings = Beginnings()
    var result = (0..<table.count).map { number in
      let range = Int(starts[number])..<Int(starts[number + 1])
      let text = Array(table[number])
      let postings = range.map { SearchIndex.Posting(entry: numbers[$0], weight: weight($0)) }
      beginnings.add(text, zip(range, postings).lazy.filter { named[$0.0] >= 96 }.map(\.1))
      return SearchIndex.Term(text: text, frequency: range.count, postings: kept(postings))
    }
    result += beginnings.terms
    return result.sorted { TermOrder.precedes($0.text[...], $1.text[...]) }
  }

  private func weight(_ place: Int) -> UInt8 {
    let frequency = Float(named[place]) / 16 + Float(said[place]) * shares[Int(numbers[place])]
    return UInt8(min(89, frequency / (frequency + Self.halfFrequency) * 90))
  }

  /// The best of each kind, by number.
  private func kept(_ postings: [SearchIndex.Posting]) -> [SearchIndex.Posting] {
    guard postings.count > Self.limit(.alert) else { return postings.sorted { $0.entry < $1.entry } }
    let sorted = postings.sorted { ($1.weight, $0.entry) < ($0.weight, $1.entry) }
    var room = SearchEntry.Kind.allCases.map(Self.limit)
    return sorted.filter { posting in
      let kind = Int(entries[Int(posting.entry)].kind.rawValue)
      room[kind] -= 1
      return room[kind] >= 0
    }.sorted { $0.entry < $1.entry }
  }
}

/// What titles and names begin with: the first one to three letters of a word lead to the best of them, so that a
/// search that has just begun reads no more than any other. The term is the letters and `*`.
private struct Beginnings {
  private static let longest = 3
  private static let limit = 60
  private var best: [[UInt8]: [SearchIndex.Posting]] = [:]

  mutating func add(_ term: [UInt8], _ postings: some Sequence<SearchIndex.Posting>) {
    let letters = term.prefix(Self.longest).prefix { $0 < 0x80 && $0 >= UInt8(ascii: "0") }
    guard !letters.isEmpty else { return }
    let postings = Array(postings)
    guard !postings.isEmpty else { return }
    for length in 1...letters.count {
      let beginning = Array(letters.prefix(length))
      best[beginning, default: []] += postings
      if let count = best[beginning]?.count, count > Self.limit * 8 {
        best[beginning] = Self.trimmed(best[beginning] ?? [])
      }
    }
  }

  var terms: [SearchIndex.Term] {
    best.map { beginning, postings in
      let kept = Self.trimmed(postings).sorted { $0.entry < $1.entry }
      return SearchIndex.Term(text: beginning + [UInt8(ascii: "*")], frequency: kept.count, postings: kept)
    }
  }

  /// The best entries, each once.
  private static func trimmed(_ postings: [SearchIndex.Posting]) -> [SearchIndex.Posting] {
    var seen: Set<Int32> = []
    return Array(
      postings.sorted { ($1.weight, $0.entry) < ($0.weight, $1.entry) }.filter { seen.insert($0.entry).inserted }
        .prefix(limit))
  }
}

/// The order in which scripts compare text: by UTF-16 code units (ECMAScript, IsLessThan).
enum TermOrder {
  static func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    for (a, b) in zip(left, right) where a != b { return rank(a) < rank(b) }
    return left.count < right.count
  }

  /// Characters beyond the first plane are written as surrogates, which stand before U+E000.
  private static func rank(_ byte: UInt8) -> Int { byte >= 0xF0 ? 0xED * 2 + 1 : Int(byte) * 2 }
}
