/// One range of a file, as players of films ask for it (RFC 9110 section 14). Several at once are answered with the whole file.
struct ByteRange: Hashable, Sendable {
  let bytes: Range<Int>
  let isSatisfiable: Bool
  /// The value of `Content-Range`.
  let header: String

  /// Reads `bytes=FIRST-LAST`, `bytes=FIRST-` or `bytes=-COUNT`; nil where the whole file is the answer.
  init?(_ header: String?, size: Int) {
    guard let header, header.hasPrefix("bytes=") else { return nil }
    let parts = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let (first, last) = (Int(parts[0]), Int(parts[1]))
    guard (first != nil || parts[0].isEmpty) && (last != nil || parts[1].isEmpty) else { return nil }
    let start: Int
    let end: Int
    switch (first, last) {
    case (let first?, let last?):
      guard first >= 0, first <= last else { return nil }
      (start, end) = (first, min(last, size - 1) + 1)
    case (let first?, nil): (start, end) = (first, size)
    case (nil, let count?): (start, end) = (max(0, size - count), count == 0 ? 0 : size)
    case (nil, nil): return nil
    }
    isSatisfiable = start >= 0 && start < size && start < end
    bytes = isSatisfiable ? start..<end : 0..<0
    self.header = isSatisfiable ? "bytes \(start)-\(end - 1)/\(size)" : "bytes */\(size)"
  }
}
