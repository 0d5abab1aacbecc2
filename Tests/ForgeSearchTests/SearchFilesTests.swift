import Testing

@testable import ForgeSearch

@Suite("Files of the search index")
struct SearchFilesTests {
  private func files(_ entries: [SearchEntry]) async throws -> [String: String] {
    var files: [String: String] = [:]
    func keep(_ part: [SearchFile]) {
      for file in part {
        let text = String(validating: file.bytes, as: UTF8.self)
        #expect(text != nil, "\(file.path) is not UTF-8")
        // By the name without the hash.
        var name = file.path.split(separator: ".")
        if name.count == 3 { name.remove(at: 1) }
        files[name.joined(separator: ".")] = text
      }
    }
    var search = SearchFiles(language: "en")
    try await search.add([SearchBatch(entries, language: "en")], keep)
    try await search.finish(keep)
    return files
  }

  private func page(_ number: Int, _ title: String, _ text: String) -> SearchEntry {
    var entry = SearchEntry(.page, url: "p\(number)/", title: title)
    entry.text = Array(text.utf8)
    return entry
  }

  /// A number as ``ScriptText`` writes it.
  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    mutating func digit() -> Int {
      let code = Int(bytes[at])
      at += 1
      return code - 0x21 - (code > 0x22 ? 1 : 0) - (code > 0x5C ? 1 : 0)
    }

    mutating func number() -> Int {
      var (value, scale) = (0, 1)
      while true {
        let part = digit()
        if part < 45 { return value + part * scale }
        value += (part - 45) * scale
        scale *= 45
      }
    }
  }

  @Test("Numbers come back as they were written")
  func numbers() {
    var text = ScriptText()
    let values = [0, 1, 44, 45, 46, 89, 90, 2024, 2025, 91_124, 91_125, 1 << 40]
    for value in values { text.number(value) }
    for value in 0...90 { text.digit(value) }
    #expect(!text.bytes.contains { $0 <= 0x20 || $0 == 0x22 || $0 == 0x5C || $0 > 0x7E })
    var reader = Reader(bytes: text.bytes)
    for value in values { #expect(reader.number() == value) }
    for value in 0...90 { #expect(reader.digit() == value) }
  }

  @Test("The blocks hold every term with its postings")
  func blocks() async throws {
    let entries = (0..<400).map { page($0, "Title \($0)", "common rare\($0) middle\($0 % 20) größe") }
    let index = SearchIndex([SearchBatch(entries, language: "en")], language: "en")
    let files = try await files(entries)
    var terms: [String] = []
    var postings: [[(Int, Int)]] = []
    for number in 0... {
      guard let file = files["search/b\(number).js"] else { break }
      let parts = file.split(separator: "\"")
      var last = ""
      for coded in parts[3].split(separator: " ") {
        var reader = Reader(bytes: Array(coded.utf8))
        last = String(last.prefix(reader.digit())) + coded.dropFirst()
        terms.append(last)
      }
      for coded in parts[5].split(separator: " ") {
        var reader = Reader(bytes: Array(coded.utf8))
        _ = reader.number()
        var list: [(Int, Int)] = []
        var entry = -1
        while reader.at < reader.bytes.count {
          entry += reader.number() + 1
          list.append((entry, reader.digit()))
        }
        postings.append(list)
      }
    }
    #expect(terms == index.terms.map { String(decoding: $0.text, as: UTF8.self) })
    #expect(postings.map { $0.map(\.0) } == index.terms.map { $0.postings.map { Int($0.entry) } })
    #expect(postings.map { $0.map(\.1) } == index.terms.map { $0.postings.map { Int($0.weight) } })
  }

  @Test("No file grows with the site, but for the list of what is where and that for other programs")
  func bounds() async throws {
    let text = (0..<300).map { "word\($0)" }.joined(separator: " ")
    let files = try await files((0..<1500).map { page($0, "Page \($0)", "\(text) own\($0)") })
    for (path, text) in files where path != "search.json" && path != "search/index.js" {
      #expect(text.utf8.count < 40_000, "\(path)")
    }
    #expect(try #require(files["search/index.js"]).utf8.count < 12_000)
  }

  @Test("On a large site lists have the names of the files of entries")
  func nameLists() async throws {
    let text = String(repeating: "x", count: 700)
    let files = try await files((0..<16_000).map { page($0, "Page \($0)", text) })
    let texts = files.keys.filter { $0.hasPrefix("search/t") }.count
    #expect(texts > 1024)
    let lists = files.filter { $0.key.hasPrefix("search/n") }
    #expect(lists.count == (texts + 1023) / 1024)
    let names = (0..<lists.count).compactMap { lists["search/n\($0).js"]?.split(separator: "\"")[3] }.joined()
    #expect(names.count == texts * 6)
    #expect(try #require(files["search/index.js"]).utf8.count < 20_000)
  }

  @Test("Titles and texts cannot leave their quotation marks")
  func injection() async throws {
    let nasty = #"a "quoted" \ back</script><script>alert(1)</script> \u0022"# + "\u{0}\r\n\u{2028}"
    let files = try await files([page(0, nasty, nasty)])
    let text = try #require(files["search/t0.js"])
    let inside = text.dropFirst(#"forgeSearch("t0",["#.count).dropLast(3)
    #expect(inside.hasPrefix(#"["p0/","a \"quoted\" \\ back"#))
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    let json = try #require(files["search.json"])
    #expect(json.contains(#""title":"a \"quoted\" \\ back"#))
  }

  @Test("A site without words has an index all the same")
  func empty() async throws {
    let files = try await files([])
    #expect(files.keys.sorted() == ["search.json", "search/index.js"])
    #expect(try #require(files["search.json"]) == "{\"version\":1,\"entries\":[\n]}\n")
  }

  @Test("Words that may have been meant are listed by first and by last letter")
  func spellings() async throws {
    let files = try await files([page(0, "Kubernetes", "kubectl kubectl"), page(1, "Pods", "kubectl")])
    #expect(try #require(files["search/w6b.js"]).hasPrefix("forgeSearch(\"w6b\",\""))
    #expect(files["search/v73.js"] != nil)
    #expect(files["search/v6c.js"] != nil)
  }
}
