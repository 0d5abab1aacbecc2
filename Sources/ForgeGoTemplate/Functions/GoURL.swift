/// A URL in its parts, as Go's net/url reads and writes them.
struct GoURL {
  struct Fault: Error {
    let message: String
  }

  struct User {
    let name: String
    let password: String?

    var description: String {
      GoURLEscaping.escaped(name, .user) + (password.map { ":" + GoURLEscaping.escaped($0, .user) } ?? "")
    }
  }

  var scheme = ""
  var opaque = ""
  var user: User?
  var host = ""
  var path = ""
  var query = ""
  var fragment = ""

  init() {}

  init(_ text: String) throws(Fault) {
    guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw Fault(message: "net/url: invalid control character in URL")
    }
    var rest = Substring(text)
    var tail: Substring = ""
    if let hash = rest.firstIndex(of: "#") {
      tail = rest[rest.index(after: hash)...]
      rest = rest[..<hash]
    }
    try read(rest)
    fragment = try GoURLEscaping.unescaped(tail, .fragment)
  }

  private mutating func read(_ text: Substring) throws(Fault) {
    guard text != "*" else {
      path = "*"
      return
    }
    var rest = try afterScheme(text)
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    if !rest.hasPrefix("/") {
      guard scheme.isEmpty else {
        opaque = String(rest)
        return
      }
      guard !rest.prefix(while: { $0 != "/" }).contains(":") else {
        throw Fault(message: "first path segment in URL cannot contain colon")
      }
    }
    if rest.hasPrefix("//"), !scheme.isEmpty || !rest.hasPrefix("///") {
      let authority = rest.dropFirst(2).prefix { $0 != "/" }
      rest = rest[authority.endIndex...]
      try readAuthority(authority)
    }
    path = try GoURLEscaping.unescaped(rest, .path)
  }

  private mutating func afterScheme(_ text: Substring) throws(Fault) -> Substring {
    for (place, byte) in text.utf8.enumerated() {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: continue
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if place == 0 { return text }
      case UInt8(ascii: ":"):
        guard place > 0 else { throw Fault(message: "missing protocol scheme") }
        scheme = text.prefix(place).lowercased()
        return text.dropFirst(place + 1)
      default: return text
      }
    }
    return text
  }

  private mutating func readAuthority(_ text: Substring) throws(Fault) {
    guard let at = text.lastIndex(of: "@") else {
      host = try Self.host(text)
      return
    }
    host = try Self.host(text[text.index(after: at)...])
    let names = text[..<at]
    guard names.unicodeScalars.allSatisfy(GoURLEscaping.isUserScalar) else {
      throw Fault(message: "net/url: invalid userinfo")
    }
    let colon = names.firstIndex(of: ":")
    user = User(
      name: try GoURLEscaping.unescaped(names[..<(colon ?? names.endIndex)], .user),
      password: try colon.map { colon throws(Fault) in
        try GoURLEscaping.unescaped(names[names.index(after: colon)...], .user)
      })
  }

  private static func host(_ text: Substring) throws(Fault) -> String {
    if text.hasPrefix("[") {
      guard let end = text.lastIndex(of: "]") else { throw Fault(message: "missing ']' in host") }
      try check(port: text[text.index(after: end)...])
      // The name of a zone stands escaped behind `%25` (RFC 6874).
      if let zone = text[..<end].firstRange(of: "%25") {
        return try GoURLEscaping.unescaped(text[..<zone.lowerBound], .host)
          + GoURLEscaping.unescaped(text[zone.lowerBound..<end], .zone)
          + GoURLEscaping.unescaped(text[end...], .host)
      }
    } else if let colon = text.lastIndex(of: ":") {
      try check(port: text[colon...])
    }
    return try GoURLEscaping.unescaped(text, .host)
  }

  private static func check(port: Substring) throws(Fault) {
    guard port.isEmpty || port.hasPrefix(":") && port.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw Fault(message: "invalid port \(GoValueFormatter.quoted(String(port))) after host")
    }
  }

  /// The host without its port and the brackets of an address.
  var hostname: String {
    var name = Substring(host)
    if let colon = name.lastIndex(of: ":"), name[colon...].utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }) {
      name = name[..<colon]
    }
    return String(name.hasPrefix("[") && name.hasSuffix("]") ? name.dropFirst().dropLast() : name)
  }

  var description: String {
    var text = scheme.isEmpty ? "" : "\(scheme):"
    if opaque.isEmpty {
      if !scheme.isEmpty || !host.isEmpty || user != nil {
        if !host.isEmpty || !path.isEmpty || user != nil { text += "//" }
        if let user { text += "\(user.description)@" }
        text += GoURLEscaping.escaped(host, .host)
      }
      let path = path == "*" ? path : GoURLEscaping.escaped(path, .path)
      if !path.isEmpty, !path.hasPrefix("/"), !host.isEmpty { text += "/" }
      // A colon in the first part would be that of a scheme (RFC 3986, section 4.2).
      if text.isEmpty, path.prefix(while: { $0 != "/" }).contains(":") { text += "./" }
      text += path
    } else {
      text += opaque
    }
    if !query.isEmpty { text += "?\(query)" }
    if !fragment.isEmpty { text += "#" + GoURLEscaping.escaped(fragment, .fragment) }
    return text
  }
}

/// Percent-encoding, of each part of a URL in its own way (RFC 3986; net/url, `shouldEscape`).
enum GoURLEscaping {
  enum Part: Hashable {
    case path, user, host, zone, fragment
  }

  static func escaped(_ text: String, _ part: Part) -> String {
    guard text.utf8.contains(where: { isEscaped($0, part) }) else { return text }
    var result: [UInt8] = []
    for byte in text.utf8 {
      guard isEscaped(byte, part) else {
        result.append(byte)
        continue
      }
      let digits = Array("0123456789ABCDEF".utf8)
      result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: result, as: UTF8.self)
  }

  static func unescaped(_ text: Substring, _ part: Part) throws(GoURL.Fault) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "%") {
        let escape = String(decoding: bytes[place..<min(place + 3, bytes.count)], as: UTF8.self)
        let invalid = GoURL.Fault(message: "invalid URL escape \(GoValueFormatter.quoted(escape))")
        guard let value = UInt8(escape.dropFirst(), radix: 16), escape.utf8.count == 3,
          escape.utf8.dropFirst().allSatisfy({ $0 != UInt8(ascii: "+") })
        else { throw invalid }
        // A host may have escapes of bytes that are no ASCII alone.
        if part == .host, value < 0x80, escape != "%25" { throw invalid }
        if part == .zone, escape != "%25", value != 0x20, isEscaped(value, .host) { throw invalid }
        result.append(value)
        place += 3
        continue
      }
      if part == .host || part == .zone, byte < 0x80, isEscaped(byte, part) {
        let character = GoValueFormatter.quoted(String(decoding: [byte], as: UTF8.self))
        throw GoURL.Fault(message: "invalid character \(character) in host name")
      }
      result.append(byte)
      place += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  static func isUserScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z": true
    default: "-._:~!$&'()*+,;=%@".unicodeScalars.contains(scalar)
    }
  }

  private static func isEscaped(_ byte: UInt8, _ part: Part) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return false
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"): return false
    default: break
    }
    switch part {
    case .host, .zone: return !"!$&'()*+,;=:[]<>\"".utf8.contains(byte)
    case .path: return !"$&+,/:;=@".utf8.contains(byte)
    case .user: return !"$&+,;=".utf8.contains(byte)
    case .fragment: return !"$&+,/:;=?@!()*".utf8.contains(byte)
    }
  }
}
