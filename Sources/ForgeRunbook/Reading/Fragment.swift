import ForgeShell

/// A part of an expanded word: an argument, or what stands behind `=` in it. It still knows where it was written.
struct Fragment: Hashable, Sendable {
  let word: ExpandedWord
  /// Bytes of the word's text.
  let offsets: Range<Int>

  init(_ word: ExpandedWord) {
    self.word = word
    offsets = 0..<word.text.utf8.count
  }

  private init(_ word: ExpandedWord, _ offsets: Range<Int>) {
    self.word = word
    self.offsets = offsets
  }

  /// The text, with what stands for unknown parts.
  var text: String { String(decoding: Array(word.text.utf8)[offsets], as: UTF8.self) }

  /// The text where nothing in it is unknown.
  var value: String? { isKnown ? text : nil }

  var isKnown: Bool { word.isKnown(in: offsets) }

  /// The text up to its first part that is not known.
  var knownPrefix: String {
    var known = ""
    for segment in word.segments {
      guard segment.certainty == .known else { break }
      known += segment.text
    }
    return String(decoding: Array(known.utf8).prefix(offsets.upperBound).dropFirst(offsets.lowerBound), as: UTF8.self)
  }

  /// Whether bash may make several arguments of it, or none.
  var isOpen: Bool { word.segments.contains { $0.certainty == .unknown && $0.isSplit } }

  /// Whether it stands for the names of files.
  var isPattern: Bool { word.segments.contains { $0.certainty == .pattern } }

  var isEmpty: Bool { offsets.isEmpty }

  /// Where it was written, as offsets in the sample.
  var range: Range<Int>? { word.sourceRange(of: offsets) }

  func dropFirst(_ count: Int) -> Fragment {
    Fragment(word, min(offsets.lowerBound + count, offsets.upperBound)..<offsets.upperBound)
  }

  func prefix(_ count: Int) -> Fragment {
    Fragment(word, offsets.lowerBound..<min(offsets.lowerBound + count, offsets.upperBound))
  }

  /// What stands before and behind the first `separator`; nil without one in what is known.
  func split(at separator: Character) -> (before: Fragment, after: Fragment)? {
    guard let byte = separator.asciiValue, let place = Array(text.utf8).firstIndex(of: byte) else { return nil }
    return (prefix(place), dropFirst(place + 1))
  }

  /// The pieces between `separator`.
  func pieces(_ separator: Character) -> [Fragment] {
    var pieces: [Fragment] = []
    var rest = self
    while let (before, after) = rest.split(at: separator) {
      pieces.append(before)
      rest = after
    }
    return pieces + [rest]
  }
}
