// Internet addresses: RFC 2673 section 3.2 for IPv4, RFC 4291 section 2.2 for IPv6.

extension FormatChecker {
  @Sendable static func isIPv4(_ bytes: [UInt8]) -> Bool {
    isIPv4(bytes[...])
  }

  @Sendable static func isIPv6(_ bytes: [UInt8]) -> Bool {
    isIPv6(bytes[...])
  }

  static func isIPv4(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard (1...3).contains(part.count), part.allSatisfy(\.isDigit) else { return false }
        if part.count > 1, part.first == UInt8(ascii: "0") { return false }
        return part.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
      }
  }

  /// Eight groups, or fewer and one `::`; the last two may be written as an IPv4 address.
  static func isIPv6(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let gap = bytes.firstRange(of: [UInt8(ascii: ":"), UInt8(ascii: ":")]) else {
      return groupCount(bytes, allowsIPv4: true) == 8
    }
    let before = bytes[..<gap.lowerBound]
    let after = bytes[gap.upperBound...]
    guard let first = before.isEmpty ? 0 : groupCount(before, allowsIPv4: false),
      let second = after.isEmpty ? 0 : groupCount(after, allowsIPv4: true)
    else { return false }
    return first + second <= 7
  }

  /// How many groups of 16 bits stand between colons; nil where one is none.
  private static func groupCount(_ bytes: ArraySlice<UInt8>, allowsIPv4: Bool) -> Int? {
    var groups = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    var count = 0
    if allowsIPv4, let last = groups.last, isIPv4(last) {
      groups.removeLast()
      count = 2
    }
    guard groups.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(\.isHexDigit) }) else { return nil }
    return count + groups.count
  }
}
