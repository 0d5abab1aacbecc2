// Places that the marks of libyaml do not give.

extension YAMLComposer {
  /// The offset after `count` tags and anchors, and the white space and comments after them. The marks of an event
  /// include its properties.
  func skipProperties(_ count: Int, from start: Int, limit: Int) -> Int {
    var offset = start
    for _ in 0..<count {
      guard offset < limit, bytes[offset] == UInt8(ascii: "&") || bytes[offset] == UInt8(ascii: "!") else {
        return offset
      }
      offset = bytes[offset] == UInt8(ascii: "&") ? anchorEnd(offset, limit: limit) : tagEnd(offset, limit: limit)
      offset = skipSpaceAndComments(from: offset, limit: limit)
    }
    return offset
  }

  /// An anchor ends with its last letter, digit, `-` or `_`: in `&a?b` the rest is text.
  private func anchorEnd(_ start: Int, limit: Int) -> Int {
    bytes[start + 1..<max(limit, start + 1)].firstIndex { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): false
      default: true
      }
    } ?? limit
  }

  private func tagEnd(_ start: Int, limit: Int) -> Int {
    let isVerbatim = start + 1 < limit && bytes[start + 1] == UInt8(ascii: "<")
    for offset in start..<limit {
      if isVerbatim ? bytes[offset] == UInt8(ascii: ">") : bytes[offset] == UInt8(ascii: ",") {
        return isVerbatim ? offset + 1 : offset
      }
      if bytes[offset].isBlankOrBreak { return offset }
    }
    return limit
  }

  private func skipSpaceAndComments(from start: Int, limit: Int) -> Int {
    var offset = start
    while offset < limit {
      if bytes[offset] == UInt8(ascii: "#"), offset > range.lowerBound, bytes[offset - 1].isBlankOrBreak {
        while offset < limit, !bytes[offset].isBreak { offset += 1 }
      } else if bytes[offset].isBlankOrBreak {
        offset += 1
      } else {
        return offset
      }
    }
    return offset
  }

  /// The end of the last line of a block scalar that is not blank; the end of its `|` or `>` header where all are.
  func blockScalarEnd(_ scalar: Range<Int>) -> Int {
    var header = scalar.lowerBound
    while header < scalar.upperBound, !bytes[header].isBlankOrBreak { header += 1 }
    var body = header
    while body < scalar.upperBound, !bytes[body].isBreak { body += 1 }
    var end = scalar.upperBound
    while end > body {
      var lineStart = end
      while lineStart > body, !bytes[lineStart - 1].isBreak { lineStart -= 1 }
      if bytes[lineStart..<end].contains(where: { !$0.isBlankOrBreak }) { return end }
      end = max(lineStart - 1, body)
    }
    return header
  }

  /// The start of the first line, at `offset` or after it, that begins a document.
  func nextDocumentMarker(from offset: Int) -> Int? {
    var line = offset
    while line + 3 <= range.upperBound {
      let isLineStart = line == range.lowerBound || bytes[line - 1].isBreak
      if isLineStart, bytes[line..<line + 3].allSatisfy({ $0 == UInt8(ascii: "-") }),
        line + 3 == range.upperBound || bytes[line + 3].isBlankOrBreak
      {
        return line
      }
      while line < range.upperBound, !bytes[line].isBreak { line += 1 }
      line += 1
    }
    return nil
  }
}

extension UInt8 {
  /// A line feed or carriage return.
  var isBreak: Bool { self == 0x0A || self == 0x0D }

  /// A space, tab, line feed or carriage return.
  var isBlankOrBreak: Bool { self == 0x20 || self == 0x09 || isBreak }
}
