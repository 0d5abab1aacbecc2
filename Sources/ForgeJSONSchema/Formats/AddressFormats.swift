/// Addresses of hosts: IPv4 as RFC 2673, section 3.2, writes it, IPv6 as RFC 4291, section 2.2.
enum AddressFormats {
  @Sendable static func isIPv4(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard (1...3).contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        // A leading zero would be octal to some.
        return part.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255 && (part.count == 1 || part.first != 0x30)
      }
  }

  @Sendable static func isIPv6(_ text: ArraySlice<UInt8>) -> Bool {
    let halves = split(text)
    guard halves.count <= 2 else { return false }
    var groups = 0
    for (index, half) in halves.enumerated() where !half.isEmpty {
      let parts = half.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      for (place, part) in parts.enumerated() {
        if index == halves.count - 1, place == parts.count - 1, part.contains(UInt8(ascii: ".")) {
          guard isIPv4(part) else { return false }
          groups += 2
        } else {
          guard (1...4).contains(part.count), part.allSatisfy(\.isHexDigit) else { return false }
          groups += 1
        }
      }
    }
    return halves.count == 2 ? groups <= 7 : groups == 8
  }

  /// The parts around `::`.
  private static func split(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    var offset = start
    while offset + 1 < text.endIndex {
      if text[offset] == UInt8(ascii: ":"), text[offset + 1] == UInt8(ascii: ":") {
        parts.append(text[start..<offset])
        start = offset + 2
        offset += 2
      } else {
        offset += 1
      }
    }
    return parts + [text[start...]]
  }
}

extension UInt8 {
  var isHexDigit: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  var isASCIIAlphanumeric: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
