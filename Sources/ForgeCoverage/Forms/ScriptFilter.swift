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
    var words = Words()
    var start = script.startIndex
    while start < script.endIndex {
      guard isWord(script[start]) else {
        start += 1
        continue
      }
      let end = script[start...].firstIndex { !isWord($0) } ?? script.endIndex
      let word = script[start..<end]
      if let first = word.first, word.count <= 5, "cwhx".utf8.contains(first), !words.hasTool {
        words.hasTool = tools.contains(String(decoding: word, as: UTF8.self))
      }
      let before = script[..<start].reversed().first { !"{!#".utf8.contains($0) }
      if before == UInt8(ascii: "$") { words.used.insert(String(decoding: word, as: UTF8.self)) }
      let rest = script[end...]
      if rest.first == UInt8(ascii: "=") || rest.starts(with: "+=".utf8) {
        words.assigned.insert(String(decoding: word, as: UTF8.self))
      }
      start = end
    }
    return words
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
