/// Arithmetic on paths and URLs with `/`, relative to a root. Nothing here looks at a disk.
enum SitePath {
  /// The folder of a path: `a/b` of `a/b/c.md`, empty at the root.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[..<slash])
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// The extension in lower case without its period; empty where there is none.
  static func pathExtension(of path: String) -> String {
    let name = name(of: path)
    guard let period = name.lastIndex(of: "."), period != name.startIndex else { return "" }
    return name[name.index(after: period)...].lowercased()
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : name.isEmpty ? folder : "\(folder)/\(name)"
  }

  /// `path` read from `folder`, without `.` and `..`; nil where it leaves the root.
  static func resolve(_ path: String, from folder: String) -> String? {
    var parts = path.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard !parts.isEmpty else { return nil }
        parts.removeLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// The relative URL from a page at `base` to `target`, both URL paths from the site's root (`a/b/` or `a/x.css`).
  static func relative(_ target: String, from base: String) -> String {
    let baseParts = folder(of: base).split(separator: "/")
    let targetFolder = folder(of: target).split(separator: "/")
    var common = 0
    while common < baseParts.count, common < targetFolder.count, baseParts[common] == targetFolder[common] {
      common += 1
    }
    var url = String(repeating: "../", count: baseParts.count - common)
    for part in targetFolder[common...] { url += "\(part)/" }
    url += name(of: target)
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
  static func percentEncoded(_ path: String) -> String {
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
  static func percentDecoded(_ text: String) -> String {
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
