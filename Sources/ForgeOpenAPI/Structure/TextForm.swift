/// What a string must look like where the specification, or a standard that it builds on, says so.
enum TextForm: Sendable {
  /// RFC 3986 section 4.1, characters beyond ASCII let pass as RFC 3987 does.
  case uriReference
  /// A base URI has no fragment (OpenAPI 3.2.0, `$self` of "OpenAPI Object").
  case uriReferenceWithoutFragment
  /// The URL of a server, templates and all; from 3.2 on without query and fragment.
  case serverURL
  case email
  /// A host with its port, without scheme and path (2.0).
  case host
  case basePath
  /// A key below `components`.
  case componentName
  /// A token (RFC 9110 section 5.6.2).
  case headerName
  /// The name of a path parameter, which stands in braces in the path.
  case pathParameterName
  /// `application/json`, `image/*` or `text/plain; charset=utf-8` (RFC 9110 section 12.5.1).
  case mediaRange
  /// One or more media ranges with commas between.
  case mediaRanges
  /// A method that has no field of its own (3.2).
  case additionalMethod

  /// What belongs there, as a finding says it.
  var expected: String {
    switch self {
    case .uriReference: "a URL"
    case .uriReferenceWithoutFragment: "a URL without fragment"
    case .serverURL: "a URL without query and fragment"
    case .email: "an email address"
    case .host: "a host, without scheme and path,"
    case .basePath: "a path that starts with `/`"
    case .componentName: "a name of letters, digits, `.`, `-` and `_`"
    case .headerName: "the name of a header"
    case .pathParameterName: "a name without braces"
    case .mediaRange: "a media type"
    case .mediaRanges: "media types with commas between"
    case .additionalMethod: "a method without a field of its own"
    }
  }

  func matches(_ text: String) -> Bool {
    let bytes = text.utf8
    switch self {
    case .uriReference: return Self.isURIReference(bytes)
    case .uriReferenceWithoutFragment:
      // An empty fragment is none (RFC 3986 section 5.1).
      let fragment = bytes.drop { $0 != UInt8(ascii: "#") }
      return Self.isURIReference(bytes) && fragment.count < 2
    case .serverURL: return !bytes.contains { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
    case .email: return Self.isEmail(bytes)
    case .host: return !bytes.isEmpty && !bytes.contains { $0 <= 0x20 || Self.beyondHosts.contains($0) }
    case .basePath: return bytes.first == UInt8(ascii: "/")
    case .componentName:
      return !bytes.isEmpty && bytes.allSatisfy { Self.isAlphanumeric($0) || ".-_".utf8.contains($0) }
    case .headerName: return Self.isToken(bytes[...])
    case .pathParameterName:
      return !bytes.isEmpty && !bytes.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
    case .mediaRange: return Self.isMediaRange(bytes[...])
    case .mediaRanges: return Self.areMediaRanges(bytes)
    case .additionalMethod:
      return Self.isToken(bytes[...]) && !Self.methodsWithFields.contains { bytes.elementsEqual($0.utf8) }
    }
  }

  private static let beyondHosts = Array("/{}\\?#@".utf8)
  private static let methodsWithFields = [
    "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY",
  ]

  private static func isURIReference(_ bytes: String.UTF8View) -> Bool {
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
        UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
        return false
      case UInt8(ascii: "%"):
        guard rest.popFirst().map(isHexDigit) == true, rest.popFirst().map(isHexDigit) == true else { return false }
      default: break
      }
    }
    return true
  }

  private static func isEmail(_ bytes: String.UTF8View) -> Bool {
    guard let at = bytes.lastIndex(of: UInt8(ascii: "@")), at > bytes.startIndex else { return false }
    let domain = bytes[bytes.index(after: at)...]
    return !domain.isEmpty && !bytes.contains { $0 <= 0x20 || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
  }

  private static func areMediaRanges(_ bytes: String.UTF8View) -> Bool {
    bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).allSatisfy { part in
      isMediaRange(part.drop { $0 == 0x20 })
    }
  }

  private static func isMediaRange(_ bytes: Substring.UTF8View) -> Bool {
    let range = bytes.prefix { $0 != UInt8(ascii: ";") }
    let parts = range.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    return isToken(parts[0]) && isToken(parts[1].prefix { $0 != 0x20 })
  }

  private static func isToken(_ bytes: Substring.UTF8View) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { isAlphanumeric($0) || "!#$%&'*+-.^_`|~".utf8.contains($0) }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
