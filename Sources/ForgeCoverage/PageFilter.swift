package import ForgeDiagnostics

/// Tells the pages on which nothing can name an endpoint, by their words: those need not be read.
package struct PageFilter: Sendable {
  /// Hashes of the words: two that collide cost a reading, and no mention.
  private let hashes: Set<UInt64>
  /// The lowest 16 bits of the hashes: nearly every other word is told by them alone.
  private let lowBits: [Bool]
  /// What each byte can be, so that most words are passed over without a look at the set.
  private let roles: [Role]
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
    let directives = ["8", "include", "allow", "schema"]
    let all = ids + (calls + directives + index.methods).map { Array($0.utf8) }
    hashes = Set(all.map { $0.reduce(Self.seed, Self.hash) })
    var lowBits = [Bool](repeating: false, count: 1 << 16)
    for hash in hashes { lowBits[Int(hash & 0xFFFF)] = true }
    self.lowBits = lowBits
    var roles = (0...UInt8.max).map { Self.isWord($0) ? Role.inner : .other }
    // HTTPie's command is the scheme of every address, too: it is looked for by what follows.
    for first in all.compactMap(\.first) + [UInt8(ascii: "h")] { roles[Int(first)] = .first }
    self.roles = roles
  }

  /// A byte that no word has, one that words have, and one that a word that is looked for begins with.
  private enum Role: UInt8 {
    case other, inner, first
  }

  /// Whether the page has a word that a mention has.
  package func mayMention(_ file: SourceFile) -> Bool {
    if isOpen { return true }
    return roles.withUnsafeBufferPointer { roles in
      file.bytes.withUnsafeBufferPointer { bytes in
        var offset = 0
        while offset < bytes.count {
          let start = offset
          offset += 1
          let role = roles[Int(bytes[start])]
          guard role != .other else { continue }
          guard role == .first else {
            while offset < bytes.count, roles[Int(bytes[offset])] != .other { offset += 1 }
            continue
          }
          var hash = Self.hash(Self.seed, bytes[start])
          while offset < bytes.count, roles[Int(bytes[offset])] != .other {
            hash = Self.hash(hash, bytes[offset])
            offset += 1
          }
          if lowBits[Int(hash & 0xFFFF)], hashes.contains(hash) { return true }
          let isScheme = offset < bytes.count && bytes[offset] == UInt8(ascii: ":")
          if !isScheme, hash == Self.http || hash == Self.https { return true }
        }
        return false
      }
    }
  }

  private static let http = Array("http".utf8).reduce(seed, hash)
  private static let https = Array("https".utf8).reduce(seed, hash)

  // FNV-1a
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: byte >= 0x80
    }
  }
}
