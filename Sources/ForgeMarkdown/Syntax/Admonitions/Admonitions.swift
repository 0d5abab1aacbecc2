/// MkDocs' admonitions: `!!! note "Title"`, `??? note` folded, `???+ note` unfolded, with content indented below.
struct Admonition: Hashable, Sendable {
  enum Folding: Int32, Sendable {
    case none, closed, open
  }

  /// In lower case: one of the types that ``kind(ofType:)`` knows, or a word of the author's.
  let type: String
  /// Empty for none at all.
  let title: String
  let folding: Folding

  /// Reads the line that `rest` is what remains of; nil for any other.
  init?(_ rest: Range<Int>, _ bytes: [UInt8]) {
    var words = String(decoding: bytes[rest], as: UTF8.self)[...]
    guard let folding = Self.takeMarker(&words) else { return nil }
    self.folding = folding
    let name = words.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    words = words.dropFirst(name.count)
    guard !name.isEmpty || folding != .none else { return nil }
    type = name.isEmpty ? "note" : name.lowercased()
    // Words between type and title are classes of other generators.
    let quote = words.firstIndex(of: "\"")
    guard words[..<(quote ?? words.endIndex)].allSatisfy({ $0.isLetter || $0 == "-" || $0 == " " || $0 == "\t" }) else {
      return nil
    }
    guard let quote else {
      title = type.prefix(1).uppercased() + type.dropFirst()
      return
    }
    let rest = words[words.index(after: quote)...]
    guard let end = rest.lastIndex(of: "\""), rest[rest.index(after: end)...].allSatisfy({ $0 == " " || $0 == "\t" })
    else { return nil }
    title = String(rest[..<end])
  }

  private static func takeMarker(_ words: inout Substring) -> Folding? {
    for (marker, folding) in [("!!!", Folding.none), ("???+", .open), ("???", .closed)] where words.hasPrefix(marker) {
      words = words.dropFirst(marker.count)
      guard words.first == " " || words.first == "\t" else { return nil }
      while words.first == " " || words.first == "\t" { words.removeFirst() }
      return folding
    }
    return nil
  }

  /// Which of GitHub's five kinds a type looks like.
  static func kind(ofType type: String) -> MarkdownNode.Alert {
    switch type {
    case "tip", "hint", "success", "check", "done": .tip
    case "important", "question", "help", "faq", "example": .important
    case "warning", "attention", "todo": .warning
    case "caution", "danger", "error", "failure", "fail", "missing", "bug": .caution
    default: .note
    }
  }
}
