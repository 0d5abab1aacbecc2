/// Writes what is shown of entries, in the order of the index, into files of about one size.
struct SearchTexts {
  /// The first entry of each file, and the hash in its name.
  private(set) var starts: [Int] = []
  private(set) var hashes: [String] = []
  private var text = ScriptText()
  private var next = 0

  /// About how many bytes a file has before it is compressed.
  private static let size = 10_000

  /// Takes the next entry; gives the file that it fills.
  mutating func add(_ entry: ShownEntry) -> [SearchFile] {
    if text.bytes.isEmpty {
      text.raw("forgeSearch(\"t\(hashes.count)\",[")
      starts.append(next)
    } else {
      text.raw(",\n")
    }
    next += 1
    text.raw("[")
    text.quoted(entry.url)
    text.raw(",")
    text.quoted(entry.title)
    text.raw(",")
    text.quoted(entry.trail)
    text.raw(",")
    text.quoted(entry.text)
    if !entry.summary.isEmpty {
      text.raw(",")
      text.quoted(entry.summary)
    }
    text.raw("]")
    return text.bytes.count < Self.size ? [] : finish()
  }

  /// The file that was begun.
  mutating func finish() -> [SearchFile] {
    guard !text.bytes.isEmpty else { return [] }
    text.raw("])\n")
    let file = NamedFile("t\(hashes.count)", text.bytes)
    hashes.append(file.hash)
    text = ScriptText()
    return [file.file]
  }
}

/// `search.json`: what can be found, for other programs; no parts of pages, and no commands.
struct SearchList {
  private var text = ScriptText()

  mutating func add(_ entry: ShownEntry) {
    guard !entry.isPart, entry.kind != .command else { return }
    text.raw(text.bytes.isEmpty ? "{\"version\":1,\"entries\":[\n" : ",\n")
    text.raw("{\"kind\":\"\(entry.kind.name)\",\"url\":")
    text.quoted(entry.url)
    text.raw(",\"title\":")
    text.quoted(entry.title)
    if entry.hasTrail {
      text.raw(",\"trail\":")
      text.quoted(entry.trail)
    }
    if !entry.summary.isEmpty {
      text.raw(",\"summary\":")
      text.quoted(entry.summary)
    }
    text.raw("}")
  }

  mutating func finished() -> [UInt8] {
    if text.bytes.isEmpty { text.raw("{\"version\":1,\"entries\":[") }
    text.raw("\n]}\n")
    return text.bytes
  }
}
