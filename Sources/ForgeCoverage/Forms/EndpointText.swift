import ForgeMarkdown
import ForgeShell

/// Finds `METHOD /path` in text.
enum EndpointText {
  struct Place: Hashable {
    let method: Range<Int>
    let path: Range<Int>
  }

  /// The first endpoint in `text`.
  static func first(in text: [UInt8], from start: Int = 0, methods: Set<String>) -> Place? {
    var offset = start
    while offset < text.count {
      guard isCapital(text[offset]), offset == 0 || !isWord(text[offset - 1]) else {
        offset += 1
        continue
      }
      let end = text[offset...].firstIndex { !isCapital($0) } ?? text.count
      defer { offset = max(end, offset + 1) }
      guard methods.contains(String(decoding: text[offset..<end], as: UTF8.self)) else { continue }
      let pathStart = text[end...].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? text.count
      guard pathStart > end, let path = path(in: text, from: pathStart) else { continue }
      return Place(method: offset..<end, path: path)
    }
    return nil
  }

  /// A path, or the address of one, that begins at `start`.
  static func path(in text: [UInt8], from start: Int) -> Range<Int>? {
    guard start < text.count else { return nil }
    let rest = text[start...]
    guard ["/", "http://", "https://", "{", "$", "<"].contains(where: { rest.starts(with: $0.utf8) }) else {
      return nil
    }
    var end = start
    while end < text.count, text[end] > 0x20, !"\"'`|".utf8.contains(text[end]) {
      // Blanks may stand in the braces of a template.
      if text[end...].starts(with: "{{".utf8), let close = text[end...].firstRange(of: Array("}}".utf8)) {
        end = close.upperBound
      } else {
        end += 1
      }
    }
    end = trimmed(text, start..<end)
    guard end > start, text[start..<end].contains(UInt8(ascii: "/")) else { return nil }
    return start..<end
  }

  /// Without the punctuation of the sentence around.
  private static func trimmed(_ text: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound + 1 {
      let isClosing = text[end - 1] == UInt8(ascii: ")") && !text[range.lowerBound..<end].contains(UInt8(ascii: "("))
      let isEllipsis = text[range.lowerBound..<end].suffix(3).elementsEqual("...".utf8)
      guard isClosing || ".,;:!".utf8.contains(text[end - 1]) && !isEllipsis else { break }
      end -= 1
    }
    return end
  }

  static func request(
    _ place: Place, _ form: SampleRequest.Form, _ sample: SampleText, node: MarkdownNode.ID
  ) -> SampleRequest {
    SampleRequest(
      form, sample, method: String(decoding: sample.bytes[place.method], as: UTF8.self), at: place.method,
      target: ExpandedWord(sample.bytes, place.path), range: place.method.lowerBound..<place.path.upperBound, node: node
    )
  }

  /// The endpoints of inline code: certain where the code begins with one.
  static func requests(in sample: SampleText, methods: Set<String>, node: MarkdownNode.ID) -> [SampleRequest] {
    all(in: sample, methods: methods).map { place in
      let isFirst = sample.bytes[..<place.method.lowerBound].allSatisfy { $0 <= 0x20 }
      return request(place, isFirst ? .endpoint : .listing, sample, node: node)
    }
  }

  /// The endpoints of a block of text.
  static func listing(in sample: SampleText, methods: Set<String>, node: MarkdownNode.ID) -> [SampleRequest] {
    all(in: sample, methods: methods).map { request($0, .listing, sample, node: node) }
  }

  private static func all(in sample: SampleText, methods: Set<String>) -> [Place] {
    var places: [Place] = []
    var offset = 0
    while let place = first(in: sample.bytes, from: offset, methods: methods) {
      places.append(place)
      offset = place.path.upperBound
    }
    return places
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    isCapital(byte) || byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
  }
}
