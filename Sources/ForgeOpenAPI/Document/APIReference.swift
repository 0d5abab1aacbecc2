import ForgeJSONSchema
package import ForgeYAML

/// A place in a file of the repository, which a `$ref` leads to.
package struct APIReference: Hashable, Sendable {
  /// The file, from the root.
  package let path: String
  package let pointer: JSONPointer

  init(path: String, pointer: JSONPointer) {
    self.path = path
    self.pointer = pointer
  }

  /// The place that `text` names in the file at `base` where no schema has an identifier, see `APIFiles.place(of:at:)`;
  /// nil on other hosts, outside the root, and for fragments that are not JSON pointers.
  package init?(_ text: String, in base: String) {
    let (file, fragment) = Self.parts(of: text)
    guard let pointer = JSONPointer(fragment: String(fragment)), let path = Self.path(of: file, in: base) else {
      return nil
    }
    self.init(path: path, pointer: pointer)
  }

  /// What stands before the `#`, and what after it.
  static func parts(of text: String) -> (file: Substring, fragment: Substring) {
    guard let hash = text.utf8.firstIndex(of: UInt8(ascii: "#")) else { return (text[...], "") }
    return (text[..<hash], text[text.utf8.index(after: hash)...])
  }

  /// The path from the root that `file` names in the file at `base`; nil on other hosts and outside the root.
  static func path(of file: Substring, in base: String) -> String? {
    guard !file.isEmpty else { return base }
    guard !URIReference(file).isExternal, file.utf8.first != UInt8(ascii: "/") else { return nil }
    let path = URIReference(path: base).resolving(URIReference(path: percentDecoded(file))).path
    guard path != "..", !path.hasPrefix("../") else { return nil }
    return path
  }

  /// `my%20file.yaml` names `my file.yaml` (RFC 3986 section 2.1).
  private static func percentDecoded(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      guard byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      else {
        bytes.append(byte)
        continue
      }
      rest = rest.dropFirst(2)
      bytes.append(value)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Why a reference leads nowhere.
package enum ReferenceFault: Error, Hashable, Sendable {
  /// On another host, which is not asked.
  case external(String)
  /// The fragment is neither a JSON pointer nor the name of an anchor.
  case malformedFragment(String)
  case outsideRoot
  case noFile(String)
  case folder(String)
  /// The file is there and cannot be read, for this reason.
  case unreadable(String, String)
  /// The file's YAML or JSON breaks off.
  case unparsable(String)
  case nothing(APIReference)
  case noAnchor(String, in: String)
}
