/// A JSON Pointer (RFC 6901): the way from one node of a tree to another.
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  /// The keys and indices on the way, unescaped.
  package let tokens: [String]

  package init(tokens: [String]) {
    self.tokens = tokens
  }

  /// Reads `/paths/~1pets/get`; nil where the text neither is empty nor starts with `/`, or holds a `~` that is not
  /// `~0` or `~1`.
  package init?(_ text: String) {
    guard !text.isEmpty else {
      tokens = []
      return
    }
    guard text.utf8.first == UInt8(ascii: "/") else { return nil }
    var tokens: [String] = []
    for part in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let token = Self.unescaped(part) else { return nil }
      tokens.append(token)
    }
    self.tokens = tokens
  }

  /// Reads the fragment of a URI, with its `#` or without, percent-encoding undone (RFC 6901 section 6).
  package init?(fragment: String) {
    var decoded: [UInt8] = []
    var bytes = Array(fragment.utf8)[...]
    if bytes.first == UInt8(ascii: "#") { bytes.removeFirst() }
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        decoded.append(byte)
        continue
      }
      guard let high = bytes.popFirst().flatMap(hexDigit), let low = bytes.popFirst().flatMap(hexDigit) else {
        return nil
      }
      decoded.append(UInt8(high << 4 | low))
    }
    guard let text = String(validating: decoded, as: UTF8.self) else { return nil }
    self.init(text)
  }

  package func appending(_ token: String) -> JSONPointer {
    JSONPointer(tokens: tokens + [token])
  }

  package func appending(_ index: Int) -> JSONPointer {
    appending(String(index))
  }

  /// The pointer as text, `~` and `/` inside keys escaped.
  package var description: String {
    var text: [UInt8] = []
    for token in tokens {
      text.append(UInt8(ascii: "/"))
      for byte in token.utf8 {
        switch byte {
        case UInt8(ascii: "~"): text += [byte, UInt8(ascii: "0")]
        case UInt8(ascii: "/"): text += [UInt8(ascii: "~"), UInt8(ascii: "1")]
        default: text.append(byte)
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The array index a token stands for: digits without a leading zero.
  static func index(_ token: String) -> Int? {
    guard token.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return token.utf8.count > 1 && token.utf8.first == 0x30 ? nil : Int(token)
  }

  private static func unescaped(_ token: Substring.UTF8View) -> String? {
    var bytes: [UInt8] = []
    var rest = token
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "~") else {
        bytes.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
      default: return nil
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// What a hexadecimal digit counts.
func hexDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case 0x30...0x39: UInt32(byte - 0x30)
  case 0x41...0x46: UInt32(byte - 0x41 + 10)
  case 0x61...0x66: UInt32(byte - 0x61 + 10)
  default: nil
  }
}
