/// The elements and attributes of raw HTML that a page may hold: GitHub's, without those that could act.
///
/// Left out on purpose, beside everything that runs or loads: `style`; `name` on images, since `document.x` would find
/// them before its own properties; `data-*`, which scripts of a theme may read as orders; `target` and `tabindex`.
enum AllowedHTML {
  static let elements: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del",
    "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "img", "ins", "kbd", "li", "mark", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small",
    "source", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
    "time", "tr", "tt", "u", "ul", "var", "wbr",
  ]

  /// Attributes that every element may have; `aria-*` beside them.
  private static let attributes: Set<String> = [
    "align", "class", "dir", "height", "id", "lang", "role", "title", "valign", "width",
  ]

  private static let attributesOfElements: [String: Set<String>] = [
    "a": ["href", "hreflang", "name"],
    "blockquote": ["cite"],
    "col": ["span"],
    "colgroup": ["span"],
    "del": ["cite", "datetime"],
    "details": ["name", "open"],
    "img": ["alt", "loading", "sizes", "src", "srcset"],
    "ins": ["cite", "datetime"],
    "li": ["type", "value"],
    "ol": ["reversed", "start", "type"],
    "q": ["cite"],
    "source": ["media", "sizes", "srcset", "type"],
    "td": ["colspan", "headers", "rowspan"],
    "th": ["abbr", "colspan", "headers", "rowspan", "scope"],
    "time": ["datetime"],
    "ul": ["type"],
  ]

  private static let urlAttributes: Set<String> = ["cite", "href", "src"]

  static func isAllowed(_ attribute: String, on element: String) -> Bool {
    attributes.contains(attribute) || isARIA(attribute)
      || attributesOfElements[element]?.contains(attribute) ?? false
  }

  /// What an attribute list of Markdown may set beside `aria-*`, on whatever it stands behind: nothing with an address,
  /// and nothing that has a form of its own.
  static let plainAttributes = attributes.union(["loading"]).subtracting(["class", "id", "title"]).sorted()

  static func isPlain(_ name: String) -> Bool { plainAttributes.contains(name) || isARIA(name) }

  private static func isARIA(_ name: String) -> Bool {
    name.hasPrefix("aria-") && name.utf8.dropFirst(5).allSatisfy(\.isASCIILetter)
  }

  static func isURL(_ attribute: String) -> Bool { urlAttributes.contains(attribute) }
}
