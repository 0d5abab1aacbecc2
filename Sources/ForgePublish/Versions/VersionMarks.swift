/// A place that the theme left for publishing to fill in, in a page: `<!--forge-docs:NAME key="value"-->` to
/// `<!--/forge-docs:NAME-->`. The marks stay, so that a page is filled in again when there are more versions.
struct VersionMark {
  enum Kind: String, CaseIterable {
    case canonical, versions, outdated
  }

  let kind: Kind
  let values: [String: String]
  /// Between the two marks.
  let inner: Range<Int>

  private static let start = Array("<!--forge-docs:".utf8)
  private static let end = Array("-->".utf8)

  /// The first mark of each kind in `page`, in its order.
  static func all(in page: [UInt8]) -> [VersionMark] {
    var marks: [VersionMark] = []
    var offset = 0
    while marks.count < Kind.allCases.count, let open = find(start, in: page, from: offset) {
      offset = open + start.count
      guard let close = find(end, in: page, from: offset) else { break }
      let text = String(decoding: page[offset..<close], as: UTF8.self)
      offset = close + end.count
      let name = text.prefix { $0 != " " }
      guard let kind = Kind(rawValue: String(name)), !marks.contains(where: { $0.kind == kind }),
        let finish = find(Array("<!--/forge-docs:\(kind.rawValue)-->".utf8), in: page, from: offset)
      else { continue }
      marks.append(VersionMark(kind: kind, values: values(text.dropFirst(name.count)), inner: offset..<finish))
      offset = finish
    }
    return marks
  }

  /// The place of `needle` at or after `from`.
  private static func find(_ needle: [UInt8], in page: [UInt8], from: Int) -> Int? {
    var offset = from
    while offset + needle.count <= page.count {
      guard let next = page[offset...].firstIndex(of: needle[0]), next + needle.count <= page.count else { return nil }
      if page[next..<next + needle.count].elementsEqual(needle) { return next }
      offset = next + 1
    }
    return nil
  }

  /// `key="value"` pairs, with the five entities that templates write.
  private static func values(_ text: Substring) -> [String: String] {
    var values: [String: String] = [:]
    var rest = text
    while let equals = rest.firstIndex(of: "="), rest[rest.index(after: equals)...].first == "\"" {
      let key = rest[..<equals].drop { $0 == " " }
      let from = rest.index(equals, offsetBy: 2)
      guard let quote = rest[from...].firstIndex(of: "\"") else { break }
      values[String(key)] = plain(rest[from..<quote])
      rest = rest[rest.index(after: quote)...]
    }
    return values
  }

  private static func plain(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    let entities: [(String, String)] = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&"),
    ]
    return entities.reduce(String(text)) { text, entity in text.replacing(entity.0, with: entity.1) }
  }
}
