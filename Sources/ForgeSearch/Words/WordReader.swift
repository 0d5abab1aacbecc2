/// Cuts text into the words that search finds it by. The search script cuts queries in the same way.
///
/// A chunk is what stands together without blanks: letters, digits, and the marks that names of files, flags, paths
/// and settings are put together with. `kube-state-metrics` is found by itself and by its parts, `APIHighErrorRate` too,
/// and scripts that put no blanks between words are found by each two characters that stand together.
struct WordReader {
  enum Kind {
    /// A chunk that is one word.
    case word
    /// One of several words of a chunk.
    case part
    /// A chunk of several words.
    case whole
  }

  /// How many characters of a word are kept, and up to how many bytes a chunk is found as a whole.
  static let longest = 64

  private var part: [UInt8] = []
  private var whole: [UInt8] = []
  private var partLength = 0
  private var parts = 0
  /// The first part, until it is known whether it is the only one.
  private var first: [UInt8]?
  private var hasPairs = false
  private var isInVariable = false

  /// Hands over each word of UTF-8 in lower case without accents.
  mutating func read(_ text: ArraySlice<UInt8>, _ found: (_ word: [UInt8], Kind) -> Void) {
    text.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        guard let first = Self.step(bytes, index) else {
          index += 1
          continue
        }
        var end = index + first
        // What is in small letters alone needs no second look.
        var isPlain = Self.classes[Int(bytes[index])] == .small
        while end < bytes.count, let length = Self.step(bytes, end) {
          if Self.classes[Int(bytes[end])] != .small { isPlain = false }
          end += length
        }
        if isPlain {
          part.removeAll(keepingCapacity: true)
          part.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<min(end, index + Self.longest)]))
          found(part, .word)
        } else {
          chunk(UnsafeBufferPointer(rebasing: bytes[index..<end]), found)
        }
        index = end
      }
    }
  }

  // MARK: Chunks

  private enum Class: UInt8 {
    case none, small, capital, joiner, wide
  }

  private static let classes: [Class] = (0..<256).map { (byte: Int) -> Class in
    switch UInt8(byte) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): .small
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .capital
    case 0x80...: .wide
    default: "-_./:@{}".utf8.contains(UInt8(byte)) ? .joiner : .none
    }
  }

  /// The length of the character at `index` where a chunk may hold it.
  private static func step(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    switch classes[Int(bytes[index])] {
    case .none: return nil
    case .small, .capital, .joiner: return 1
    case .wide:
      let (scalar, length) = decode(bytes, index)
      guard let scalar, isWordScalar(scalar) else { return nil }
      return length
    }
  }

  private mutating func chunk(_ bytes: UnsafeBufferPointer<UInt8>, _ found: ([UInt8], Kind) -> Void) {
    let range = Self.trimmed(bytes)
    guard !range.isEmpty else { return }
    start()
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      switch Self.classes[Int(byte)] {
      case .joiner, .none:
        endPart(found)
        // The names of variables in paths differ from place to place: `/engagements/{}`.
        if byte == UInt8(ascii: "}") { isInVariable = false }
        appendToWhole(byte)
        if byte == UInt8(ascii: "{") { isInVariable = true }
        index += 1
      case .small, .capital:
        if Self.isHump(bytes, index, in: range) { endPart(found) }
        append(CollectionOfOne(byte | (Self.classes[Int(byte)] == .capital ? 0x20 : 0)))
        index += 1
      case .wide:
        let (scalar, length) = Self.decode(bytes, index)
        guard let scalar else { return }
        if Self.isUnspaced(scalar) {
          endPart(found)
          index = pairs(bytes, from: index, to: range.upperBound, found)
          hasPairs = true
        } else {
          for small in Self.folded(scalar) { append(small.utf8) }
          index += length
        }
      }
    }
    endPart(found)
    let first = bytes[range.lowerBound]
    end(isNamed: hasPairs || parts > 1 || first < UInt8(ascii: "0") || first == UInt8(ascii: "{"), found)
  }

  private mutating func start() {
    part.removeAll(keepingCapacity: true)
    whole.removeAll(keepingCapacity: true)
    partLength = 0
    parts = 0
    first = nil
    hasPairs = false
    isInVariable = false
  }

  /// Adds a character to the part and to the whole.
  private mutating func append(_ character: some Collection<UInt8>) {
    if partLength < Self.longest { part.append(contentsOf: character) }
    partLength += 1
    for byte in character { appendToWhole(byte) }
  }

  private mutating func appendToWhole(_ byte: UInt8) {
    if whole.count <= Self.longest, !isInVariable { whole.append(byte) }
  }

  /// Whether there is one part or several is known at the end: the first waits.
  private mutating func endPart(_ found: ([UInt8], Kind) -> Void) {
    guard !part.isEmpty else { return }
    parts += 1
    if parts == 1 {
      first = part
    } else {
      if let first { found(first, .part) }
      first = nil
      found(part, .part)
    }
    part.removeAll(keepingCapacity: true)
    partLength = 0
  }

  private mutating func end(isNamed: Bool, _ found: ([UInt8], Kind) -> Void) {
    if let first { found(first, isNamed ? .part : .word) }
    if isNamed, !hasPairs, parts > 0, whole.count <= Self.longest { found(whole, .whole) }
  }

  /// A chunk without the marks of sentences around it.
  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = 0
    var end = bytes.count
    while end > start, classes[Int(bytes[end - 1])] == .joiner, bytes[end - 1] != UInt8(ascii: "}") { end -= 1 }
    while start < end, ":@_}".utf8.contains(bytes[start]) { start += 1 }
    return start..<end
  }

  /// Whether a capital begins a word inside of one: behind a small letter, or the last of several before small letters.
  private static func isHump(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, in range: Range<Int>) -> Bool {
    guard index > range.lowerBound, classes[Int(bytes[index])] == .capital else { return false }
    switch classes[Int(bytes[index - 1])] {
    case .small: return true
    case .capital:
      return index + 2 < range.upperBound && isSmallLetter(bytes[index + 1]) && isSmallLetter(bytes[index + 2])
    default: return false
    }
  }

  private static func isSmallLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

  // MARK: Characters beyond ASCII

  /// The pairs of a run of characters of a script without blanks; one alone is found by itself.
  private func pairs(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ found: ([UInt8], Kind) -> Void
  ) -> Int {
    var index = start
    var last: Range<Int>?
    var isAlone = true
    while index < end, case (let scalar?, let length) = Self.decode(bytes, index), Self.isUnspaced(scalar) {
      if let last {
        found(Array(bytes[last.lowerBound..<index + length]), .part)
        isAlone = false
      }
      last = index..<index + length
      index += length
    }
    if isAlone, let last { found(Array(bytes[last]), .part) }
    return index
  }

  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (Unicode.Scalar?, Int) {
    let first = UInt32(bytes[index])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard first < 0x80 || first >= 0xC2, index + length <= bytes.count else { return (nil, 1) }
    var value = length == 1 ? first : first & (0x7F >> UInt32(length))
    for offset in 1..<max(1, length) {
      guard bytes[index + offset] & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    return (Unicode.Scalar(value), length)
  }

  /// Letters, digits and what stands on them (Unicode's general categories L, N and M).
  static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }

  /// Scripts that put no blanks between words: Thai, Lao, Burmese, Khmer, Japanese and Chinese.
  static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// A letter in lower case without its accents.
  private static func folded(_ scalar: Unicode.Scalar) -> [String] {
    scalar.properties.lowercaseMapping.unicodeScalars.filter { !Folding.isAccent($0) }
      .map { String(Folding.base(of: $0) ?? $0) }
  }
}
