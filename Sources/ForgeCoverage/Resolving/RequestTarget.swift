package import ForgeShell

/// The address of a request taken apart: host, segments of the path, query. What a reader or a program puts in, such as
/// `{id}`, `<id>`, `:id` or `$ID`, is a wildcard.
package struct RequestTarget: Hashable, Sendable {
  package enum Host: Hashable, Sendable {
    /// The target is a path.
    case none
    /// A host's name or address, in small letters, with its port.
    case named(String)
    /// A variable, or something that the reader is to replace.
    case unknown
  }

  /// A name in the query, and where it stands in the text of the target.
  package struct Parameter: Hashable, Sendable {
    package let name: String
    package let offsets: Range<Int>
  }

  package let host: Host
  /// Segments of the path with ``wildcard`` for what is unknown; empty ones are left out.
  package let segments: [String]
  package let parameters: [Parameter]

  package static let wildcard: Character = "\0"

  /// Nil for what is no address of a path over HTTP: another scheme, or a host or variable alone. `takesHosts` reads
  /// `example.org/x` as a host and a path, as curl does, and not as a path.
  package init?(_ word: ExpandedWord, takesHosts: Bool) {
    let text = MaskedText(word)
    let bytes = text.bytes
    let end = bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.count
    guard let (host, start) = Self.host(bytes[..<end], takesHosts: takesHosts) else { return nil }
    self.host = host
    segments = bytes[start..<end].split(separator: UInt8(ascii: "/")).map { Self.decoded($0) }
    parameters = end < bytes.count && bytes[end] == UInt8(ascii: "?") ? Self.parameters(text, after: end) : []
  }

  private static func host(_ bytes: ArraySlice<UInt8>, takesHosts: Bool) -> (Host, Int)? {
    var hasScheme = bytes.count > 1 && bytes[0] == UInt8(ascii: "/") && bytes[1] == UInt8(ascii: "/")
    if bytes.first == UInt8(ascii: "/"), !hasScheme { return (.none, 0) }
    var start = 0
    if let mark = schemeEnd(bytes) {
      let scheme = String(decoding: bytes[..<mark], as: UTF8.self).lowercased()
      guard scheme == "https" || scheme == "http" || scheme == "\0" else { return nil }
      start = mark + 3
      hasScheme = true
    } else if hasScheme {
      start = 2
    }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "/"))
    let name = bytes[start..<(end ?? bytes.endIndex)]
    if name.contains(0) { return end.map { (.unknown, $0) } }
    guard hasScheme || takesHosts else { return nil }
    var host = String(decoding: name, as: UTF8.self).lowercased()
    if let user = host.lastIndex(of: "@") { host = String(host[host.index(after: user)...]) }
    if host.hasPrefix(":") { host = "localhost\(host)" }
    guard !host.isEmpty else { return nil }
    return (isPlaceholder(host) ? .unknown : .named(host), end ?? bytes.endIndex)
  }

  /// Where the first `://` is.
  private static func schemeEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    var offset = 0
    while offset + 2 < bytes.count {
      if bytes[offset] == UInt8(ascii: ":"), bytes[offset + 1] == UInt8(ascii: "/"),
        bytes[offset + 2] == UInt8(ascii: "/")
      {
        return offset
      }
      offset += 1
    }
    return nil
  }

  /// `YOUR_HOST`, `your-domain.com`: nobody's name.
  private static func isPlaceholder(_ host: String) -> Bool {
    host.hasPrefix("your") || host.contains("_") || host.hasPrefix("<") || host == "host" || host == "hostname"
  }

  private static func decoded(_ segment: ArraySlice<UInt8>) -> String {
    guard segment.contains(UInt8(ascii: "%")) else { return String(decoding: segment, as: UTF8.self) }
    var bytes: [UInt8] = []
    var index = segment.startIndex
    while index < segment.endIndex {
      if segment[index] == UInt8(ascii: "%"), index + 2 < segment.endIndex,
        let value = UInt8(String(decoding: segment[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        index += 3
      } else {
        bytes.append(segment[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func parameters(_ text: MaskedText, after mark: Int) -> [Parameter] {
    var parameters: [Parameter] = []
    var start = mark + 1
    let end = text.bytes[start...].firstIndex(of: UInt8(ascii: "#")) ?? text.bytes.count
    while start < end {
      let stop = text.bytes[start..<end].firstIndex(of: UInt8(ascii: "&")) ?? end
      let nameEnd = text.bytes[start..<stop].firstIndex(of: UInt8(ascii: "=")) ?? stop
      let name = text.bytes[start..<nameEnd]
      if !name.isEmpty, !name.contains(0), !name.starts(with: "...".utf8), !name.starts(with: "…".utf8) {
        let offsets = text.offsets[start]..<text.offsets[nameEnd - 1] + 1
        parameters.append(Parameter(name: decoded(name), offsets: offsets))
      }
      start = stop + 1
    }
    return parameters
  }
}

/// The text of a target with one NUL for everything that is unknown, and the offset each byte had before.
private struct MaskedText {
  private(set) var bytes: [UInt8] = []
  private(set) var offsets: [Int] = []

  init(_ word: ExpandedWord) {
    var offset = 0
    for segment in word.segments {
      let text = Array(segment.text.utf8)
      defer { offset += text.count }
      guard segment.certainty != .unknown else {
        if bytes.last != 0 || offsets.isEmpty { append(0, offset) }
        continue
      }
      var index = 0
      while index < text.count {
        if let end = Self.placeholderEnd(text, at: index, isSegmentStart: bytes.last == UInt8(ascii: "/")) {
          if bytes.last != 0 { append(0, offset + index) }
          index = end
        } else {
          append(text[index], offset + index)
          index += 1
        }
      }
    }
  }

  private mutating func append(_ byte: UInt8, _ offset: Int) {
    bytes.append(byte)
    offsets.append(offset)
  }

  /// The end of the placeholder that begins at `index`: the notations of OpenAPI, Express, shells, templates and prose.
  private static func placeholderEnd(_ text: [UInt8], at index: Int, isSegmentStart: Bool) -> Int? {
    switch text[index] {
    case UInt8(ascii: "{"):
      if text[index...].starts(with: "{{".utf8) {
        return text[index...].firstRange(of: Array("}}".utf8)).map(\.upperBound)
      }
      return closing(text, index, UInt8(ascii: "}"))
    case UInt8(ascii: "<"): return closing(text, index, UInt8(ascii: ">"))
    case UInt8(ascii: "["): return isSegmentStart ? closing(text, index, UInt8(ascii: "]")) : nil
    case UInt8(ascii: "$"):
      guard index + 1 < text.count else { return nil }
      if text[index + 1] == UInt8(ascii: "{") { return closing(text, index, UInt8(ascii: "}")) }
      if text[index + 1] == UInt8(ascii: "(") { return closing(text, index, UInt8(ascii: ")")) }
      return nameEnd(text, index + 1)
    case UInt8(ascii: ":"): return isSegmentStart ? nameEnd(text, index + 1) : nil
    case UInt8(ascii: "%"):
      guard index + 1 < text.count, "sdv".utf8.contains(text[index + 1]) else { return nil }
      return index + 2
    case UInt8(ascii: "*"): return index + 1
    case UInt8(ascii: "."): return text[index...].starts(with: "...".utf8) ? index + 3 : nil
    case 0xE2: return text[index...].starts(with: "…".utf8) ? index + 3 : nil
    default: return nil
    }
  }

  private static func closing(_ text: [UInt8], _ start: Int, _ mark: UInt8) -> Int? {
    text[start...].prefix(80).firstIndex(of: mark).map { $0 + 1 }
  }

  private static func nameEnd(_ text: [UInt8], _ start: Int) -> Int? {
    let end = text[start...].firstIndex { !isName($0) } ?? text.count
    return end > start ? end : nil
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
