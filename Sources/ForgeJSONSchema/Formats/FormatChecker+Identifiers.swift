import ForgeYAML

// Small formats with a grammar of one line each.

extension FormatChecker {
  /// RFC 4122, section 3: any version and variant.
  @Sendable static func isUUID(_ bytes: [UInt8]) -> Bool {
    bytes.count == 36
      && bytes.indices.allSatisfy { index in
        [8, 13, 18, 23].contains(index) ? bytes[index] == UInt8(ascii: "-") : bytes[index].isHexDigit
      }
  }

  /// RFC 6901.
  @Sendable static func isJSONPointer(_ bytes: [UInt8]) -> Bool {
    JSONPointer(String(decoding: bytes, as: UTF8.self)) != nil
  }

  /// Relative JSON Pointers (draft-bhutton-relative-json-pointer-00, section 3): `1/a`, `0#`, `0+1/b`.
  @Sendable static func isRelativeJSONPointer(_ bytes: [UInt8]) -> Bool {
    var scanner = FormatScanner(bytes)
    guard scanner.takeWholeNumber() else { return false }
    if scanner.take("+") || scanner.take("-"), !scanner.takeWholeNumber() { return false }
    if scanner.take("#") { return scanner.isAtEnd }
    return isJSONPointer(Array(scanner.rest))
  }

  /// ECMA 262, section 22.2.1.
  @Sendable static func isRegularExpression(_ bytes: [UInt8]) -> Bool {
    (try? ECMARegularExpression(String(decoding: bytes, as: UTF8.self))) != nil
  }

  /// Base64 with its padding (RFC 4648, section 4), which OpenAPI 3.0 calls `byte`.
  @Sendable static func isBase64(_ bytes: [UInt8]) -> Bool {
    let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    return bytes.count % 4 == 0 && padding <= 2
      && bytes.dropLast(padding).allSatisfy {
        $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
      }
  }
}

extension FormatScanner {
  /// Zero, or digits that do not begin with one.
  fileprivate mutating func takeWholeNumber() -> Bool {
    if take("0") { return true }
    return skip(while: \.isDigit) > 0
  }
}
