/// Text that grows at its end, and remembers where its parts come from. Parts may be bytes of any kind, as in Go.
package struct OriginText: Sendable {
  package private(set) var bytes: [UInt8] = []
  private var pieces: [Origins.Piece] = []

  package init() {}

  package var isEmpty: Bool { bytes.isEmpty }

  /// Adds text of one origin.
  package mutating func append(_ text: some Sequence<UInt8>, _ origin: Origin?) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    if bytes.count > start { mark(.init(offset: start, origin: origin)) }
  }

  package mutating func append(_ text: String, _ origin: Origin?) {
    append(text.utf8, origin)
  }

  /// Adds text with its origins; `fallback` is for what has none.
  package mutating func append(_ text: String, _ origins: Origins, fallback: Origin? = nil) {
    guard !text.isEmpty else { return }
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    mark(start, origins, from: 0, length: bytes.count - start, fallback: fallback)
  }

  /// Adds the bytes of `text` at `range` with their origins.
  package mutating func append(_ text: String, _ range: Range<Int>, _ origins: Origins) {
    guard !range.isEmpty else { return }
    let start = bytes.count
    let utf8 = text.utf8
    let lower = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    bytes.append(contentsOf: utf8[lower..<utf8.index(lower, offsetBy: range.count)])
    mark(start, origins, from: range.lowerBound, length: range.count, fallback: nil)
  }

  /// Adds a part of a larger text with its origins.
  package mutating func append(_ text: [UInt8], _ range: Range<Int>, _ origins: Origins) {
    guard !range.isEmpty else { return }
    let start = bytes.count
    bytes.append(contentsOf: text[range])
    mark(start, origins, from: range.lowerBound, length: range.count, fallback: nil)
  }

  /// Adds another text.
  package mutating func append(_ text: OriginText) {
    let start = bytes.count
    bytes.append(contentsOf: text.bytes)
    for piece in text.pieces { mark(.init(offset: start + piece.offset, origin: piece.origin, start: piece.start)) }
  }

  private mutating func mark(_ start: Int, _ origins: Origins, from: Int, length: Int, fallback: Origin?) {
    switch origins {
    case .unknown: mark(.init(offset: start, origin: fallback))
    case .whole(let origin): mark(.init(offset: start, origin: origin, start: from))
    case .pieces(let parts):
      for (place, part) in parts.enumerated() {
        let end = place + 1 < parts.count ? parts[place + 1].offset : .max
        guard end > from, part.offset < from + length else { continue }
        let skipped = max(from - part.offset, 0)
        let offset = start + max(part.offset - from, 0)
        if let origin = part.origin {
          mark(.init(offset: offset, origin: origin, start: part.start + skipped))
        } else {
          mark(.init(offset: offset, origin: fallback))
        }
      }
    }
  }

  private mutating func mark(_ piece: Origins.Piece) {
    if let last = pieces.last, last.origin === piece.origin {
      let isContinued = last.start + piece.offset - last.offset == piece.start
      if isContinued || last.origin?.isVerbatim != true { return }
    }
    if pieces.last?.offset == piece.offset { pieces.removeLast() }
    pieces.append(piece)
  }

  package var origins: Origins {
    guard pieces.count == 1 else { return pieces.isEmpty ? .unknown : .pieces(pieces) }
    guard let origin = pieces[0].origin else { return .unknown }
    return pieces[0].start == 0 ? .whole(origin) : .pieces(pieces)
  }

  /// The text as a value; bytes that are no UTF-8 are repaired.
  package var value: GoValue { GoValue(.string(String(decoding: bytes, as: UTF8.self)), origins) }
}
