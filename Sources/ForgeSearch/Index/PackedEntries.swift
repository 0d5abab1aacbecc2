/// What is shown of the entries of a batch, as one array of bytes: a large site has a hundred thousand entries.
struct PackedEntries: Sendable, RandomAccessCollection {
  private var bytes: [UInt8] = []
  /// Where each part of each entry ends in `bytes`.
  private var ends: [Int32] = []
  private var heads: [Head] = []

  private struct Head: Sendable {
    let kind: SearchEntry.Kind
    let isPart: Bool
    let hasTrail: Bool
  }

  private static let partCount = 5

  var startIndex: Int { 0 }
  var endIndex: Int { heads.count }

  subscript(number: Int) -> ShownEntry {
    let first = number * Self.partCount
    func part(_ index: Int) -> ArraySlice<UInt8> {
      let end = first + index
      return bytes[(end == 0 ? 0 : Int(ends[end - 1]))..<Int(ends[end])]
    }
    let head = heads[number]
    return ShownEntry(
      kind: head.kind, isPart: head.isPart, hasTrail: head.hasTrail, url: part(0), title: part(1), trail: part(2),
      text: part(3), summary: part(4))
  }

  /// Adds an entry with the beginning of its text as it is shown.
  mutating func append(_ entry: SearchEntry, text: [UInt8]) {
    heads.append(Head(kind: entry.kind, isPart: entry.isPart, hasTrail: !entry.trail.isEmpty))
    append(entry.url.utf8)
    append(entry.title.utf8)
    append(entry.trail.joined(separator: " › ").utf8)
    append(text)
    append(entry.summary.utf8)
  }

  private mutating func append(_ part: some Collection<UInt8>) {
    bytes.append(contentsOf: part)
    ends.append(Int32(bytes.count))
  }

  /// Gives back the room that growing took.
  mutating func trim() {
    bytes = bytes.withUnsafeBufferPointer { Array($0) }
    ends = ends.withUnsafeBufferPointer { Array($0) }
  }
}

/// What is shown of an entry, as UTF-8.
struct ShownEntry: Sendable {
  let kind: SearchEntry.Kind
  let isPart: Bool
  let hasTrail: Bool
  let url: ArraySlice<UInt8>
  let title: ArraySlice<UInt8>
  let trail: ArraySlice<UInt8>
  let text: ArraySlice<UInt8>
  let summary: ArraySlice<UInt8>
}
