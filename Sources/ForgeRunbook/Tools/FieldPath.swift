/// The paths of fields in a template of JSONPath, as kubectl reads it (Kubernetes, "JSONPath Support"): each with offsets in
/// the template's bytes.
struct FieldPath: Sendable {
  enum Step: Sendable {
    /// `.name`, `['name']`
    case field(Substring, Range<Int>)
    /// `[0]`, `[*]`, `[1:3]`, `.*`; in a filter, the paths that it compares.
    case elements(filter: [FieldPath])
    /// `..name`: any field below.
    case descent
  }

  enum Start: Sendable {
    /// What the template is applied to.
    case root
    /// The element of the innermost `range`, or of a filter.
    case current
  }

  /// What a template does with a path.
  enum Use: Sendable {
    case prints(FieldPath)
    /// `{range .items[*]}` until its `{end}`.
    case opens(FieldPath)
    case closes
  }

  var start = Start.current
  var steps: [Step] = []
  var range = 0..<0

  /// What stands in the braces of a template, in order. What is no JSONPath ends the reading.
  static func template(_ text: String) -> [Use] {
    var reader = Reader(bytes: Array(text.utf8))
    return reader.template()
  }

  /// One path, as `custom-columns` and `--sort-by` take it: with or without braces and the dot at its start.
  static func relaxed(_ text: Substring, at offset: Int) -> FieldPath? {
    var reader = Reader(bytes: Array(text.utf8), base: offset)
    return reader.relaxed()
  }
}

private struct Reader {
  let bytes: [UInt8]
  /// The offset of the first byte.
  var base = 0
  var place = 0

  init(bytes: [UInt8], base: Int = 0) {
    self.bytes = bytes
    self.base = base
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    let isNext = text.withUTF8Buffer { place + count <= bytes.count && bytes[place..<place + count].elementsEqual($0) }
    if isNext { place += count }
    return isNext
  }

  private mutating func skipBlanks() { while next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") { place += 1 } }

  mutating func template() -> [FieldPath.Use] {
    var uses: [FieldPath.Use] = []
    while let byte = next {
      place += 1
      guard byte == UInt8(ascii: "{") else { continue }
      while true {
        skipBlanks()
        guard let byte = next, byte != UInt8(ascii: "}") else { break }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          guard text(until: byte) != nil else { return uses }
        } else if skip("range") {
          skipBlanks()
          guard let path = path() else { return uses }
          uses.append(.opens(path))
        } else if skip("end") {
          uses.append(.closes)
        } else if let path = path(), !path.steps.isEmpty || path.start == .root {
          uses.append(.prints(path))
        } else {
          return uses
        }
      }
    }
    return uses
  }

  mutating func relaxed() -> FieldPath? {
    if next == UInt8(ascii: "{") { place += 1 }
    let isBare = next.map { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "$") } ?? false
    var path = FieldPath()
    let start = place
    if isBare, let name = name() { path.steps.append(.field(name.0, name.1)) }
    guard let rest = self.path() else { return nil }
    path.steps += rest.steps
    path.start = rest.start
    path.range = base + start..<base + place
    if next == UInt8(ascii: "}") { place += 1 }
    return next == nil && !path.steps.isEmpty ? path : nil
  }

  /// A path from `place`; nil where something follows that is none.
  private mutating func path() -> FieldPath? {
    var path = FieldPath()
    let start = place
    if skip("$") { path.start = .root } else { _ = skip("@") }
    while let byte = next {
      if skip("..") {
        path.steps.append(.descent)
        _ = name()
      } else if skip(".*") {
        path.steps.append(.elements(filter: []))
      } else if byte == UInt8(ascii: ".") {
        place += 1
        if let name = name() { path.steps.append(.field(name.0, name.1)) }
      } else if byte == UInt8(ascii: "[") {
        guard let step = bracket() else { return nil }
        path.steps.append(step)
      } else {
        break
      }
    }
    guard place > start else { return nil }
    path.range = base + start..<base + place
    return path
  }

  private mutating func name() -> (Substring, Range<Int>)? {
    let start = place
    var text: [UInt8] = []
    while let byte = next, !Self.ends.contains(byte) {
      if byte == UInt8(ascii: "\\"), place + 1 < bytes.count { place += 1 }
      text.append(bytes[place])
      place += 1
    }
    return place > start ? (String(decoding: text, as: UTF8.self)[...], base + start..<base + place) : nil
  }

  private static let ends = Set(" \t\n\r,:.[]{}|=<>!&()'\"".utf8)

  /// `[…]` from its first bracket.
  private mutating func bracket() -> FieldPath.Step? {
    place += 1
    if skip("?(") {
      var paths: [FieldPath] = []
      while let byte = next, byte != UInt8(ascii: ")") {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          guard text(until: byte) != nil else { return nil }
        } else if byte == UInt8(ascii: "@") {
          guard let path = path() else { return nil }
          paths.append(path)
        } else {
          place += 1
        }
      }
      return skip(")]") ? .elements(filter: paths) : nil
    }
    if let quote = next, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
      let start = place + 1
      guard let name = text(until: quote), skip("]") else { return skipUnion() }
      return .field(name[...], base + start..<base + start + name.utf8.count)
    }
    while let byte = next, byte != UInt8(ascii: "]") { place += 1 }
    return skip("]") ? .elements(filter: []) : nil
  }

  /// `['a','b']`: several names, of which none is judged.
  private mutating func skipUnion() -> FieldPath.Step? {
    while let byte = next, byte != UInt8(ascii: "]") { place += 1 }
    return skip("]") ? .descent : nil
  }

  /// The text in quotes, from the first of them.
  private mutating func text(until quote: UInt8) -> String? {
    let start = place + 1
    place = start
    while let byte = next, byte != quote { place += byte == UInt8(ascii: "\\") ? 2 : 1 }
    guard place < bytes.count else {
      place = bytes.count
      return nil
    }
    place += 1
    return String(decoding: bytes[start..<place - 1], as: UTF8.self)
  }
}
