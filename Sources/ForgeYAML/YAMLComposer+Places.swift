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
      let isVerbatim = offset + 1 < limit && bytes[offset + 1] == UInt8(ascii: "<")
      while offset < limit, !bytes[offset].isBlankOrBreak {
        if isVerbatim, bytes[offset] == UInt8(ascii: ">") {
          offset += 1
          break
        }
        if !isVerbatim, bytes[offset] == UInt8(ascii: ",") { break }
        offset += 1
      }
      offset = skipSpaceAndComments(from: offset, limit: limit)
    }
    return offset
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

  /// The start of the first line after the one of `offset` that begins a document.
  func nextDocumentMarker(after offset: Int) -> Int? {
    var offset = offset
    while offset + 3 <= range.upperBound {
      while offset < range.upperBound, !bytes[offset].isBreak { offset += 1 }
      while offset < range.upperBound, bytes[offset].isBreak { offset += 1 }
      guard offset + 3 <= range.upperBound else { return nil }
      let isMarker = bytes[offset..<offset + 3].allSatisfy { $0 == UInt8(ascii: "-") }
      if isMarker, offset + 3 == range.upperBound || bytes[offset + 3].isBlankOrBreak { return offset }
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
