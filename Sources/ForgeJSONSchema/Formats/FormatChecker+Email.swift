// Mail addresses: `Mailbox` of RFC 5321, section 4.1.2, and its international form in RFC 6531, section 3.3.

extension FormatChecker {
  @Sendable static func isEmail(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 < 0x80 } && isMailbox(bytes)
  }

  @Sendable static func isInternationalEmail(_ bytes: [UInt8]) -> Bool {
    isMailbox(bytes)
  }

  private static func isMailbox(_ bytes: [UInt8]) -> Bool {
    guard let separator = bytes.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let local = bytes[..<separator]
    let domain = bytes[(separator + 1)...]
    // Section 4.5.3.1.1.
    guard local.count <= 64 else { return false }
    return (isDotString(local) || isQuotedString(local)) && (isAddressLiteral(domain) || isMailDomain(domain))
  }

  private static func isDotString(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty && atom.allSatisfy { $0 >= 0x80 || $0.isLetter || $0.isDigit || atomPunctuation.contains($0) }
    }
  }

  private static let atomPunctuation = Set("!#$%&'*+-/=?^_`{|}~".utf8)

  private static func isQuotedString(_ bytes: ArraySlice<UInt8>) -> Bool {
    var scanner = FormatScanner(bytes)
    guard scanner.take("\"") else { return false }
    while !scanner.take("\"") {
      if scanner.take("\\"), let next = scanner.next, next >= 0x80 { return false }
      guard let byte = scanner.next, byte >= 0x20, byte != 0x7F else { return false }
      scanner.skip(count: 1)
    }
    return scanner.isAtEnd
  }

  /// `[127.0.0.1]`, `[IPv6:::1]` or `[tag:content]`.
  private static func isAddressLiteral(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]"), bytes.count > 2 else { return false }
    let content = bytes.dropFirst().dropLast()
    if isIPv4(content) { return true }
    guard let colon = content.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let tag = content[..<colon]
    let value = content[(colon + 1)...]
    if tag.map({ $0 | 0x20 }).elementsEqual("ipv6".utf8) { return isIPv6(value) }
    guard let last = tag.last, last.isLetter || last.isDigit else { return false }
    return tag.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") } && !value.isEmpty
      && value.allSatisfy { (0x21...0x5A).contains($0) || (0x5E...0x7E).contains($0) }
  }

  /// Labels of letters, digits and hyphens; a label that is not ASCII is taken as it is.
  private static func isMailDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count <= 255
      && bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
        isLetterDigitHyphen(label)
          || label.contains { $0 >= 0x80 }
            && label.allSatisfy { $0 >= 0x80 || $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
      }
  }
}
