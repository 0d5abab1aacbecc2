/// A path to a value inside a document (RFC 6901).
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  /// The steps, `~1` and `~0` decoded.
  package let tokens: [String]

  package init(_ tokens: [String]) {
    self.tokens = tokens
  }

  /// Reads a pointer as a string: empty for the whole document, else `/a/b`. Nil for anything else.
  package init?(_ text: String) {
    guard text.isEmpty || text.hasPrefix("/") else { return nil }
    tokens = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { Self.unescaped($0) }
  }

  /// Reads a pointer as a URI fragment without its `#`, percent-encoded (RFC 6901 section 6).
  package init?(fragment: String) {
    var bytes: [UInt8] = []
    var rest = Array(fragment.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    self.init(text)
  }

  package var description: String {
    tokens.map { "/\(Self.escaped($0))" }.joined()
  }

  private static func unescaped(_ token: Substring) -> String {
    guard token.contains("~") else { return String(token) }
    var text = ""
    var isEscape = false
    for character in token {
      if isEscape {
        text.append(character == "1" ? "/" : character == "0" ? "~" : character)
        isEscape = false
      } else if character == "~" {
        isEscape = true
      } else {
        text.append(character)
      }
    }
    return text
  }

  private static func escaped(_ token: String) -> String {
    token.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
  }
}
