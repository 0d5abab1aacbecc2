package import ForgeDiagnostics

/// Answers where the parts of a finished text were written.
package struct OriginMap: Sendable {
  private let pieces: [Origins.Piece]
  private let length: Int

  package init(_ text: OriginText) {
    self.init(text.origins, length: text.bytes.count)
  }

  package init(_ origins: Origins, length: Int) {
    self.length = length
    pieces =
      switch origins {
      case .unknown: []
      case .whole(let origin): [.init(offset: 0, origin: origin)]
      case .pieces(let pieces): pieces
      }
  }

  /// A piece as far as it lies in the range that was asked for.
  private struct Part {
    let origin: Origin
    let range: SourceRange
  }

  /// The smallest range that wrote the bytes at `range`: the very bytes where they are copied, else the action that
  /// computed them, or the part of the innermost template that wrote all of them. Nil where nothing is known.
  package func source(of range: Range<Int>) -> SourceRange? {
    let parts = parts(in: range)
    guard let first = parts.first else { return nil }
    guard parts.count > 1 else { return first.range }
    if parts.allSatisfy({ $0.origin === first.origin }), let last = parts.last {
      return first.range.joined(last.range)
    }
    let ofTemplates = parts.filter(\.origin.isOfTemplate)
    return ofTemplates.isEmpty ? first.range : Self.common(ofTemplates)
  }

  private func parts(in range: Range<Int>) -> [Part] {
    var parts: [Part] = []
    var place = place(of: range.lowerBound)
    while place < pieces.count {
      let piece = pieces[place]
      let end = place + 1 < pieces.count ? pieces[place + 1].offset : length
      place += 1
      let isAsked = range.isEmpty ? parts.isEmpty : piece.offset < range.upperBound
      guard isAsked else { break }
      guard let origin = piece.origin else { continue }
      let lower = max(range.lowerBound, piece.offset)
      let upper = max(lower, min(range.upperBound, end))
      parts.append(Part(origin: origin, range: Self.exact(origin, piece.start + lower - piece.offset, upper - lower)))
    }
    return parts
  }

  private static func exact(_ origin: Origin, _ start: Int, _ length: Int) -> SourceRange {
    guard origin.isVerbatim else { return origin.range }
    let lower = min(origin.range.bytes.lowerBound + start, origin.range.bytes.upperBound)
    let upper = min(lower + length, origin.range.bytes.upperBound)
    return SourceRange(path: origin.range.path, bytes: lower..<upper)
  }

  /// The last piece that begins at `offset` or before it.
  private func place(of offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low - 1, 0)
  }

  /// The part of the innermost template that wrote all of `parts`.
  private static func common(_ parts: [Part]) -> SourceRange {
    let chains = parts.map(\.origin.chain)
    var level = 0
    while chains.allSatisfy({ $0.count > level + 1 && $0[level] === chains[0][level] }) { level += 1 }
    let ranges = zip(parts, chains).map { part, chain in
      chain.count == level + 1 ? part.range : chain[min(level, chain.count - 1)].range
    }
    return ranges.dropFirst().reduce(ranges[0]) { $0.joined($1) }
  }
}

extension SourceRange {
  /// From the start of the first to the end of the last; as it is where the other is in another file.
  fileprivate func joined(_ other: SourceRange) -> SourceRange {
    guard path == other.path else { return self }
    let lower = min(bytes.lowerBound, other.bytes.lowerBound)
    return SourceRange(path: path, bytes: lower..<max(bytes.upperBound, other.bytes.upperBound))
  }
}
