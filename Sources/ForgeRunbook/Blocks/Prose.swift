import ForgeMarkdown

/// A paragraph as far as it says what the block beside it is.
struct Prose {
  /// Its last sentence, in which inline code is left out.
  let lastSentence: String
  /// Its first.
  let firstSentence: String
  /// The inline code of the last sentence, and of the first.
  let lastCodes: [String]
  let firstCodes: [String]
  /// Whether a colon ends it, so that it speaks of what follows.
  let isIntroduction: Bool

  init(_ paragraph: MarkdownNode.ID, in document: MarkdownDocument) {
    var text = ""
    var codes: [(place: String.Index, text: String)] = []
    for id in document.tree.order(from: paragraph) {
      let node = document.tree[id]
      switch node.kind {
      case .text: text += document.tree.string(node.literal)
      case .code:
        text += "\u{1}"
        codes.append((text.index(before: text.endIndex), document.tree.string(node.literal)))
      case .softBreak, .lineBreak: text += " "
      default: break
      }
    }
    let ends = Self.ends(text)
    let first = ends.first ?? text.endIndex
    let last = ends.last { $0 < text.endIndex } ?? text.startIndex
    firstSentence = String(text[..<first])
    lastSentence = String(text[last...])
    firstCodes = codes.filter { $0.place < first }.map(\.text)
    lastCodes = codes.filter { $0.place >= last }.map(\.text)
    isIntroduction = text.reversed().first { $0 != " " } == ":"
  }

  /// Where sentences end: behind a stop with white space after it.
  private static func ends(_ text: String) -> [String.Index] {
    var ends: [String.Index] = []
    var before = UInt8(ascii: " ")
    for place in text.utf8.indices {
      let byte = text.utf8[place]
      if byte == UInt8(ascii: " "), ".!?".utf8.contains(before) { ends.append(place) }
      before = byte
    }
    return ends
  }
}

/// Words by which prose says that what it shows is not, or not yet, what the repository holds.
enum Wording {
  /// Whether a sentence tells the reader to change something, or shows something that is only like it.
  static func isInstruction(_ sentence: String) -> Bool { words(sentence).contains { instructions.contains($0) } }

  /// Whether a heading names work to do or an example.
  static func isTask(_ heading: String) -> Bool {
    words(heading).contains { instructions.contains($0) || gerunds.contains($0) }
  }

  /// Whether a sentence tells the reader to keep the block as a file.
  static func isSaving(_ sentence: String) -> Bool {
    words(sentence).contains {
      ["save", "store", "write", "create", "put", "copy", "call", "paste", "keep"].contains($0)
    }
  }

  /// Whether a sentence shows something that is wrong on purpose.
  static func isWarning(_ sentence: String) -> Bool {
    words(sentence).contains {
      [
        "wrong", "broken", "invalid", "incorrect", "bad", "not", "never", "don’t", "don't", "fails", "error", "errors",
        "malformed", "mistake", "typo", "rejects", "rejected", "refuses", "refused",
      ].contains($0)
    }
  }

  /// Whether a sentence of more than "In" has none of the little words of English.
  static func isForeign(_ sentence: String) -> Bool {
    let words = words(sentence)
    return words.contains { $0 != "in" && $0 != "from" } && !words.contains { particles.contains($0) }
  }

  private static let particles: Set<String> = [
    "the", "a", "an", "is", "are", "has", "have", "of", "from", "this", "these", "that", "here", "with", "and", "it",
    "its", "as", "at", "on", "to", "for", "by", "all", "what", "which", "how", "where", "looks", "says", "contains",
    "shows", "sets", "defines", "reads", "comes", "lives", "excerpt", "file", "part", "see", "only", "our", "we",
  ]

  static func words(_ text: String) -> [String] {
    // Unicode's tables cost more than all else that is asked of a sentence.
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      return text.utf8.split { !(0x61...0x7A).contains($0 | 0x20) && $0 != UInt8(ascii: "'") }
        .map { String(decoding: $0.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self) }
    }
    return text.lowercased().split { !($0.isLetter || $0 == "'" || $0 == "’") }.map(String.init)
  }

  private static let instructions: Set<String> = [
    "change", "changed", "set", "add", "insert", "append", "replace", "put", "create", "write", "edit", "update",
    "modify", "adjust", "paste", "save", "copy", "make", "use", "define", "enable", "disable", "override", "remove",
    "delete", "drop", "uncomment", "comment", "extend", "configure", "customize", "customise", "provide", "specify",
    "include", "increase", "decrease", "raise", "lower", "bump", "fill", "generate", "declare", "store", "place",
    "instead", "should", "must", "need", "needs", "would", "could", "might", "may", "want", "wants", "example",
    "examples", "sample", "suppose", "imagine", "assume", "if", "unless", "before", "after", "previously", "old", "new",
    "was", "were", "had", "become", "becomes", "alternatively", "either", "your", "future", "planned", "proposed",
    "formerly", "until", "minimal", "simplified", "shortened", "abridged", "template", "migrate", "rename", "move",
    "turn", "switch", "point", "let", "give", "try", "apply", "e", "g", "similar", "variant", "possible", "can", "open",
    "start", "begin", "mount", "pass", "supply", "prefer", "choose", "go",
  ]

  private static let gerunds: Set<String> = [
    "changing", "setting", "adding", "creating", "writing", "editing", "updating", "using", "defining", "enabling",
    "disabling", "overriding", "removing", "extending", "configuring", "customizing", "customising", "migrating",
    "renaming", "moving", "quickstart", "usage", "tutorial",
  ]
}
