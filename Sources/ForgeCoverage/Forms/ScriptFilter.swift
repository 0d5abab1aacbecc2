/// Tells the scripts of a page that need no reading: they neither call a tool, nor assign a variable that a call uses.
struct ScriptFilter: Sendable {
  /// What the words of one script say of it.
  private struct Words {
    var hasTool = false
    /// The names before `=` and `+=`.
    var assigned: Set<String> = []
    /// The names behind `$` and `${`.
    var used: Set<String> = []
  }

  private let tools: Set<String>
  private let used: Set<String>

  init(_ scripts: [ArraySlice<UInt8>], tools: Set<String>) {
    self.tools = tools
    let all = scripts.map { Self.words($0, tools) }
    var assigning: [String: [Int]] = [:]
    for (place, words) in all.enumerated() {
      for name in words.assigned { assigning[name, default: []].append(place) }
    }
    var used: Set<String> = []
    var pending = all.filter(\.hasTool).flatMap(\.used)
    while let name = pending.popLast() {
      guard used.insert(name).inserted else { continue }
      for place in assigning[name] ?? [] { pending += all[place].used }
    }
    self.used = used
  }

  func isWorthReading(_ script: ArraySlice<UInt8>) -> Bool {
    let words = Self.words(script, tools)
    return words.hasTool || !words.assigned.isDisjoint(with: used)
  }

  private static func words(_ script: ArraySlice<UInt8>, _ tools: Set<String>) -> Words {
    script.withUnsafeBufferPointer { script in
      var words = Words()
      // The byte before the word that is neither a brace nor a mark of a parameter.
      var before: UInt8 = 0
      var offset = 0
      while offset < script.count {
        let start = offset
        offset += 1
        let first = script[start]
        guard isWord(first) else {
          if !isMark(first) { before = first }
          continue
        }
        while offset < script.count, isWord(script[offset]) { offset += 1 }
        let word = UnsafeBufferPointer(rebasing: script[start..<offset])
        if word.count <= 5, !words.hasTool, isInitial(first) {
          words.hasTool = tools.contains(String(decoding: word, as: UTF8.self))
        }
        if before == UInt8(ascii: "$") { words.used.insert(String(decoding: word, as: UTF8.self)) }
        before = script[offset - 1]
        guard offset < script.count else { break }
        let isAppended =
          script[offset] == UInt8(ascii: "+") && offset + 1 < script.count
          && script[offset + 1] == UInt8(ascii: "=")
        if script[offset] == UInt8(ascii: "=") || isAppended {
          words.assigned.insert(String(decoding: word, as: UTF8.self))
        }
      }
      return words
    }
  }

  /// What may stand between `$` and the name: `${!name}`, `${#name}`.
  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "#")
  }

  /// Whether the name of a tool begins with it: curl, wget, http, xh.
  private static func isInitial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "c") || byte == UInt8(ascii: "w") || byte == UInt8(ascii: "h") || byte == UInt8(ascii: "x")
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
