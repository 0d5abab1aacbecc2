/// Byte strings and their numbers, in the order in which they were met. Open addressing over one array of bytes: no
/// allocation for a word that was met before.
struct TermTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int32] = []
  private var slots: [Int32]

  init(capacity: Int = 256) {
    var size = 256
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  var count: Int { ends.count }

  subscript(number: Int) -> ArraySlice<UInt8> {
    bytes[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
  }

  /// The number of `term`, and whether it is new.
  mutating func insert(_ term: ArraySlice<UInt8>) -> (number: Int, isNew: Bool) {
    if (count + 1) * 2 > slots.count { grow() }
    var slot = Self.hash(term) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if self[number] == term { return (number, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(count)
    bytes.append(contentsOf: term)
    ends.append(Int32(bytes.count))
    return (count - 1, true)
  }

  /// Gives back the room that finding took: the numbers are given, and only their terms are asked for from now on.
  mutating func close() {
    slots = []
    bytes = bytes.withUnsafeBufferPointer { Array($0) }
    ends = ends.withUnsafeBufferPointer { Array($0) }
  }

  private mutating func grow() {
    var size = max(256, slots.count) * 2
    while size < (count + 1) * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    for number in 0..<count {
      var slot = Self.hash(self[number]) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  private static func hash(_ term: ArraySlice<UInt8>) -> Int {
    let hash = FowlerNollVo.hash(term)
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }
}
