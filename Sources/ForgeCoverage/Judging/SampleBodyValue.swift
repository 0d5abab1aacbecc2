import ForgeDiagnostics
import ForgeShell
import ForgeYAML

/// The value of a request's body as a tree. Its ranges are offsets of their own, which `place` leads back to the sample.
struct SampleBodyValue {
  private(set) var root: YAMLNode
  /// Values that stand for others: nothing can be said of them.
  private var unknown: [Range<Int>] = []
  /// Objects that may have more properties than are seen.
  private var open: [Range<Int>] = []
  private let word: ExpandedWord?

  /// Nil for what is no JSON.
  init?(json word: ExpandedWord) {
    var text = MaskedJSON(word)
    text.mask()
    let file = SourceFile(path: "body.json", bytes: text.bytes)
    let stream = YAMLStream.parse(file)
    guard stream.diagnostics.isEmpty, let root = stream.root else { return nil }
    self.root = root
    self.word = word
    unknown = text.unknown
  }

  /// What is wrong with a text that is certainly meant to be JSON as it stands: from brace to brace, with nothing left out,
  /// put in or remarked upon.
  static func problem(json word: ExpandedWord) -> (message: Message, bytes: Range<Int>)? {
    var text = word.text[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    let isWhole = text.hasPrefix("{") && text.hasSuffix("}") || text.hasPrefix("[") && text.hasSuffix("]")
    let marks = ["...", "…", "//", "/*", "<", "{{", "${", "$(", "#"]
    guard isWhole, word.isKnown, !marks.contains(where: { text.contains($0) }) else { return nil }
    let finding = YAMLStream.parse(SourceFile(path: "body.json", text: word.text)).diagnostics.first
    return finding.map { ($0.message, $0.range.bytes) }
  }

  /// A literal of a programming language.
  init(_ value: SampleValue) {
    var builder = TreeBuilder()
    root = builder.node(value)
    unknown = builder.unknown
    open = builder.open
    word = nil
  }

  /// A part of the value by itself.
  func at(_ part: YAMLNode) -> SampleBodyValue {
    var value = self
    value.root = part
    return value
  }

  /// Where `range` of the tree stands in the sample.
  func place(_ range: Range<Int>) -> Range<Int>? {
    guard let word else { return range }
    return word.sourceRange(of: range)
  }

  /// Whether nothing in `range` stands for something else. An object is judged by its own braces.
  func isCertain(_ range: Range<Int>, isWhole: Bool) -> Bool {
    if open.contains(range) { return false }
    return isWhole || !unknown.contains { $0.overlaps(range) || $0 == range }
  }

  /// The object whose first key stands at `range`: a finding of something missing points there.
  func object(beginningWith range: SourceRange) -> SourceRange? {
    var pending = [root]
    while let node = pending.popLast() {
      switch node.content {
      case .scalar: continue
      case .sequence(let items): pending += items
      case .mapping(let mapping):
        if mapping.pairs.first?.key.range == range { return node.range }
        pending += mapping.pairs.map(\.value)
      }
    }
    return nil
  }

  func isUnknown(_ range: Range<Int>) -> Bool { unknown.contains { $0.overlaps(range) } }
}

/// Makes the tree of a literal.
private struct TreeBuilder {
  var unknown: [Range<Int>] = []
  var open: [Range<Int>] = []

  mutating func node(_ value: SampleValue) -> YAMLNode {
    switch value {
    case .string(let word, let range):
      if !word.isKnown || Placeholder.isOne(word.text) { unknown.append(range) }
      return scalar(YAMLScalar(text: word.text, style: .doubleQuoted, value: .string(word.text)), range)
    case .scalar(let value, let range): return scalar(value, range)
    case .unknown(let range):
      unknown.append(range)
      return scalar(YAMLScalar(text: "null", style: .plain, value: .null), range)
    case .client: return scalar(YAMLScalar(text: "null", style: .plain, value: .null), 0..<0)
    case .array(let items, let range):
      return YAMLNode(.sequence(items.map { node($0) }), range: Self.range(range))
    case .object(let properties, let range, let isOpen):
      if isOpen { open.append(range) }
      let pairs = properties.map { property in
        let key = YAMLScalar(text: property.key, style: .plain, value: .string(property.key))
        return YAMLMapping.Pair(key: scalar(key, property.range), value: node(property.value))
      }
      return YAMLNode(.mapping(YAMLMapping(pairs)), range: Self.range(range))
    }
  }

  private func scalar(_ scalar: YAMLScalar, _ range: Range<Int>) -> YAMLNode {
    YAMLNode(.scalar(scalar), range: Self.range(range))
  }

  private static func range(_ bytes: Range<Int>) -> SourceRange { SourceRange(path: "", bytes: bytes) }
}

/// JSON in which what is unknown is a value that parses: `{"a": $COUNT}`.
private struct MaskedJSON {
  private(set) var bytes: [UInt8]
  private(set) var unknown: [Range<Int>] = []

  init(_ word: ExpandedWord) {
    bytes = Array(word.text.utf8)
    var start = 0
    for segment in word.segments {
      let end = start + segment.text.utf8.count
      if segment.certainty == .unknown, end > start { unknown.append(start..<end) }
      start = end
    }
  }

  /// Replaces what is unknown, and placeholders, by as many bytes that are JSON.
  mutating func mask() {
    var isInString = false
    var stringStart = 0
    var index = 0
    var known = unknown[...]
    while index < bytes.count {
      if let first = known.first, first.lowerBound == index {
        replace(first, isInString: isInString)
        index = first.upperBound
        known = known.dropFirst()
        continue
      }
      let byte = bytes[index]
      if isInString {
        if byte == UInt8(ascii: "\\") { index += 1 }
        if byte == UInt8(ascii: "\"") {
          isInString = false
          let text = String(decoding: bytes[stringStart..<index], as: UTF8.self)
          if Placeholder.isOne(text) { unknown.append(stringStart - 1..<index + 1) }
        }
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
        stringStart = index + 1
      } else if let end = Placeholder.end(bytes, at: index) {
        unknown.append(index..<end)
        replace(index..<end, isInString: false)
        index = end
        continue
      }
      index += 1
    }
  }

  private mutating func replace(_ range: Range<Int>, isInString: Bool) {
    for index in range { bytes[index] = isInString ? UInt8(ascii: "x") : 0x20 }
    if !isInString { bytes[range.lowerBound] = UInt8(ascii: "0") }
  }
}

/// What a page writes where the reader has a value of their own.
enum Placeholder {
  /// Whether a string of a sample stands for another.
  static func isOne(_ text: String) -> Bool {
    guard !text.isEmpty else { return true }
    // Most strings have nothing of the kind.
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") && byte != UInt8(ascii: "x") || byte == UInt8(ascii: " ")
    }
    if isPlain, !text.hasPrefix("your"), text != "string" { return false }
    if text.contains("...") || text.contains("…") || text.contains("${") || text.contains("{{") { return true }
    let lowered = text.lowercased()
    if text.hasPrefix("$") || lowered.hasPrefix("your") || lowered.contains("xxx") || lowered == "string" {
      return true
    }
    for (open, close) in [("<", ">"), ("{", "}"), ("[", "]")] where text.contains(open) && text.contains(close) {
      return true
    }
    // `VESSEL_ID`
    return text.contains("_") && text.allSatisfy { $0.isUppercase || $0 == "_" || $0.isNumber }
  }

  /// The end of a placeholder outside of strings: `<count>`, `{{ count }}`, `...`.
  static func end(_ bytes: [UInt8], at index: Int) -> Int? {
    let rest = bytes[index...].prefix(80)
    if rest.first == UInt8(ascii: "<"), let end = rest.firstIndex(of: UInt8(ascii: ">")) { return end + 1 }
    if rest.starts(with: "{{".utf8), let end = rest.firstRange(of: Array("}}".utf8)) { return end.upperBound }
    guard rest.first == UInt8(ascii: "$"), rest.count > 1 else { return nil }
    return rest.dropFirst().firstIndex {
      !(0x30...0x39).contains($0) && !(0x41...0x5A).contains($0 & 0xDF) && $0 != 0x5F
    }
  }
}
