import ForgeDiagnostics

/// Pictures that a stylesheet holds as `data:` addresses, which a strict Content-Security-Policy refuses.
enum EmbeddedPictures {
  /// `stylesheet` with its SVG pictures as files beside it, named `name-1.HASH.svg` and so on; pictures of other types
  /// are left out.
  static func extract(from stylesheet: [UInt8], as name: String) -> (stylesheet: [UInt8], pictures: [OutputFile]) {
    var result: [UInt8] = []
    result.reserveCapacity(stylesheet.count)
    var pictures: [OutputFile] = []
    var paths: [[UInt8]: String] = [:]
    var start = 0
    while let url = Address(in: stylesheet, from: start) {
      result += stylesheet[start..<url.range.lowerBound]
      start = url.range.upperBound
      guard let picture = url.picture else {
        result += Array("none".utf8)
        continue
      }
      if paths[picture] == nil {
        let path = ContentHash.name("\(name)-\(pictures.count + 1).svg", of: picture)
        paths[picture] = path
        pictures.append(OutputFile(path: path, bytes: picture))
      }
      let file = paths[picture].map { $0[$0.index(after: $0.lastIndex(of: "/") ?? $0.startIndex)...] } ?? ""
      result += Array("url(\(file))".utf8)
    }
    return (result + stylesheet[start...], pictures)
  }

  /// One `url(data:…)`, in quotes or not.
  private struct Address {
    let range: Range<Int>
    /// The text of an SVG picture.
    let picture: [UInt8]?

    private static let scheme = Array("data:".utf8)
    private static let function = Array("url(".utf8)
    private static let svg = Array("image/svg+xml".utf8)
    private static let base64 = Array(";base64".utf8)

    /// The first at or after `start`.
    init?(in css: [UInt8], from start: Int) {
      var search = start
      var opening: Int?
      var quote: UInt8?
      while opening == nil {
        guard let found = css.firstRange(of: Self.scheme, in: search..<css.count) else { return nil }
        search = found.upperBound
        var end = found.lowerBound
        quote = end > start && [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(css[end - 1]) ? css[end - 1] : nil
        if quote != nil { end -= 1 }
        if css[start..<end].suffix(Self.function.count).elementsEqual(Self.function) {
          opening = end - Self.function.count
        }
      }
      guard let opening else { return nil }
      var offset = search
      var data: [UInt8] = []
      while offset < css.count, css[offset] != quote ?? UInt8(ascii: ")") {
        // A backslash takes the meaning from what follows it (CSS Syntax section 4.3.7).
        if css[offset] == UInt8(ascii: "\\"), offset + 1 < css.count { offset += 1 }
        data.append(css[offset])
        offset += 1
      }
      if quote != nil { offset += 1 }
      range = opening..<min(offset + 1, css.count)
      let comma = data.firstIndex(of: UInt8(ascii: ","))
      guard data.starts(with: Self.svg), let comma, data.firstRange(of: Self.base64, in: 0..<comma) == nil
      else {
        picture = nil
        return
      }
      picture = Self.percentDecoded(data[(comma + 1)...])
    }

    private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
      Array(SitePath.percentDecoded(String(decoding: text, as: UTF8.self)).utf8)
    }
  }
}
