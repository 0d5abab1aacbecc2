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

    private static let openings = ["url(\"data:", "url('data:", "url(data:"].map { Array($0.utf8) }
    private static let svg = Array("image/svg+xml".utf8)
    private static let base64 = Array(";base64".utf8)

    /// The first at or after `start`.
    init?(in css: [UInt8], from start: Int) {
      let opening = Self.openings.compactMap { css.firstRange(of: $0, in: start..<css.count) }
        .min { $0.lowerBound < $1.lowerBound }
      guard let opening else { return nil }
      let before = css[opening.upperBound - "data:".utf8.count - 1]
      let quote: UInt8? = before == UInt8(ascii: "(") ? nil : before
      var offset = opening.upperBound
      var data: [UInt8] = []
      while offset < css.count, css[offset] != quote ?? UInt8(ascii: ")") {
        // A backslash takes the meaning from what follows it (CSS Syntax section 4.3.7).
        if css[offset] == UInt8(ascii: "\\"), offset + 1 < css.count { offset += 1 }
        data.append(css[offset])
        offset += 1
      }
      if quote != nil { offset += 1 }
      range = opening.lowerBound..<min(offset + 1, css.count)
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
