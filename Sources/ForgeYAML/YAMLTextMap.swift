package import ForgeDiagnostics

extension YAMLNode {
  /// The place in `file` of a part of a scalar's text, given as a UTF-8 range of that text.
  ///
  /// Exact for every style, an escape counting as a whole. The whole node where it is no scalar, where the range lies
  /// outside the text, or where `file` does not hold the text.
  package func sourceRange(ofText part: Range<Int>, in file: SourceFile) -> SourceRange {
    sourceRanges(ofText: [part], in: file)[0]
  }

  /// The places of many parts of one scalar's text, which is read once for all of them; in the order of `parts`.
  package func sourceRanges(ofText parts: [Range<Int>], in file: SourceFile) -> [SourceRange] {
    guard let scalar, range.bytes.lowerBound >= 0, range.bytes.upperBound <= file.bytes.count, !range.bytes.isEmpty
    else { return parts.map { _ in range } }
    let map = YAMLTextMap(scalar, range.bytes, file.bytes)
    let length = scalar.text.utf8.count
    return parts.map { part in
      guard part.lowerBound >= 0, part.upperBound <= length, let bytes = map.bytes(of: part) else { return range }
      return SourceRange(path: range.path, bytes: bytes)
    }
  }
}

/// Reads a scalar a second time and keeps where each byte of its text comes from.
private struct YAMLTextMap {
  private let source: [UInt8]
  private let range: Range<Int>
  private let wanted: [UInt8]
  private var text: [UInt8] = []
  /// For each byte of the text, the source of the piece it belongs to: a byte as it stands, an escape, a line end.
  private var pieces: [Range<Int>] = []
  /// Whether reading again gave the same text.
  private var isTrue = false

  init(_ scalar: YAMLScalar, _ range: Range<Int>, _ source: [UInt8]) {
    self.source = source
    self.range = range
    wanted = Array(scalar.text.utf8)
    switch scalar.style {
    case .plain: readFlow(range, escape: 0)
    case .singleQuoted: readFlow(range.inner, escape: UInt8(ascii: "'"))
    case .doubleQuoted: readFlow(range.inner, escape: UInt8(ascii: "\\"))
    case .literal, .folded: readBlock(isFolded: scalar.style == .folded)
    }
    isTrue = text == wanted
  }

  /// The source of `part`; nil where reading again gave another text.
  func bytes(of part: Range<Int>) -> Range<Int>? {
    guard isTrue, !pieces.isEmpty else { return nil }
    guard !part.isEmpty else {
      let place =
        part.lowerBound < pieces.count ? pieces[part.lowerBound].lowerBound : pieces[pieces.count - 1].upperBound
      return place..<place
    }
    let start = pieces[part.lowerBound].lowerBound
    return start..<max(start, pieces[part.upperBound - 1].upperBound)
  }

  private mutating func append(_ bytes: some Sequence<UInt8>, from piece: Range<Int>) {
    for byte in bytes {
      text.append(byte)
      pieces.append(piece)
    }
  }

  private mutating func copy(_ range: Range<Int>) {
    for offset in range { append(CollectionOfOne(source[offset]), from: offset..<offset + 1) }
  }

  // MARK: Flow scalars

  /// Reads plain and quoted text: white space around line ends folds, escapes stand for a character.
  private mutating func readFlow(_ range: Range<Int>, escape: UInt8) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = source[offset]
      if byte == escape, escape != 0 {
        offset = readEscape(at: offset, limit: range.upperBound)
      } else if byte.isBlankOrBreak {
        offset = readSpace(at: offset, limit: range.upperBound)
      } else {
        copy(offset..<offset + 1)
        offset += 1
      }
    }
  }

  private mutating func readSpace(at start: Int, limit: Int) -> Int {
    var end = start
    while end < limit, source[end].isBlankOrBreak { end += 1 }
    let breaks = lineBreaks(in: start..<end)
    if breaks.isEmpty {
      copy(start..<end)
    } else if breaks.count == 1 {
      append(CollectionOfOne(0x20), from: start..<end)
    } else {
      for line in breaks.dropFirst() { append(CollectionOfOne(0x0A), from: line) }
    }
    return end
  }

  private func lineBreaks(in range: Range<Int>) -> [Range<Int>] {
    var breaks: [Range<Int>] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      let end = breakEnd(offset)
      if source[offset].isBreak { breaks.append(offset..<end) }
      offset = end
    }
    return breaks
  }

  private func breakEnd(_ offset: Int) -> Int {
    let isCRLF = source[offset] == 0x0D && offset + 1 < source.count && source[offset + 1] == 0x0A
    return offset + (isCRLF ? 2 : 1)
  }

  private mutating func readEscape(at start: Int, limit: Int) -> Int {
    guard start + 1 < limit else { return limit }
    if source[start] == UInt8(ascii: "'") {
      append(CollectionOfOne(source[start]), from: start..<start + 2)
      return start + 2
    }
    let code = source[start + 1]
    if code.isBreak {
      var end = breakEnd(start + 1)
      let afterBreak = end
      while end < limit, source[end].isBlankOrBreak { end += 1 }
      for line in lineBreaks(in: min(afterBreak, end)..<end) { append(CollectionOfOne(0x0A), from: line) }
      return end
    }
    if let digits = Self.digits[code] { return readCode(at: start, digits: digits, limit: limit) }
    let piece = start..<start + 2
    append(Self.escapes[code].map { Array(String($0).utf8) } ?? [code], from: piece)
    return piece.upperBound
  }

  private mutating func readCode(at start: Int, digits: Int, limit: Int) -> Int {
    var end = min(start + 2 + digits, limit)
    var value = number(start + 2..<end)
    let isPair = digits == 4 && (0xD800..<0xDC00).contains(value) && end + 6 <= limit
    if isPair, source[end] == UInt8(ascii: "\\"), source[end + 1] == UInt8(ascii: "u") {
      value = 0x10000 + ((value - 0xD800) << 10) + (number(end + 2..<end + 6) &- 0xDC00)
      end += 6
    }
    if let scalar = Unicode.Scalar(value) { append(Array(String(scalar).utf8), from: start..<end) }
    return end
  }

  private func number(_ digits: Range<Int>) -> UInt32 {
    source[digits].reduce(0) { $0 << 4 | (hexDigit($1) ?? 0) }
  }

  private static let digits: [UInt8: Int] = [
    UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8,
  ]

  /// The escapes of YAML 1.2.2 section 5.7 that do not stand for themselves.
  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{7}", UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "t"): "\t",
    UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{B}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "r"): "\r",
    UInt8(ascii: "e"): "\u{1B}", UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}",
    UInt8(ascii: "L"): "\u{2028}", UInt8(ascii: "P"): "\u{2029}",
  ]

  // MARK: Block scalars

  /// Reads the lines after the header. How far they are indented follows from the text: its first line of content has
  /// lost just that.
  private mutating func readBlock(isFolded: Bool) {
    var offset = range.lowerBound
    while offset < range.upperBound, !source[offset].isBreak { offset += 1 }
    guard offset < range.upperBound, let indent = blockIndent(from: breakEnd(offset)) else { return }
    offset = breakEnd(offset)
    var pending: [Range<Int>] = []
    var wasIndented = false
    while offset < source.count, text.count < wanted.count {
      let line = content(ofLine: offset, indent: indent)
      // Past the node only blank lines can belong to the text.
      if offset >= range.upperBound, source[line].contains(where: { !$0.isBlankOrBreak }) { break }
      let end = line.upperBound < source.count ? breakEnd(line.upperBound) : line.upperBound
      if !line.isEmpty {
        let isIndented = source[line.lowerBound].isBlankOrBreak
        join(pending, folds: isFolded && !text.isEmpty && !wasIndented && !isIndented)
        pending = []
        wasIndented = isIndented
        copy(line)
      }
      if end > line.upperBound { pending.append(line.upperBound..<end) }
      offset = end
    }
    for line in pending where text.count < wanted.count { append(CollectionOfOne(0x0A), from: line) }
  }

  private mutating func join(_ breaks: [Range<Int>], folds: Bool) {
    if folds, breaks.count == 1 {
      append(CollectionOfOne(0x20), from: breaks[0])
    } else {
      for line in breaks.dropFirst(folds ? 1 : 0) { append(CollectionOfOne(0x0A), from: line) }
    }
  }

  /// The bytes of the line at `start` after its indentation, without its line ending.
  private func content(ofLine start: Int, indent: Int) -> Range<Int> {
    var first = start
    while first < source.count, first - start < indent, source[first] == 0x20 { first += 1 }
    var end = first
    while end < source.count, !source[end].isBreak { end += 1 }
    return first..<end
  }

  private func blockIndent(from start: Int) -> Int? {
    let firstLine = wanted.split(separator: 0x0A).first { line in line.contains { !$0.isBlankOrBreak } }
    guard let kept = firstLine?.prefix(while: { $0 == 0x20 }).count else { return nil }
    var line = start
    while line < source.count {
      let spaces = source[line...].prefix { $0 == 0x20 }.count
      let content = line + spaces
      guard content < source.count else { return nil }
      if !source[content].isBlankOrBreak || source[content] == 0x09 && kept == 0 { return max(spaces - kept, 0) }
      let end = source[content...].firstIndex { $0.isBreak } ?? source.count
      line = end < source.count ? breakEnd(end) : end
    }
    return nil
  }
}

extension Range<Int> {
  /// This range without its first and last byte, the quotes.
  fileprivate var inner: Range<Int> {
    count >= 2 ? lowerBound + 1..<upperBound - 1 : self
  }
}
