/// All entries of a site, and for each term those that it leads to, with how much it says there.
///
/// Scores are those of BM25F (S. Robertson and H. Zaragoza, 2009) up to the sum: a posting holds its saturated frequency, a
/// term how many entries have it. Of a term that very many entries have, the best are kept, so that no query reads more.
package struct SearchIndex: Sendable {
  struct Posting: Sendable {
    /// The entry in the upper 25 bits, the weight in the lower seven: there are millions of postings.
    private let packed: UInt32

    init(entry: Int32, weight: UInt8) {
      packed = UInt32(entry) << 7 | UInt32(weight)
    }

    var entry: Int32 { Int32(packed >> 7) }
    /// From 0 to 89.
    var weight: UInt8 { UInt8(packed & 0x7F) }
  }

  /// A term, how many entries have it, and the best of them by number.
  struct Term: Sendable {
    let text: [UInt8]
    let frequency: Int
    let postings: [Posting]
  }

  /// The entries that are no pages, in order; pages stand before them.
  let others: [ShownEntry]
  /// The number of the first entry of each kind, and their count.
  let kindStarts: [Int]
  let terms: [Term]
  let spellings: SpellingList
  let language: SearchLanguage

  /// `language` is that of the batches. The order of the batches is that of the entries of one kind.
  package init(_ batches: consuming [SearchBatch], language: String) {
    self.language = SearchLanguage.of(language)
    let merge = PostingMerge(consume batches)
    others = merge.others
    kindStarts = merge.kindStarts
    spellings = SpellingList(merge.spellings)
    terms = merge.terms()
  }
}

/// Puts the postings of batches together by term.
private struct PostingMerge {
  private var batches: [SearchBatch]
  let others: [ShownEntry]
  let kindStarts: [Int]
  private(set) var spellings: [SpellingList.Word] = []
  private var table = TermTable(capacity: 1 << 14)
  /// The term here that each term of each batch is.
  private var termNumbers: [[Int32]] = []
  /// The numbers here of the entries of each batch.
  private let numbers: [[Int32]]
  /// The postings of each term, from `starts[term]` on where all of them stand in a row.
  private var starts: [Int] = []
  /// What one word of the text of each entry counts.
  private let shares: [Float]

  /// A posting with the number of its entry here.
  private struct Counted {
    var entry: Int32
    var named: UInt16
    var said: UInt16
  }

  /// How a long text is held against a short one: 0 not at all, 1 in proportion.
  private static let lengthShare: Float = 0.6
  /// The frequency that counts half of what any can.
  private static let halfFrequency: Float = 5
  /// How many entries of a kind a term keeps.
  private static func limit(_ kind: SearchEntry.Kind) -> Int { kind == .page ? 800 : 200 }
  /// How many postings are put in order at once: a large site has tens of millions.
  private static let passSize = 1 << 20

  init(_ batches: consuming [SearchBatch]) {
    self.batches = consume batches
    let order = EntryOrder(self.batches)
    kindStarts = order.kindStarts
    numbers = order.numbers
    others = order.others
    let average = max(1, Float(order.wordCount) / Float(max(1, order.lengths.count)))
    shares = order.lengths.map { 1 / (1 - Self.lengthShare + Self.lengthShare * Float($0) / average) }
    for batch in self.batches {
      termNumbers.append((0..<batch.terms.count).map { Int32(table.insert(batch.terms[$0]).number) })
    }
    countPostings()
    collectSpellings()
    // From now on words are numbers.
    for index in self.batches.indices {
      self.batches[index].terms = TermTable()
      self.batches[index].spellings = SearchBatch.Spellings()
    }
  }

  private mutating func countPostings() {
    starts = Array(repeating: 0, count: table.count + 1)
    for (batch, terms) in zip(batches, termNumbers) {
      batch.postings.forEach(in: 0..<batch.postings.end) { starts[Int(terms[Int($0.term)]) + 1] += 1 }
    }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
  }

  private mutating func collectSpellings() {
    var words = TermTable(capacity: 1 << 14)
    for (batch, terms) in zip(batches, termNumbers) {
      let met = batch.spellings
      for word in 0..<met.words.count where met.terms[word] >= 0 && met.words[word].count > 3 {
        let (number, isNew) = words.insert(met.words[word])
        let term = Int(terms[Int(met.terms[word])])
        if isNew {
          spellings.append(
            SpellingList.Word(
              text: Array(met.words[word]), frequency: starts[term + 1] - starts[term], isNamed: met.areNamed[word]))
        } else if met.areNamed[word] {
          spellings[number].isNamed = true
        }
      }
    }
  }

  /// The terms in the order of UTF-16, which is how scripts compare text.
  func terms() -> [SearchIndex.Term] {
    var beginnings = Beginnings()
    var result: [SearchIndex.Term] = []
    result.reserveCapacity(table.count)
    let passSize = max(Self.passSize, (starts.last ?? 0) / 6)
    var first = 0
    while first < table.count {
      var end = first + 1
      while end < table.count, starts[end + 1] - starts[first] <= passSize { end += 1 }
      let counted = postings(of: first..<end)
      for number in first..<end {
        let own = counted[starts[number] - starts[first]..<starts[number + 1] - starts[first]]
        let text = Array(table[number])
        let postings = own.map { SearchIndex.Posting(entry: $0.entry, weight: weight($0)) }
        beginnings.add(text, zip(own, postings).lazy.filter { $0.0.named >= 96 }.map(\.1))
        result.append(SearchIndex.Term(text: text, frequency: own.count, postings: kept(postings)))
      }
      first = end
    }
    result += beginnings.terms
    return result.sorted { TermOrder.precedes($0.text[...], $1.text[...]) }
  }

  /// The postings of some terms, one term after the other.
  private func postings(of range: Range<Int>) -> [Counted] {
    let base = starts[range.lowerBound]
    var free = starts[range].map { $0 - base }
    var result = [Counted](
      repeating: Counted(entry: 0, named: 0, said: 0), count: starts[range.upperBound] - base)
    for (index, batch) in batches.enumerated() {
      let terms = termNumbers[index]
      for (entry, number) in zip(batch.entries, numbers[index]) {
        batch.postings.forEach(in: entry.postings) { posting in
          let term = Int(terms[Int(posting.term)]) - range.lowerBound
          guard term >= 0, term < free.count else { return }
          result[free[term]] = Counted(entry: number, named: posting.named, said: posting.said)
          free[term] += 1
        }
      }
    }
    return result
  }

  private func weight(_ counted: Counted) -> UInt8 {
    let frequency = Float(counted.named) / 16 + Float(counted.said) * shares[Int(counted.entry)]
    return UInt8(min(89, frequency / (frequency + Self.halfFrequency) * 90))
  }

  /// The best of each kind, by number.
  private func kept(_ postings: [SearchIndex.Posting]) -> [SearchIndex.Posting] {
    guard postings.count > Self.limit(.alert) else { return postings.sorted { $0.entry < $1.entry } }
    let sorted = postings.sorted { ($1.weight, $0.entry) < ($0.weight, $1.entry) }
    var room = SearchEntry.Kind.allCases.map(Self.limit)
    return sorted.filter { posting in
      let kind = kind(of: Int(posting.entry))
      room[kind] -= 1
      return room[kind] >= 0
    }.sorted { $0.entry < $1.entry }
  }

  /// The number of the kind of an entry: of those that begin no later than at the entry, the last.
  private func kind(of entry: Int) -> Int {
    (kindStarts.dropLast().lastIndex { $0 <= entry }) ?? 0
  }
}

/// The entries of batches by kind, then in the order in which they came.
private struct EntryOrder {
  /// The numbers of the entries of each batch.
  private(set) var numbers: [[Int32]] = []
  /// How many words the text of each entry has.
  private(set) var lengths: [Int32]
  private(set) var kindStarts: [Int]
  private(set) var wordCount = 0
  /// The entries that are no pages.
  private(set) var others: [ShownEntry] = []

  init(_ batches: [SearchBatch]) {
    var counts = [Int](repeating: 0, count: SearchEntry.Kind.allCases.count)
    for batch in batches {
      for entry in batch.entries {
        counts[Int(entry.kind.rawValue)] += 1
        wordCount += entry.length
      }
    }
    var next = 0
    kindStarts = counts.map { count in
      defer { next += count }
      return next
    }
    kindStarts.append(next)
    lengths = Array(repeating: 0, count: next)
    var free = kindStarts
    for batch in batches {
      numbers.append(
        batch.entries.map { entry in
          let number = free[Int(entry.kind.rawValue)]
          free[Int(entry.kind.rawValue)] += 1
          lengths[number] = Int32(entry.length)
          return Int32(number)
        })
    }
    for kind in SearchEntry.Kind.allCases where kind != .page {
      for batch in batches { others += batch.others.lazy.filter { $0.kind == kind } }
    }
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
