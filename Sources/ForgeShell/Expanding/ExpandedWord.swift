/// What a word becomes where the values of parameters are known, with the way back to the source.
package struct ExpandedWord: Hashable, Sendable {
  package let segments: [Segment]
  /// All segments' text, what stands for unknown ones included.
  package let text: String

  package struct Segment: Hashable, Sendable {
    package let certainty: Certainty
    /// The text; of what is unknown something that stands for it: `$x`, `$(…)`, `<name>`.
    package let text: String
    /// Where the text comes from.
    package let range: Range<Int>
    /// Whether the source has the same bytes at `range`.
    package let isVerbatim: Bool
    /// Whether bash splits the text at blanks: it comes from an expansion outside quotes (POSIX 2.6.5).
    package let isSplit: Bool

    package init(certainty: Certainty, text: String, range: Range<Int>, isVerbatim: Bool, isSplit: Bool) {
      self.certainty = certainty
      self.text = text
      self.range = range
      self.isVerbatim = isVerbatim
      self.isSplit = isSplit
    }
  }

  package enum Certainty: Hashable, Sendable {
    case known
    /// Bash puts the names of matching files here, and the text where there are none.
    case pattern
    case unknown
  }

  package init(segments: [Segment]) {
    self.segments = segments
    text = segments.count == 1 ? segments[0].text : segments.map(\.text).joined()
  }

  /// A value that is known, from nowhere in this source.
  package init(_ value: String) {
    self.init(segments: [Segment(certainty: .known, text: value, range: 0..<0, isVerbatim: false, isSplit: false)])
  }

  /// Patterns count as known: as a rule no file matches what is meant for the command.
  package var isKnown: Bool { segments.allSatisfy { $0.certainty != .unknown } }

  /// The text where nothing in it is unknown.
  package var value: String? { isKnown ? text : nil }

  /// Where the bytes `offsets` of the text come from: exact for what the source has verbatim, else the whole
  /// expansion.
  package func sourceRange(of offsets: Range<Int>) -> Range<Int>? {
    var result: Range<Int>?
    for (segment, part) in parts(of: offsets) {
      let start = segment.range.lowerBound
      let range = segment.isVerbatim ? start + part.lowerBound..<start + part.upperBound : segment.range
      result = result.map { min($0.lowerBound, range.lowerBound)..<max($0.upperBound, range.upperBound) } ?? range
    }
    return result
  }

  /// Where each byte of the text comes from, and where the text ends: ascending as long as the segments stand in order.
  package var sourceOffsets: [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(text.utf8.count + 1)
    for segment in segments {
      let count = segment.text.utf8.count
      let start = segment.range.lowerBound
      if segment.isVerbatim {
        offsets += start..<start + count
      } else {
        offsets += repeatElement(start, count: count)
      }
    }
    offsets.append(segments.last.map(\.range.upperBound) ?? 0)
    return offsets
  }

  /// How many bytes of the text from `offset` on are known.
  package func knownCount(from offset: Int) -> Int {
    parts(of: offset..<max(offset, text.utf8.count)).prefix { $0.segment.certainty != .unknown }
      .reduce(0) { $0 + $1.part.count }
  }

  /// Whether nothing is unknown in the bytes `offsets` of the text.
  package func isKnown(in offsets: Range<Int>) -> Bool {
    parts(of: offsets).allSatisfy { $0.segment.certainty != .unknown }
  }

  /// The segments that `offsets` meets, each with the offsets in its own text; an empty range meets those it touches.
  private func parts(of offsets: Range<Int>) -> [(segment: Segment, part: Range<Int>)] {
    var parts: [(segment: Segment, part: Range<Int>)] = []
    var start = 0
    for segment in segments {
      let end = start + segment.text.utf8.count
      let low = max(start, offsets.lowerBound)
      let high = min(end, offsets.upperBound)
      if low < high || (offsets.isEmpty && low == high) { parts.append((segment, low - start..<high - start)) }
      start = end
    }
    return parts
  }

  /// The arguments that this makes: bash splits the value of an unquoted expansion at blanks, and drops an argument of
  /// which nothing is left (POSIX 2.6.5). What is unknown counts as one argument or part of one.
  package var fields: [ExpandedWord] {
    var fields: [ExpandedWord] = []
    var current: [Segment] = []
    for segment in segments {
      guard segment.isSplit, segment.certainty == .known else {
        current.append(segment)
        continue
      }
      for (index, piece) in segment.split().enumerated() {
        if index > 0, !current.isEmpty {
          fields.append(ExpandedWord(segments: current))
          current = []
        }
        if !piece.text.isEmpty { current.append(piece) }
      }
    }
    if !current.isEmpty { fields.append(ExpandedWord(segments: current)) }
    return fields
  }
}

extension ExpandedWord.Segment {
  /// The pieces between blanks, empty ones included.
  fileprivate func split() -> [ExpandedWord.Segment] {
    var start = range.lowerBound
    let pieces = text.utf8.split(omittingEmptySubsequences: false) { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
    return pieces.map { piece in
      defer { start += piece.count + 1 }
      return ExpandedWord.Segment(
        certainty: certainty, text: String(decoding: piece, as: UTF8.self),
        range: isVerbatim ? start..<start + piece.count : range, isVerbatim: isVerbatim, isSplit: isSplit)
    }
  }
}
