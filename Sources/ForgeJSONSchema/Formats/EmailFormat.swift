/// Mailboxes of RFC 5321, section 4.1.2, and with other scripts RFC 6531.
enum EmailFormat {
  static func isAddress(_ text: ArraySlice<UInt8>, isInternational: Bool) -> Bool {
    guard let at = text.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let local = text[..<at]
    let domain = text[(at + 1)...]
    guard isInternational || text.allSatisfy({ $0 < 0x80 }), isLocal(local) else { return false }
    if domain.first == UInt8(ascii: "["), domain.last == UInt8(ascii: "]") {
      let literal = domain.dropFirst().dropLast()
      if literal.starts(with: "IPv6:".utf8) { return AddressFormats.isIPv6(literal.dropFirst(5)) }
      return AddressFormats.isIPv4(literal)
    }
    return HostnameFormat.isHostname(domain, isInternational: isInternational)
  }

  private static func isLocal(_ local: ArraySlice<UInt8>) -> Bool {
    guard !local.isEmpty, local.count <= 64 else { return false }
    if local.first == UInt8(ascii: "\""), local.last == UInt8(ascii: "\""), local.count >= 2 {
      return isQuoted(local.dropFirst().dropLast())
    }
    return local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty && atom.allSatisfy { $0 >= 0x80 || isAtomByte($0) }
    }
  }

  private static func isQuoted(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\") {
        guard let escaped = rest.popFirst(), (0x20...0x7E).contains(escaped) else { return false }
      } else if byte == UInt8(ascii: "\"") || byte < 0x20 || byte == 0x7F {
        return false
      }
    }
    return true
  }

  private static func isAtomByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
  }
}
