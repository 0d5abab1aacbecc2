import ForgeMarkdown
import ForgeShell

/// Reads the calls of code blocks in JavaScript and Python, one block after the other: names that one block sets hold in
/// those after it.
struct CodeRequests {
  private var values: [CodeLanguageKind: [String: SampleValue]] = [:]

  mutating func requests(
    in sample: SampleText, _ language: CodeLanguageKind, node: MarkdownNode.ID
  ) -> [SampleRequest] {
    let tokens = CodeTokenizer.tokens(of: sample.bytes, language)
    let closings = CodeExpressions.closings(of: tokens)
    // One reader for all: its names change as the block goes on.
    var reader = CodeExpressions(
      tokens, language, values: values.removeValue(forKey: language) ?? [:], closings: closings)
    var requests: [SampleRequest] = []
    var index = 0
    while index < tokens.count {
      if let (name, value) = Self.assignment(at: index, reader) ?? Self.binding(at: index, reader) {
        reader.values[name] = value.bounded(CodeExpressions.maximumSize)
      }
      if let (call, end) = Self.call(at: index, reader) {
        if let call, let request = Self.request(call, sample, node) { requests.append(request) }
        index = end
      } else {
        index += 1
      }
    }
    values[language] = reader.values
    return requests
  }

  /// `const base = …`, `base = …`
  private static func assignment(at index: Int, _ reader: CodeExpressions) -> (String, SampleValue)? {
    let tokens = reader.tokens
    guard let name = tokens[index].name else { return nil }
    let keywords = ["const", "let", "var"]
    let isDeclared = index > 0 && keywords.contains(tokens[index - 1].name ?? "")
    guard tokens[index].isFirst && !keywords.contains(name) || isDeclared else { return nil }
    var mark = index + 1
    if isDeclared || reader.language == .python, mark < tokens.count, tokens[mark].isSign(":") {
      while mark < tokens.count, !tokens[mark].isSign("="), !tokens[mark].isFirst { mark += 1 }
    }
    guard mark + 1 < tokens.count, tokens[mark].isSign("="), !tokens[mark + 1].isSign("="),
      !tokens[mark + 1].isSign(">")
    else { return nil }
    return (name, reader.value(at: mark + 1, before: tokens.count))
  }

  /// `with httpx.Client(…) as client:`
  private static func binding(at index: Int, _ reader: CodeExpressions) -> (String, SampleValue)? {
    let tokens = reader.tokens
    guard reader.language == .python, tokens[index].name == "as", index + 1 < tokens.count,
      let name = tokens[index + 1].name
    else { return nil }
    var start = index
    while start > 0, tokens[start].name != "with", !tokens[start].isFirst { start -= 1 }
    while start < index, ["async", "with"].contains(tokens[start].name ?? "") { start += 1 }
    // Of several contexts, the last before `as`.
    var place = start
    while place < index {
      if tokens[place].isSign(",") { start = place + 1 }
      place = (reader.closing(place) ?? place) + 1
    }
    return start < index ? (name, reader.value(at: start, before: index)) : nil
  }

  /// A call at a name that no other name stands before; nil where none is there. With where to go on.
  private static func call(
    at index: Int, _ reader: CodeExpressions
  ) -> (ClientLibrary.Call?, Int)? {
    let tokens = reader.tokens
    guard let first = tokens[index].name, index == 0 || !tokens[index - 1].isSign("."),
      index == 0 || !["def", "function", "class"].contains(tokens[index - 1].name ?? "")
    else { return nil }
    var path = [first]
    var place = index + 1
    while place + 1 < tokens.count, tokens[place].isSign("."), let name = tokens[place + 1].name {
      path.append(name)
      place += 2
    }
    // Type arguments of TypeScript.
    if place < tokens.count, tokens[place].isSign("<"), reader.language == .script {
      let close = tokens[place...].prefix(12).firstIndex { $0.isSign(">") }
      if let close, close + 1 < tokens.count, tokens[close + 1].isSign("(") { place = close + 1 }
    }
    guard place < tokens.count, tokens[place].isSign("("), reader.closing(place) != nil else { return (nil, place) }
    let client = reader.values[first]
    guard ClientLibrary.maySend(path, client: client) else { return (nil, place) }
    return (ClientLibrary.call(path, reader.arguments(at: place), client: client), place)
  }

  private static func request(
    _ call: ClientLibrary.Call, _ sample: SampleText, _ node: MarkdownNode.ID
  ) -> SampleRequest? {
    guard case .string(let target, let whole) = call.target, call.method?.isKnown != false else { return nil }
    let count = target.text.utf8.count
    guard count > 0 else { return nil }
    let range =
      target.segments.count == 1 && target.segments[0].isVerbatim ? target.segments[0].range : content(whole, sample)
    var request = SampleRequest(
      .call, sample, method: call.method?.text.uppercased() ?? "GET", at: call.methodRange,
      target: address(target, base: call.base), range: range, node: node)
    request.query = call.query?.names ?? []
    request.headers = call.headers?.names ?? []
    request.body = call.body
    return request
  }

  /// A literal without its quotes.
  private static func content(_ range: Range<Int>, _ sample: SampleText) -> Range<Int> {
    guard range.count >= 2 else { return range }
    let bytes = sample.bytes
    let quotes = "\"'`".utf8
    var start = range.lowerBound
    while start < range.upperBound, !quotes.contains(bytes[start]), "fFrRbBuU".utf8.contains(bytes[start]) {
      start += 1
    }
    guard quotes.contains(bytes[start]), bytes[range.upperBound - 1] == bytes[start] else { return range }
    let isOne = bytes[start + 1..<range.upperBound - 1].firstIndex(of: bytes[start]) == nil
    return isOne ? start + 1..<range.upperBound - 1 : range
  }

  /// A relative address below the base URL of its client.
  private static func address(_ target: ExpandedWord, base: ExpandedWord?) -> ExpandedWord {
    guard let base, !target.text.contains("://") else { return target }
    let folder = base.text.hasSuffix("/") ? base.droppingLast() : base
    let separator = target.text.hasPrefix("/") ? "" : "/"
    return folder + ExpandedWord(separator) + target
  }
}

extension ExpandedWord {
  fileprivate func droppingLast() -> ExpandedWord {
    guard let last = segments.last, last.certainty != .unknown, !last.text.isEmpty else { return self }
    return ExpandedWord(
      segments: segments.dropLast() + [
        Segment(
          certainty: last.certainty, text: String(last.text.dropLast()), range: last.range, isVerbatim: false,
          isSplit: last.isSplit)
      ])
  }
}
