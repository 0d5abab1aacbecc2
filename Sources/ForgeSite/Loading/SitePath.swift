import ForgeFiles

/// Arithmetic on the URL paths of a site. Nothing here looks at a disk.
package enum SitePath {
  /// The relative URL from a page at `base` to `target`, both URL paths from the site's root (`a/b/` or `a/x.css`).
  static func relative(_ target: String, from base: String) -> String {
    let baseParts = TreePath.folder(of: base).split(separator: "/")
    let targetFolder = TreePath.folder(of: target).split(separator: "/")
    var common = 0
    while common < baseParts.count, common < targetFolder.count, baseParts[common] == targetFolder[common] {
      common += 1
    }
    var url = String(repeating: "../", count: baseParts.count - common)
    for part in targetFolder[common...] { url += "\(part)/" }
    url += TreePath.name(of: target)
    return url.isEmpty ? "./" : url
  }

  /// The URL of `target`, from the site's root, on a page at `base`: through the root, which every depth of pages shares.
  static func link(to target: String, from base: String) -> String {
    let url = root(from: base) + target
    return url.isEmpty ? "./" : url
  }

  /// The prefix that leads from a page at `url` to the site's root.
  static func root(from url: String) -> String {
    String(repeating: "../", count: url.utf8.count { $0 == UInt8(ascii: "/") })
  }

  /// A path as a URL has it: everything but letters, digits, `-._~` and `/` is percent-encoded (RFC 3986 section 2.3).
  package static func percentEncoded(_ path: String) -> String {
    guard !path.utf8.allSatisfy(isUnreserved) else { return path }
    var text = ""
    for byte in path.utf8 {
      if isUnreserved(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
      }
    }
    return text
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  /// Percent-decoded, or as it stands where the encoding is not valid.
  package static func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var iterator = Array(text.utf8)[...]
    while let byte = iterator.popFirst() {
      if byte == UInt8(ascii: "%"), let high = iterator.first.flatMap(hexValue),
        let low = iterator.dropFirst().first.flatMap(hexValue)
      {
        bytes.append(high << 4 | low)
        iterator = iterator.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? text
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
