package import ForgeDiagnostics

/// Tells the pages on which nothing can name an endpoint, by their words: those need not be read.
package struct PageFilter: Sendable {
  private let words: Set<ArraySlice<UInt8>>
  /// Which bytes words begin with, so that most are passed over without a look at the set.
  private let firsts: [Bool]
  private let longest: Int
  /// Whether an operationId is no single word, so that no page can be told.
  private let isOpen: Bool

  package init(_ index: EndpointIndex) {
    let ids = index.operationIDs.map { Array($0.utf8) }
    isOpen = ids.contains { !$0.allSatisfy(Self.isWord) }
    let calls = [
      "curl", "wget", "xh", "xhs", "fetch", "ofetch", "axios", "ky", "got", "superagent", "needle", "requests", "httpx",
      "aiohttp", "operation",
    ]
    // Directives: what is included may name one, and what is allowed must be of use.
    let directives = ["8", "include", "allow"]
    let all = ids + (calls + directives + index.methods).map { Array($0.utf8) }
    words = Set(all.map { $0[...] })
    longest = all.map(\.count).max() ?? 0
    var firsts = [Bool](repeating: false, count: 256)
    for word in all { if let first = word.first { firsts[Int(first)] = true } }
    // HTTPie's command is the scheme of every address, too: it is looked for by what follows.
    firsts[Int(UInt8(ascii: "h"))] = true
    self.firsts = firsts
  }

  /// Whether the page has a word that a mention has.
  package func mayMention(_ file: SourceFile) -> Bool {
    if isOpen { return true }
    return file.bytes.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        guard Self.isWord(bytes[offset]) else {
          offset += 1
          continue
        }
        let start = offset
        while offset < bytes.count, Self.isWord(bytes[offset]) { offset += 1 }
        guard firsts[Int(bytes[start])], offset - start <= longest else { continue }
        if words.contains(Array(bytes[start..<offset])[...]) { return true }
        let isScheme = offset < bytes.count && bytes[offset] == UInt8(ascii: ":")
        if !isScheme,
          bytes[start..<offset].elementsEqual("http".utf8) || bytes[start..<offset].elementsEqual("https".utf8)
        {
          return true
        }
      }
      return false
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: byte >= 0x80
    }
  }
}
