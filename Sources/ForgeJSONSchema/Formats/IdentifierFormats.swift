import ForgeYAML

/// UUIDs (RFC 4122), JSON Pointers (RFC 6901, and relative ones), regular expressions and base64 (RFC 4648, section 4).
enum IdentifierFormats {
  @Sendable static func isUUID(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }

  @Sendable static func isJSONPointer(_ text: ArraySlice<UInt8>) -> Bool {
    JSONPointer(String(decoding: text, as: UTF8.self)) != nil
  }

  @Sendable static func isRelativeJSONPointer(_ text: ArraySlice<UInt8>) -> Bool {
    var reader = FormatReader(text)
    let isZero = text.first == 0x30
    let count = reader.digitRun()
    guard count > 0, !isZero || count == 1 else { return false }
    if reader.take("#") { return reader.isAtEnd }
    return isJSONPointer(reader.rest)
  }

  @Sendable static func isRegularExpression(_ text: ArraySlice<UInt8>) -> Bool {
    (try? ECMARegularExpression(String(decoding: text, as: UTF8.self))) != nil
  }

  @Sendable static func isBase64(_ text: ArraySlice<UInt8>) -> Bool {
    let padding = text.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    return text.count % 4 == 0 && padding <= 2
      && text.dropLast(padding).allSatisfy {
        $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
      }
  }
}
