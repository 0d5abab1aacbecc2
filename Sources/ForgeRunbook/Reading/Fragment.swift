import ForgeShell

/// A part of an expanded word: an argument, or what stands behind `=` in it. It still knows where it was written.
struct Fragment: Hashable, Sendable {
  let word: ExpandedWord
  /// Bytes of the word's text.
  let offsets: Range<Int>
  /// The block in whose text it was written, as ``PageRun/block`` counts them; nil for the one that is read.
  let block: Int?

  init(_ word: ExpandedWord, block: Int? = nil) {
    self.init(word, 0..<word.text.utf8.count, block)
  }

  private init(_ word: ExpandedWord, _ offsets: Range<Int>, _ block: Int?) {
    self.word = word
    self.offsets = offsets
    self.block = block
  }

  /// The same fragment when another block than its own, which is `block`, is read.
  func written(in block: Int) -> Fragment { Fragment(word, offsets, self.block ?? block) }

  /// The text, with what stands for unknown parts.
  var text: String {
    offsets.count == word.text.utf8.count ? word.text : String(decoding: bytes, as: UTF8.self)
  }

  private var bytes: Substring.UTF8View {
    let bytes = word.text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: offsets.lowerBound)
    return bytes[start..<bytes.index(start, offsetBy: offsets.count)]
  }

  /// The text where nothing in it is unknown.
  var value: String? { isKnown ? text : nil }

  var isKnown: Bool { word.isKnown(in: offsets) }

  /// The text up to its first part that is not known.
  var knownPrefix: String {
    prefix(word.knownCount(from: offsets.lowerBound)).text
  }

  /// What is known of the text, cut where something is not: `backup-`, `.sql` of `backup-$(date +%F).sql`.
  var knownPieces: [String] {
    guard offsets.count == word.text.utf8.count else { return [knownPrefix, ""] }
    return word.segments.reduce(into: [""]) { pieces, segment in
      if segment.certainty == .unknown {
        pieces.append("")
      } else {
        pieces[pieces.count - 1] += segment.text
      }
    }
  }

  /// Whether bash may make several arguments of it, or none.
  var isOpen: Bool { word.segments.contains { $0.certainty == .unknown && $0.isSplit } }

  /// Whether it stands for the names of files.
  var isPattern: Bool { word.segments.contains { $0.certainty == .pattern } }

  var isEmpty: Bool { offsets.isEmpty }

  /// Where it was written, as offsets in the text of its block.
  var range: Range<Int>? { word.sourceRange(of: offsets) }

  /// Where each byte of it was written, and where it ends.
  var sourceOffsets: [Int] { Array(word.sourceOffsets[offsets.lowerBound...offsets.upperBound]) }

  func dropFirst(_ count: Int) -> Fragment {
    Fragment(word, min(offsets.lowerBound + count, offsets.upperBound)..<offsets.upperBound, block)
  }

  func prefix(_ count: Int) -> Fragment {
    Fragment(word, offsets.lowerBound..<min(offsets.lowerBound + count, offsets.upperBound), block)
  }

  /// What stands before and behind the first `separator`; nil without one in what is known.
  func split(at separator: Character) -> (before: Fragment, after: Fragment)? {
    let bytes = bytes
    guard let byte = separator.asciiValue, let index = bytes.firstIndex(of: byte) else { return nil }
    let place = bytes.distance(from: bytes.startIndex, to: index)
    return (prefix(place), dropFirst(place + 1))
  }

  /// The pieces between `separator`; of more than anybody writes the last has the rest.
  func pieces(_ separator: Character) -> [Fragment] {
    var pieces: [Fragment] = []
    var rest = self
    while pieces.count < 1024, let (before, after) = rest.split(at: separator) {
      pieces.append(before)
      rest = after
    }
    return pieces + [rest]
  }
}
