/// A pattern of `.Files.Glob` (gobwas/glob with `/` as separator): `*` and `?` stop at a slash, `**` does not, `[a-z]`,
/// `[!a-z]` and `{one,two}` are as in shells, `\` escapes.
struct FileGlob {
  private indirect enum Part {
    case byte(UInt8)
    case anyByte
    case star
    case doubleStar
    case set([ClosedRange<UInt8>], isNegated: Bool)
    case alternatives([[Part]])
  }

  private let parts: [Part]

  /// Nil for a pattern that is none: a bracket or brace without its end.
  init?(_ pattern: String) {
    var rest = Array(pattern.utf8)[...]
    guard let parts = Self.parse(&rest, isNested: false), rest.isEmpty else { return nil }
    self.parts = parts
  }

  private static func parse(_ rest: inout ArraySlice<UInt8>, isNested: Bool) -> [Part]? {
    var parts: [Part] = []
    while let byte = rest.first {
      if isNested, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") { return parts }
      rest = rest.dropFirst()
      switch byte {
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { return nil }
        parts.append(.byte(escaped))
      case UInt8(ascii: "?"): parts.append(.anyByte)
      case UInt8(ascii: "*"):
        if rest.first == UInt8(ascii: "*") {
          rest = rest.drop { $0 == UInt8(ascii: "*") }
          parts.append(.doubleStar)
        } else {
          parts.append(.star)
        }
      case UInt8(ascii: "["):
        guard let set = set(&rest) else { return nil }
        parts.append(set)
      case UInt8(ascii: "{"):
        var alternatives: [[Part]] = []
        while true {
          guard let alternative = parse(&rest, isNested: true), let end = rest.popFirst() else { return nil }
          alternatives.append(alternative)
          if end == UInt8(ascii: "}") { break }
        }
        parts.append(.alternatives(alternatives))
      default: parts.append(.byte(byte))
      }
    }
    return isNested ? nil : parts
  }

  private static func set(_ rest: inout ArraySlice<UInt8>) -> Part? {
    guard let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "]")) else { return nil }
    var body = rest[..<end]
    rest = rest[(end + 1)...]
    let isNegated = body.first == UInt8(ascii: "!") || body.first == UInt8(ascii: "^")
    if isNegated { body = body.dropFirst() }
    var ranges: [ClosedRange<UInt8>] = []
    while let low = body.popFirst() {
      if body.count > 1, body.first == UInt8(ascii: "-") {
        body = body.dropFirst()
        let high = body.removeFirst()
        if low <= high { ranges.append(low...high) }
      } else {
        ranges.append(low...low)
      }
    }
    return .set(ranges, isNegated: isNegated)
  }

  /// Whether the whole path is of the pattern.
  func matches(_ path: String) -> Bool {
    Self.ends(parts[...], Array(path.utf8), [0]).contains(path.utf8.count)
  }

  /// The offsets at which `parts` can end, having begun at one of `starts`: each part turns offsets into offsets.
  private static func ends(_ parts: ArraySlice<Part>, _ text: [UInt8], _ starts: Set<Int>) -> Set<Int> {
    var offsets = starts
    for part in parts {
      var next: Set<Int> = []
      switch part {
      case .star, .doubleStar:
        let crosses = if case .doubleStar = part { true } else { false }
        for start in offsets {
          var offset = start
          while next.insert(offset).inserted, offset < text.count, crosses || text[offset] != UInt8(ascii: "/") {
            offset += 1
          }
        }
      case .alternatives(let alternatives):
        for alternative in alternatives { next.formUnion(ends(alternative[...], text, offsets)) }
      default:
        for start in offsets where start < text.count && matches(part, text[start]) { next.insert(start + 1) }
      }
      offsets = next
      if offsets.isEmpty { break }
    }
    return offsets
  }

  private static func matches(_ part: Part, _ byte: UInt8) -> Bool {
    switch part {
    case .byte(let expected): byte == expected
    case .anyByte: byte != UInt8(ascii: "/")
    case .set(let ranges, let isNegated): ranges.contains { $0.contains(byte) } != isNegated
    case .star, .doubleStar, .alternatives: false
    }
  }
}
