/// A place in prose or code that names an endpoint: `GET /engagements/{id}`.
package struct EndpointMention: Hashable, Sendable {
  /// In upper case.
  package let method: String
  /// As written, without query and trailing slash.
  package let path: String
  /// From the method to the end of the path, in the text that was scanned.
  package let range: Range<Int>

  package static let methods: Set<String> = [
    "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY",
  ]

  /// The endpoints in `text`: one of `methods` in capitals, spaces, and a path, or a full address, after it.
  package static func all(
    in text: ArraySlice<UInt8>, methods: Set<String> = EndpointMention.methods
  ) -> [EndpointMention] {
    var mentions: [EndpointMention] = []
    var offset = text.startIndex
    while offset < text.endIndex {
      guard isCapital(text[offset]), offset == text.startIndex || !isWord(text[offset - 1]) else {
        offset += 1
        continue
      }
      let end = text[offset...].firstIndex { !isCapital($0) } ?? text.endIndex
      defer { offset = max(end, offset + 1) }
      let method = String(decoding: text[offset..<end], as: UTF8.self)
      guard methods.contains(method), let path = path(after: end, in: text) else { continue }
      mentions.append(
        EndpointMention(
          method: method, path: cleaned(text[path]),
          range: offset - text.startIndex..<path.upperBound - text.startIndex))
    }
    return mentions
  }

  private static func path(after end: Int, in text: ArraySlice<UInt8>) -> Range<Int>? {
    var start = end
    while start < text.endIndex, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
    guard start > end, start < text.endIndex else { return nil }
    let stop = text[start...].firstIndex { $0 <= 0x20 || "\"'`<>|,;".utf8.contains($0) } ?? text.endIndex
    let word = text[start..<stop]
    guard word.first == UInt8(ascii: "/") || word.starts(with: "http".utf8) else { return nil }
    return start..<stop
  }

  private static func cleaned(_ word: ArraySlice<UInt8>) -> String {
    var path = String(decoding: word, as: UTF8.self)[...]
    if let query = path.firstIndex(where: { $0 == "?" || $0 == "#" }) { path = path[..<query] }
    while let last = path.last, ".:)!/".contains(last), path.count > 1 { path.removeLast() }
    guard path.hasPrefix("http"), let slashes = path.firstIndex(of: "/") else { return String(path) }
    let host = path[slashes...].drop { $0 == "/" }
    return host.firstIndex(of: "/").map { String(host[$0...]) } ?? "/"
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    isCapital(byte) || byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
  }
}
