/// URI templates (RFC 6570, section 2): literals, and expressions in braces.
enum URITemplateFormat {
  @Sendable static func isTemplate(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "{"):
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")), isExpression(rest[..<end]) else { return false }
        rest = rest[(end + 1)...]
      case UInt8(ascii: "%"):
        guard rest.prefix(2).count == 2, rest.prefix(2).allSatisfy(\.isHexDigit) else { return false }
        rest.removeFirst(2)
      case UInt8(ascii: "}"), 0...0x20, 0x7F: return false
      default: if "\"<>\\^`|".utf8.contains(byte) { return false }
      }
    }
    return true
  }

  private static func isExpression(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    if let first = rest.first, "+#./;?&=,!@|".utf8.contains(first) { rest.removeFirst() }
    return rest.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).allSatisfy(isVariable)
  }

  private static func isVariable(_ text: ArraySlice<UInt8>) -> Bool {
    var name = text
    if name.last == UInt8(ascii: "*") {
      name.removeLast()
    } else if let colon = name.firstIndex(of: UInt8(ascii: ":")) {
      let length = name[(colon + 1)...]
      guard (1...4).contains(length.count), length.first != 0x30, length.allSatisfy({ (0x30...0x39).contains($0) })
      else {
        return false
      }
      name = name[..<colon]
    }
    return name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "%") }
    }
  }
}
