/// GFM's extended autolinks (section 6.9): `www.`, `http://`, `https://`, `ftp://` and e-mail addresses in text,
/// these with `mailto:` or `xmpp:` before them too.
enum Autolinks {
  static func links(in run: TextRun) -> [TextRun.Replacement] {
    links(in: run, areEmailsRead: true)
  }

  /// The addresses that start with `www.` or a scheme: GitHub finds them before it reads other constructs.
  static func addresses(in run: TextRun) -> [Range<Int>] {
    links(in: run, areEmailsRead: false).map(\.range)
  }

  private static func links(in run: TextRun, areEmailsRead: Bool) -> [TextRun.Replacement] {
    var links: [TextRun.Replacement] = []
    var offset = 0
    while offset < run.bytes.count {
      if areEmailsRead || run.bytes[offset] != UInt8(ascii: "@"),
        let link = link(at: offset, in: run, after: links.last?.range.upperBound ?? 0)
      {
        links.append(link)
        offset = max(link.range.upperBound, offset + 1)
      } else {
        offset += 1
      }
    }
    return links
  }

  private static func link(at offset: Int, in run: TextRun, after end: Int) -> TextRun.Replacement? {
    switch run.bytes[offset] {
    case UInt8(ascii: "w"), UInt8(ascii: "W"): wwwLink(at: offset, in: run)
    case UInt8(ascii: ":"): schemeLink(at: offset, in: run, after: end)
    case UInt8(ascii: "@"): emailLink(at: offset, in: run, after: end)
    default: nil
    }
  }

  private static func wwwLink(at start: Int, in run: TextRun) -> TextRun.Replacement? {
    let bytes = run.bytes
    guard bytes[start...].prefix(4).map({ $0 | 0x20 }) == Array("www.".utf8) else { return nil }
    if start > 0, !bytes[start - 1].isASCIISpace, !"*_~(".utf8.contains(bytes[start - 1]) { return nil }
    guard let domain = domainEnd(from: start, in: bytes, needsPeriod: true) else { return nil }
    let end = trimmedEnd(from: start, restEnd(from: domain, in: bytes), in: run)
    return TextRun.Replacement(range: start..<end, kind: .link, Array("http://".utf8) + bytes[start..<end])
  }

  private static func schemeLink(at colon: Int, in run: TextRun, after limit: Int) -> TextRun.Replacement? {
    let bytes = run.bytes
    guard bytes[colon...].starts(with: "://".utf8) else { return nil }
    var start = colon
    while start > limit, bytes[start - 1].isASCIILetter { start -= 1 }
    let scheme = String(decoding: bytes[start..<colon], as: UTF8.self).lowercased()
    guard scheme == "http" || scheme == "https" || scheme == "ftp" else { return nil }
    if start > limit, start > 0, bytes[start - 1].isASCIIAlphanumeric { return nil }
    guard let domain = domainEnd(from: colon + 3, in: bytes, needsPeriod: false) else { return nil }
    let end = trimmedEnd(from: start, restEnd(from: domain, in: bytes), in: run)
    return TextRun.Replacement(range: start..<end, kind: .link, Array(bytes[start..<end]))
  }

  /// The end of a valid domain: letters, digits, `-`, `_` and periods, no underscore in its last two parts.
  private static func domainEnd(from start: Int, in bytes: [UInt8], needsPeriod: Bool) -> Int? {
    var offset = start
    var periods = 0
    var (underscoresInLast, underscoresBefore) = (0, 0)
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "_") {
        underscoresInLast += 1
      } else if byte == UInt8(ascii: ".") {
        underscoresBefore = underscoresInLast
        underscoresInLast = 0
        periods += 1
      } else if !byte.isASCIIAlphanumeric, byte != UInt8(ascii: "-"), byte < 0x80 {
        break
      }
      offset += 1
    }
    guard offset > start, underscoresInLast == 0, underscoresBefore == 0 else { return nil }
    guard bytes[start].isASCIIAlphanumeric || bytes[start] >= 0x80 else { return nil }
    return !needsPeriod || periods > 0 ? offset : nil
  }

  /// The rest of a link runs to white space or `<`.
  private static func restEnd(from start: Int, in bytes: [UInt8]) -> Int {
    bytes[start...].firstIndex { $0.isASCIISpace || $0 == UInt8(ascii: "<") } ?? bytes.count
  }

  /// Extended autolink path validation: trailing punctuation, unmatched `)` and entities are not part of the link.
  private static func trimmedEnd(from start: Int, _ end: Int, in run: TextRun) -> Int {
    let bytes = run.bytes
    var end = end
    var opening = 0
    var closing = 0
    for byte in bytes[start..<end] {
      if byte == UInt8(ascii: "(") { opening += 1 }
      if byte == UInt8(ascii: ")") { closing += 1 }
    }
    while end > start {
      // What an entity made counts as one: of ASCII that is `&`, `<`, `>` and `"`, the rest comes of escapes.
      if let decoded = run.startOfDecodedNode(before: end), decoded > start,
        bytes[end - 1] >= 0x80 || "&<>\"".utf8.contains(bytes[end - 1])
      {
        end = decoded
        continue
      }
      switch bytes[end - 1] {
      case let byte where "?!.,:*_~'\"".utf8.contains(byte):
        end -= 1
      case UInt8(ascii: ")"):
        if closing <= opening { return end }
        closing -= 1
        end -= 1
      case UInt8(ascii: ";"):
        var entity = end - 1
        while entity > start, bytes[entity - 1].isASCIILetter { entity -= 1 }
        if entity < end - 1, entity > start, bytes[entity - 1] == UInt8(ascii: "&") {
          end = entity - 1
        } else {
          end -= 1
        }
      default: return end
      }
    }
    return end
  }

  private static func emailLink(at sign: Int, in run: TextRun, after limit: Int) -> TextRun.Replacement? {
    let bytes = run.bytes
    var start = sign
    while start > limit, bytes[start - 1].isASCIIAlphanumeric || ".+-_".utf8.contains(bytes[start - 1]) { start -= 1 }
    guard start < sign, start == 0 || bytes[start - 1] != UInt8(ascii: "/") else { return nil }
    var end = sign + 1
    var periods = 0
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "@") { return nil }
      if byte == UInt8(ascii: "."), end + 1 < bytes.count, bytes[end + 1].isASCIIAlphanumeric {
        periods += 1
      } else if !byte.isASCIIAlphanumeric, byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") {
        break
      }
      end += 1
    }
    guard end - sign >= 2, periods > 0, bytes[end - 1].isASCIILetter || bytes[end - 1].isASCIIDigit else { return nil }
    guard let scheme = ["mailto:", "xmpp:"].first(where: { hasScheme($0, before: start, in: bytes, after: limit) })
    else {
      return TextRun.Replacement(range: start..<end, kind: .link, Array("mailto:".utf8) + bytes[start..<end])
    }
    start -= scheme.utf8.count
    if scheme == "xmpp:", end + 1 < bytes.count, bytes[end] == UInt8(ascii: "/"), isResourceByte(bytes[end + 1]) {
      end = bytes[(end + 1)...].firstIndex { !isResourceByte($0) } ?? bytes.count
    }
    end = trimmedEnd(from: start, end, in: run)
    return TextRun.Replacement(range: start..<end, kind: .link, Array(bytes[start..<end]))
  }

  private static func hasScheme(_ scheme: String, before offset: Int, in bytes: [UInt8], after limit: Int) -> Bool {
    let start = offset - scheme.utf8.count
    return start >= limit && bytes[start..<offset].elementsEqual(scheme.utf8)
      && (start == 0 || !bytes[start - 1].isASCIIAlphanumeric)
  }

  /// The resource of an XMPP address, as GitHub reads it.
  private static func isResourceByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "@") || byte == UInt8(ascii: ".")
  }
}
