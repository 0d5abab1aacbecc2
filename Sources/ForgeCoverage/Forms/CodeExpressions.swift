import ForgeShell
import ForgeYAML

/// Reads the values that arguments and assignments have, as far as literals and known names tell.
struct CodeExpressions {
  let tokens: [CodeToken]
  let language: CodeLanguageKind
  /// What names stand for, as far as the blocks before have said.
  var values: [String: SampleValue]
  /// For each bracket that opens, where it closes.
  private let closings: [Int: Int]
  /// Literals nested deeper are unknown.
  private static let maximumDepth = 40

  init(_ tokens: [CodeToken], _ language: CodeLanguageKind, values: [String: SampleValue], closings: [Int: Int]) {
    self.tokens = tokens
    self.language = language
    self.values = values
    self.closings = closings
  }

  /// The bracket that closes each one that opens.
  static func closings(of tokens: [CodeToken]) -> [Int: Int] {
    var closings: [Int: Int] = [:]
    var open: [Int] = []
    for (index, token) in tokens.enumerated() {
      guard case .sign(let byte) = token.kind else { continue }
      if "([{".utf8.contains(byte) { open.append(index) }
      if ")]}".utf8.contains(byte), let start = open.popLast() { closings[start] = index }
    }
    return closings
  }

  func closing(_ index: Int) -> Int? { closings[index] }

  // MARK: Arguments

  struct Arguments {
    var positional: [SampleValue] = []
    /// Python's `name=value`.
    var named: [String: SampleValue] = [:]
  }

  /// The arguments in the parentheses that open at `index`.
  func arguments(at index: Int, depth: Int = 0) -> Arguments {
    var arguments = Arguments()
    guard depth < Self.maximumDepth, let end = closings[index] else { return arguments }
    var place = index + 1
    while place < end {
      if language == .python, let name = tokens[place].name, place + 2 < end, tokens[place + 1].isSign("="),
        !tokens[place + 2].isSign("=")
      {
        arguments.named[name] = value(at: place + 2, before: end, depth: depth)
      } else {
        arguments.positional.append(value(at: place, before: end, depth: depth))
      }
      place = next(after: place, before: end)
    }
    return arguments
  }

  /// The start of what follows the next comma of this level.
  private func next(after start: Int, before end: Int) -> Int {
    var place = start
    while place < end {
      if tokens[place].isSign(",") { return place + 1 }
      place = (closings[place] ?? place) + 1
    }
    return end
  }

  // MARK: Values

  /// The value of the expression at `start`, which ends at a comma, at `end`, or with its statement.
  func value(at start: Int, before end: Int, depth: Int = 0) -> SampleValue {
    let unknown = SampleValue.unknown(
      start < tokens.count
        ? tokens[start].range.lowerBound..<tokens[max(start, min(end, tokens.count) - 1)].range.upperBound : 0..<0)
    guard depth < Self.maximumDepth else { return unknown }
    var place = start
    guard let first = operand(&place, before: end, depth) else { return unknown }
    guard place < end, !isEnd(place) else { return first }
    // Whatever goes on is text, or nothing that can be told.
    guard var segments = text(first)?.segments else { return unknown }
    while place < end, !isEnd(place) {
      if tokens[place].isSign("+") {
        place += 1
        let operandStart = min(place, tokens.count - 1)
        let added = operand(&place, before: end, depth).flatMap(text)
        segments += (added ?? ExpandedWord(unknownAt: tokens[operandStart].range)).segments
      } else if case .string = first, tokens[place].isSign("."), place + 2 < end, tokens[place + 1].name == "format",
        let close = closings[place + 2]
      {
        place = close + 1
      } else if case .string = first, language == .python, tokens[place].isSign("%"), place + 1 < end {
        // The values of `%s`, which are placeholders in the text.
        place = (closings[place + 1] ?? place + 1) + 1
      } else {
        return unknown
      }
      guard segments.count <= Self.maximumSize else { return unknown }
    }
    let range = tokens[start].range.lowerBound..<tokens[place - 1].range.upperBound
    return .string(ExpandedWord(segments: segments), range).bounded(Self.maximumSize)
  }

  /// Whether an expression ends before the token at `place`.
  private func isEnd(_ place: Int) -> Bool {
    let token = tokens[place]
    if token.isSign(",") || token.isSign(";") || token.isSign(")") || token.name == "as" { return true }
    return token.isFirst && !token.isSign("+") && !token.isSign(".")
  }

  /// The segments of a text, or the values in a value, beyond which it is unknown: names that stand for each other twice
  /// would double with every line.
  static let maximumSize = 2_000

  /// A value as part of a text.
  private func text(_ value: SampleValue) -> ExpandedWord? {
    switch value {
    case .string(let word, _): word
    case .unknown(let range), .array(_, let range), .object(_, let range, _): ExpandedWord(unknownAt: range)
    case .scalar(let scalar, _): ExpandedWord(scalar.text)
    case .client: nil
    }
  }

  private func operand(_ place: inout Int, before end: Int, _ depth: Int) -> SampleValue? {
    while place < end, ["await", "new", "return"].contains(tokens[place].name ?? "") { place += 1 }
    guard place < end else { return nil }
    let token = tokens[place]
    switch token.kind {
    case .string:
      var word = ExpandedWord("")
      let first = place
      // Literals side by side are one in Python.
      while place < end, case .string(let parts) = tokens[place].kind, place == first || language == .python {
        word = word + string(parts)
        place += 1
      }
      return .string(word, token.range.lowerBound..<tokens[place - 1].range.upperBound)
    case .number(let text):
      place += 1
      let number = text.replacing("_", with: "")
      let value: YAMLScalar.Value = Int(number).map { .int($0) } ?? .float(Double(number) ?? 0)
      return .scalar(YAMLScalar(text: number, style: .plain, value: value), token.range)
    case .name(let name): return named(name, &place, before: end, depth)
    case .sign(UInt8(ascii: "{")), .sign(UInt8(ascii: "[")):
      guard let close = closings[place], close <= end else { return nil }
      let range = token.range.lowerBound..<tokens[close].range.upperBound
      let value: SampleValue =
        token.isSign("{") ? object(place, close, range, depth) : .array(items(place, close, depth), range)
      place = close + 1
      return value
    case .sign: return nil
    }
  }

  private func string(_ parts: [CodeToken.StringPart]) -> ExpandedWord {
    var segments: [ExpandedWord.Segment] = []
    for part in parts {
      switch part {
      case .text(let text, let range, let isVerbatim):
        segments.append(
          .init(certainty: .known, text: text, range: range, isVerbatim: isVerbatim, isSplit: false))
      case .value(let name, let range):
        let value = name.flatMap { values[$0] }.flatMap(text) ?? ExpandedWord(unknownAt: range)
        segments += value.segments.map {
          .init(certainty: $0.certainty, text: $0.text, range: range, isVerbatim: false, isSplit: false)
        }
      }
    }
    return ExpandedWord(segments: segments)
  }

  private func items(_ open: Int, _ close: Int, _ depth: Int) -> [SampleValue] {
    var items: [SampleValue] = []
    var place = open + 1
    while place < close {
      items.append(value(at: place, before: close, depth: depth + 1))
      place = next(after: place, before: close)
    }
    return items
  }

  private func object(_ open: Int, _ close: Int, _ range: Range<Int>, _ depth: Int) -> SampleValue {
    var properties: [SampleValue.Property] = []
    var isOpen = false
    var place = open + 1
    while place < close {
      defer { place = next(after: place, before: close) }
      let token = tokens[place]
      let key: String
      switch token.kind {
      case .name(let name): key = name
      case .string(let parts): key = string(parts).value ?? ""
      default:
        isOpen = true
        continue
      }
      if place + 1 < close, tokens[place + 1].isSign(":") {
        let value = value(at: place + 2, before: close, depth: depth + 1)
        properties.append(.init(key: key, range: token.range, value: value))
      } else {
        // `{name}` is `{name: name}`.
        properties.append(.init(key: key, range: token.range, value: values[key] ?? .unknown(token.range)))
      }
    }
    return .object(properties, range, isOpen: isOpen)
  }

  /// A literal name, a known variable, or a call whose value is its argument's.
  private func named(_ name: String, _ place: inout Int, before end: Int, _ depth: Int) -> SampleValue? {
    let range = tokens[place].range
    switch name {
    case "true", "True", "false", "False":
      place += 1
      let isTrue = name.lowercased() == "true"
      return .scalar(YAMLScalar(text: isTrue ? "true" : "false", style: .plain, value: .bool(isTrue)), range)
    case "null", "None", "undefined":
      place += 1
      return .scalar(YAMLScalar(text: "null", style: .plain, value: .null), range)
    default: break
    }
    var path = [name]
    place += 1
    while place + 1 < end, tokens[place].isSign("."), let next = tokens[place + 1].name {
      path.append(next)
      place += 2
    }
    guard place < end, tokens[place].isSign("("), let close = closings[place] else {
      return path.count == 1 ? moved(values[name] ?? .unknown(range), to: range) : .unknown(range)
    }
    let open = place
    place = close + 1
    let called = path.joined(separator: ".")
    if ["JSON.stringify", "json.dumps", "Headers", "Object.freeze"].contains(called) {
      return value(at: open + 1, before: close, depth: depth + 1)
    }
    if ClientLibrary.isConstructor(called),
      let base = ClientLibrary.client(called, arguments(at: open, depth: depth + 1))
    {
      return .client(base: base)
    }
    return .unknown(range.lowerBound..<tokens[close].range.upperBound)
  }

  /// A variable's value stands where the variable is used.
  private func moved(_ value: SampleValue, to range: Range<Int>) -> SampleValue {
    guard case .string(let word, _) = value else { return value }
    let segments = word.segments.map {
      ExpandedWord.Segment(certainty: $0.certainty, text: $0.text, range: range, isVerbatim: false, isSplit: false)
    }
    return .string(ExpandedWord(segments: segments), range)
  }
}
