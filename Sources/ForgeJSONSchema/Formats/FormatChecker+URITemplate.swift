// URI templates: RFC 6570, section 2.

extension FormatChecker {
  @Sendable static func isURITemplate(_ bytes: [UInt8]) -> Bool {
    var scanner = FormatScanner(bytes)
    while let next = scanner.next {
      let isRight =
        switch next {
        case UInt8(ascii: "{"): scanner.takeExpression()
        case UInt8(ascii: "%"): scanner.takePercentEncoded()
        default: scanner.skip(while: isLiteral) > 0
        }
      guard isRight else { return false }
    }
    return bytes[...].areInternational(allowsPrivate: true)
  }

  /// Section 2.1, with the apostrophe, which an erratum lets in.
  private static func isLiteral(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && !"\"%<>\\^`{|}".utf8.contains(byte)
  }
}

extension FormatScanner {
  fileprivate mutating func takePercentEncoded() -> Bool {
    guard take("%") else { return false }
    let digits = rest.prefix(2)
    guard digits.count == 2, digits.allSatisfy(\.isHexDigit) else { return false }
    skip(count: 2)
    return true
  }

  /// `{`, an operator perhaps, variables between commas, `}` (section 2.2).
  fileprivate mutating func takeExpression() -> Bool {
    guard take("{") else { return false }
    if let next, "+#./;?&=,!@|".utf8.contains(next) { skip(count: 1) }
    repeat {
      guard takeVariable() else { return false }
    } while take(",")
    return take("}")
  }

  /// A name, and `*` or the length of a prefix (sections 2.3 and 2.4).
  private mutating func takeVariable() -> Bool {
    repeat {
      guard takeNamePart() else { return false }
    } while take(".")
    if take("*") { return true }
    guard take(":") else { return true }
    guard next != UInt8(ascii: "0") else { return false }
    return (1...4).contains(skip(while: \.isDigit))
  }

  private mutating func takeNamePart() -> Bool {
    let start = rest.count
    while let next {
      if next == UInt8(ascii: "%") {
        guard takePercentEncoded() else { return false }
      } else if skip(while: { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }) == 0 {
        break
      }
    }
    return rest.count < start
  }
}
