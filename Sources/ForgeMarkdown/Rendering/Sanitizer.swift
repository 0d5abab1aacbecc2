import ForgeHTML

/// Lets only harmless raw HTML through: an allow list of elements and attributes, URLs of known schemes, and tags that
/// nest. What is not allowed is shown as text, comments are dropped.
///
/// One value serves a whole page, since an element may open in one block and close in another.
struct Sanitizer {
  private var open: [String] = []
  /// How many elements of each name are open.
  private var openCounts: [String: Int] = [:]

  private static let elements: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del",
    "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "img", "ins", "kbd", "li", "mark", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small",
    "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
    "var", "wbr",
  ]

  private static let attributes: Set<String> = [
    "align", "alt", "cite", "class", "colspan", "datetime", "dir", "height", "href", "id", "lang", "loading", "name",
    "open", "reversed", "role", "rowspan", "scope", "span", "src", "start", "title", "type", "value", "width",
  ]

  private static let urlAttributes: Set<String> = ["href", "src", "cite"]

  /// Writes what is allowed of `raw`; `rewrite` gives the URL to write for one found in a link or image.
  mutating func write(_ raw: ArraySlice<UInt8>, to writer: inout HTMLWriter, rewrite: (String) -> String) {
    var offset = raw.startIndex
    var start = offset
    while offset < raw.endIndex {
      guard raw[offset] == UInt8(ascii: "<") else {
        offset += 1
        continue
      }
      if raw[offset...].starts(with: "<!--".utf8) {
        writer.trusted(raw[start..<offset])
        offset = Self.commentEnd(from: offset + 4, in: raw)
        start = offset
      } else if let tag = HTMLTag(at: offset, in: raw), Self.elements.contains(tag.name) {
        writer.trusted(raw[start..<offset])
        write(tag, to: &writer, rewrite: rewrite)
        offset = tag.range.upperBound
        start = offset
      } else {
        writer.trusted(raw[start..<offset])
        writer.markup("&lt;")
        offset += 1
        start = offset
      }
    }
    writer.trusted(raw[start..<raw.endIndex])
  }

  /// Closes what the page left open.
  mutating func finish(_ writer: inout HTMLWriter) {
    while let name = open.popLast() { close(name, &writer) }
  }

  private mutating func write(_ tag: HTMLTag, to writer: inout HTMLWriter, rewrite: (String) -> String) {
    if tag.isClosing {
      guard openCounts[tag.name, default: 0] > 0 else { return }
      while let name = open.popLast() {
        close(name, &writer)
        if name == tag.name { return }
      }
      return
    }
    writer.markup("<")
    writer.text(tag.name)
    for attribute in tag.attributes where Self.isAllowed(attribute.name) {
      writer.markup(" ")
      writer.text(attribute.name)
      guard let value = attribute.value else { continue }
      writer.markup("=\"")
      let text = Self.decodingBasicEntities(value)
      if Self.urlAttributes.contains(attribute.name) {
        if URLScheme.isSafe(text) { writer.url(Array(rewrite(text).utf8)[...]) }
      } else {
        writer.text(text)
      }
      writer.markup("\"")
    }
    if tag.isSelfClosing, HTMLTag.voidElements.contains(tag.name) { writer.markup(" /") }
    writer.markup(">")
    guard !HTMLTag.voidElements.contains(tag.name) else { return }
    open.append(tag.name)
    openCounts[tag.name, default: 0] += 1
  }

  private mutating func close(_ name: String, _ writer: inout HTMLWriter) {
    openCounts[name, default: 0] -= 1
    writer.markup("</")
    writer.text(name)
    writer.markup(">")
  }

  private static func isAllowed(_ attribute: String) -> Bool {
    attributes.contains(attribute) || attribute.hasPrefix("aria-") || attribute.hasPrefix("data-")
  }

  /// Whether an attribute list of Markdown may set `name`: what raw HTML may, without URLs and what has a form of its own.
  static let plainAttributes = attributes.filter(isPlainAttribute).sorted()

  static func isPlainAttribute(_ name: String) -> Bool {
    isAllowed(name) && !urlAttributes.contains(name) && !["id", "class", "name", "title", "alt"].contains(name)
  }

  static func commentEnd(from start: Int, in raw: ArraySlice<UInt8>) -> Int {
    var offset = start
    while offset < raw.endIndex {
      if raw[offset...].starts(with: "-->".utf8) { return offset + 3 }
      offset += 1
    }
    return raw.endIndex
  }

  /// Decodes numeric references and the five entities of XML. Any other is escaped again on writing, so that a
  /// browser shows it as text: decoding too little is safe, decoding after the check would not be.
  static func decodingBasicEntities(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "&")) else { return value }
    var decoded = ""
    var rest = value[...]
    while let sign = rest.firstIndex(of: "&") {
      decoded += rest[..<sign]
      rest = rest[sign...]
      guard let end = rest.prefix(12).firstIndex(of: ";"),
        let scalar = scalar(named: rest[rest.index(after: sign)..<end])
      else {
        decoded.append("&")
        rest = rest.dropFirst()
        continue
      }
      decoded.unicodeScalars.append(scalar)
      rest = rest[rest.index(after: end)...]
    }
    return decoded + rest
  }

  private static func scalar(named name: Substring) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    default:
      if name.hasPrefix("#x") || name.hasPrefix("#X") {
        UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
      } else {
        nil
      }
    }
  }
}

/// What the scheme of a URL allows it to do.
package enum URLScheme {
  private static let safe: Set<String> = [
    "http", "https", "mailto", "tel", "ftp", "sms", "xmpp", "irc", "ircs", "news",
  ]

  /// Whether a browser that follows `url` runs no script: it has a known scheme or none at all.
  ///
  /// White space and control characters are passed over, as browsers do (URL Standard, "URL parsing").
  package static func isSafe(_ url: String) -> Bool {
    var scheme = ""
    for scalar in url.unicodeScalars where scalar.value > 0x20 && scalar.value != 0x7F {
      switch scalar {
      case ":": return safe.contains(scheme.lowercased())
      case "/", "?", "#": return true
      default: scheme.unicodeScalars.append(scalar)
      }
    }
    return true
  }
}
