import ForgeGoTemplate

/// Reads what `--set` and its relatives are given (Helm, strvals): `a.b=c,d[0]=e,f={g,h}`.
struct SetValues {
  /// Why an argument is not understood, in Helm's words as far as it has some.
  struct Fault: Error {
    let reason: String
  }

  private static let largestIndex = 65_536
  private static let deepest = 30

  private let text: [UInt8]
  private let isString: Bool
  private var offset = 0

  /// Puts the assignments of `text` into `values`; with `isString`, every value stays a string.
  static func apply(_ text: String, to values: GoMap, isString: Bool) throws(Fault) {
    var parser = SetValues(text: Array(text.utf8), isString: isString)
    while parser.offset < parser.text.count { try parser.assignment(into: values, depth: 0) }
  }

  /// `key=value` with the value as it stands, to its end (`--set-literal`, and `--set-file` once the file is read).
  static func apply(_ path: String, value: GoValue, to values: GoMap) throws(Fault) {
    var parser = SetValues(text: Array("\(path)=".utf8), isString: true)
    parser.literal = value
    try parser.assignment(into: values, depth: 0)
  }

  private var literal: GoValue?

  private init(text: [UInt8], isString: Bool) {
    self.text = text
    self.isString = isString
  }

  /// The text up to one of `stops`, backslashes taken off; the stop itself is taken and told.
  private mutating func word(_ stops: StaticString) -> (text: String, stop: UInt8?) {
    var word: [UInt8] = []
    while offset < text.count {
      let byte = text[offset]
      offset += 1
      let isStop = (0..<stops.utf8CodeUnitCount).contains { stops.utf8Start[$0] == byte }
      if isStop { return (String(decoding: word, as: UTF8.self), byte) }
      if byte == UInt8(ascii: "\\"), offset < text.count {
        word.append(text[offset])
        offset += 1
      } else {
        word.append(byte)
      }
    }
    return (String(decoding: word, as: UTF8.self), nil)
  }

  private mutating func assignment(into map: GoMap, depth: Int) throws(Fault) {
    guard depth <= Self.deepest else { throw Fault(reason: "more than \(Self.deepest) names in one path") }
    let (key, stop) = word(".=[,")
    switch stop {
    case nil, UInt8(ascii: ","):
      throw Fault(reason: key.isEmpty ? "key without a name" : "key \"\(key)\" has no value")
    case UInt8(ascii: "["):
      let index = try index()
      let list = map[key]?.list?.elements ?? []
      map[key] = .list(try element(index, of: list, depth: depth + 1))
    case UInt8(ascii: "="):
      let value = try value()
      if !key.isEmpty { map[key] = value }
    default:
      let inner = map[key]?.map ?? GoMap()
      try assignment(into: inner, depth: depth + 1)
      guard !key.isEmpty else { throw Fault(reason: "key map \"\" has no value") }
      map[key] = .map(inner)
    }
  }

  private mutating func index() throws(Fault) -> Int {
    let (digits, stop) = word("]")
    guard stop != nil, let index = Int(digits) else { throw Fault(reason: "error parsing index: `\(digits)`") }
    guard index >= 0 else { throw Fault(reason: "negative \(index) index not allowed") }
    guard index <= Self.largestIndex else {
      throw Fault(reason: "index of \(index) is greater than maximum supported index of \(Self.largestIndex)")
    }
    return index
  }

  private mutating func element(_ index: Int, of list: [GoValue], depth: Int) throws(Fault) -> [GoValue] {
    guard depth <= Self.deepest else { throw Fault(reason: "more than \(Self.deepest) names in one path") }
    var list = list
    while list.count <= index { list.append(.null) }
    guard offset < text.count else { throw Fault(reason: "index without a value") }
    let byte = text[offset]
    offset += 1
    switch byte {
    case UInt8(ascii: "="): list[index] = try value()
    case UInt8(ascii: "["):
      let inner = try self.index()
      list[index] = .list(try element(inner, of: list[index].list?.elements ?? [], depth: depth + 1))
    case UInt8(ascii: "."):
      let inner = list[index].map ?? GoMap()
      try assignment(into: inner, depth: depth + 1)
      list[index] = .map(inner)
    default: throw Fault(reason: "parse error: unexpected data at end of array index")
    }
    return list
  }

  private mutating func value() throws(Fault) -> GoValue {
    if let literal {
      offset = text.count
      return literal
    }
    if offset < text.count, text[offset] == UInt8(ascii: "{") {
      offset += 1
      var items: [GoValue] = []
      while true {
        let (item, stop) = word(",}")
        guard stop != nil else { throw Fault(reason: "list must terminate with '}'") }
        if stop == UInt8(ascii: ","), item.isEmpty {
          items.append(.string(""))
          continue
        }
        if !item.isEmpty || !items.isEmpty { items.append(typed(item)) }
        if stop == UInt8(ascii: "}") { break }
      }
      if offset < text.count, text[offset] == UInt8(ascii: ",") { offset += 1 }
      return .list(items)
    }
    return typed(word(",").text)
  }

  /// A bool, a null or an `int64` where the text is one.
  private func typed(_ text: String) -> GoValue {
    guard !isString else { return .string(text) }
    switch text.lowercased() {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default: break
    }
    // Ints with a zero in front stay strings: they are codes more often than numbers.
    if text == "0" { return .int(0, .int64) }
    if !text.hasPrefix("0"), !text.hasPrefix("+"), let int = Int(text) { return .int(int, .int64) }
    return .string(text)
  }
}
