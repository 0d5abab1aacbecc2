/// A file of the index: its path from the site's root, and its bytes.
package struct SearchFile: Sendable {
  package let path: String
  package let bytes: [UInt8]
}

/// Writes the index as files that a query reads a few of. Each is a script that hands its content to the one that asked:
/// pages that are opened from the disk may load scripts, but not read files.
///
/// - `search/index.js`: what is where, with the hashes in the names of the others.
/// - `search/b0.0123456789.js` and so on: terms in order, and their postings.
/// - `search/t0.0123456789.js` and so on: entries in order, with what is shown of them.
/// - `search/n0.0123456789.js` and so on, on a large site: the hashes in the names of the files of entries.
/// - `search/w61.0123456789.js`, `search/v61.…`: words by their first and their last letter, named by its code point.
/// - `search.json`: pages, operations, schemas, alerts and rules, for other programs.
package struct SearchFiles {
  private let language: String
  private var batches: [SearchBatch] = []
  private var texts = SearchTexts()
  private var list = SearchList()

  /// The folder of the index from the site's root.
  package static let folder = "search/"

  /// `language` is the site's, as in `SiteConfiguration`.
  package init(language: String) {
    self.language = language
  }

  /// Takes further entries, and hands over the files that hold what is shown of those that are pages.
  package mutating func add(
    _ added: [SearchBatch], _ write: ([SearchFile]) async throws -> Void
  ) async throws {
    var files: [SearchFile] = []
    for var batch in added {
      for entry in batch.pages { files += add(entry) }
      batch.pages = PackedEntries()
      batches.append(batch)
    }
    try await write(files)
  }

  /// Hands over all other files.
  package mutating func finish(_ write: ([SearchFile]) async throws -> Void) async throws {
    var taken: [SearchBatch] = []
    swap(&taken, &batches)
    let index = SearchIndex(consume taken, language: language)
    var files: [SearchFile] = []
    for entry in index.others { files += add(entry) }
    files += texts.finish()
    try await write(files)
    try await IndexFiles(index: index, starts: texts.starts, hashes: texts.hashes).write(write)
    try await write([SearchFile(path: "search.json", bytes: list.finished())])
  }

  private mutating func add(_ entry: ShownEntry) -> [SearchFile] {
    list.add(entry)
    return texts.add(entry)
  }
}

/// The files of terms, words and of what is where.
private struct IndexFiles {
  let index: SearchIndex
  /// The first entry of each file of entries, and the hash in its name.
  let starts: [Int]
  let hashes: [String]

  /// About how many bytes a file has before it is compressed.
  private static let blockSize = 14_000

  func write(_ write: ([SearchFile]) async throws -> Void) async throws {
    var firstTerms: [[UInt8]] = []
    var blocks: [String] = []
    var part: [SearchFile] = []
    var next = 0
    while next < index.terms.count {
      firstTerms.append(index.terms[next].text)
      let (file, end) = block(from: next, number: blocks.count)
      next = end
      blocks.append(file.hash)
      part.append(file.file)
      if part.count == 256 {
        try await write(part)
        part.removeAll()
      }
    }
    let words = words()
    let (lists, names) = names(of: hashes)
    try await write(part + words.map(\.file) + lists.map(\.file))
    let places = "\",blockNames:\"\(blocks.joined())\",textNames:\"\(names)"
    try await write([directory(firstTerms, starts, words, places)])
  }

  /// What the directory says of the files of entries: their hashes, or on a large site those of the lists that have them.
  private func names(of hashes: [String]) -> (lists: [NamedFile], names: String) {
    guard hashes.count > Self.listLength else { return ([], hashes.joined()) }
    let lists = stride(from: 0, to: hashes.count, by: Self.listLength).map { start in
      let part = hashes[start..<min(start + Self.listLength, hashes.count)].joined()
      let number = start / Self.listLength
      return NamedFile("n\(number)", Array("forgeSearch(\"n\(number)\",\"\(part)\")\n".utf8))
    }
    return (lists, lists.map(\.hash).joined())
  }

  /// How many hashes a list has, and the directory in its place.
  private static let listLength = 1024

  // MARK: Terms

  private func block(from start: Int, number: Int) -> (NamedFile, end: Int) {
    var terms = ScriptText()
    var postings = ScriptText()
    var last: [UInt8] = []
    var next = start
    while next < index.terms.count, next == start || terms.bytes.count + postings.bytes.count < Self.blockSize {
      let term = index.terms[next]
      if next > start {
        terms.blank()
        postings.blank()
      }
      terms.frontCoded(term.text, after: last)
      last = term.text
      Self.write(term, to: &postings)
      next += 1
    }
    var file = ScriptText()
    file.raw("forgeSearch(\"b\(number)\",\"")
    file.raw(terms.bytes)
    file.raw("\",\"")
    file.raw(postings.bytes)
    file.raw("\")\n")
    return (NamedFile("b\(number)", file.bytes), next)
  }

  /// How many entries have the term, and how many of them are listed; then of each how far it is from the last, and its weight.
  private static func write(_ term: SearchIndex.Term, to text: inout ScriptText) {
    text.number(term.frequency)
    var last = -1
    for posting in term.postings {
      text.number(Int(posting.entry) - last - 1)
      text.digit(Int(posting.weight))
      last = Int(posting.entry)
    }
  }

  // MARK: Words

  private func words() -> [NamedFile] {
    let words = index.spellings.words
    let backward = words.map {
      SpellingList.Word(text: Self.reversed($0.text), frequency: $0.frequency, isNamed: $0.isNamed)
    }
    .sorted { TermOrder.precedes($0.text[...], $1.text[...]) }
    return lists(words, "w") + lists(backward, "v")
  }

  /// A word from its last character to its first.
  private static func reversed(_ word: [UInt8]) -> [UInt8] {
    String(decoding: word, as: UTF8.self).unicodeScalars.reversed().flatMap { Array(String($0).utf8) }
  }

  private func lists(_ words: [SpellingList.Word], _ name: String) -> [NamedFile] {
    var files: [NamedFile] = []
    var start = 0
    while start < words.count {
      let end = words[start...].firstIndex { $0.text.first != words[start].text.first } ?? words.count
      let key = name + String(words[start].text[0], radix: 16)
      var text = ScriptText()
      text.raw("forgeSearch(\"\(key)\",\"")
      var last: [UInt8] = []
      for word in words[start..<end] {
        if !last.isEmpty { text.blank() }
        text.frontCoded(word.text, after: last)
        // The twofold logarithm of how many entries have it.
        text.digit(min(90, Int.bitWidth - word.frequency.leadingZeroBitCount))
        last = word.text
      }
      text.raw("\")\n")
      files.append(NamedFile(key, text.bytes))
      start = end
    }
    return files
  }

  // MARK: What is where

  private func directory(
    _ firstTerms: [[UInt8]], _ starts: [Int], _ words: [NamedFile], _ names: String
  ) -> SearchFile {
    var text = ScriptText()
    text.raw("forgeSearch(\"i\",{entries:\(index.kindStarts.last ?? 0),kinds:[")
    text.raw(index.kindStarts.map(String.init).joined(separator: ","))
    text.raw("],blocks:\"")
    var last: [UInt8] = []
    for term in firstTerms {
      if !last.isEmpty { text.blank() }
      text.frontCoded(term, after: last)
      last = term
    }
    text.raw("\",texts:\"")
    for (index, start) in starts.enumerated() { text.number(index == 0 ? 0 : start - starts[index - 1]) }
    text.raw("\",words:\"")
    text.raw(words.map { "\($0.name).\($0.hash)" }.joined(separator: " "))
    text.raw(names)
    text.raw("\",endings:\"\(index.language.endings)\",stop:\"")
    text.raw(index.language.stopWords.sorted().joined(separator: " "))
    text.raw("\"})\n")
    return SearchFile(path: "\(SearchFiles.folder)index.js", bytes: text.bytes)
  }
}

/// A file whose name holds the hash of its content, so that browsers may keep it, and so that what belongs to an older
/// index is never taken for what belongs to this one.
struct NamedFile {
  let name: String
  /// What the list of files says of the hash in the name.
  let hash: String
  let file: SearchFile

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    hash = Self.hash(bytes)
    // Ten digits, as in all names with a hash, by which servers tell what may be kept: the last four repeat the first.
    file = SearchFile(path: "\(SearchFiles.folder)\(name).\(hash)\(hash.prefix(4)).js", bytes: bytes)
  }

  /// Six hexadecimal digits: the list of a large site has thousands of them.
  private static func hash(_ bytes: [UInt8]) -> String {
    let digits = String(FowlerNollVo.hash(bytes), radix: 16)
    return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(6))
  }
}
