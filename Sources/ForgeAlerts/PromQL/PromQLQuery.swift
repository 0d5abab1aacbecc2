/// The metrics that an expression of PromQL selects.
struct PromQLQuery: Sendable {
  struct Metric: Hashable, Sendable {
    let name: String
    /// In the expression, in bytes of UTF-8; without quotes.
    let range: Range<Int>
  }

  /// In the order of the text; those that variables make parts of are left out.
  private(set) var metrics: [Metric] = []
  /// Whether nothing is selected: no metric, and no set of labels.
  private(set) var isConstant = true

  private let bytes: [UInt8]
  private let tokens: [PromQLToken]

  init(_ text: String) {
    bytes = Array(text.utf8)
    tokens = PromQLLexer(bytes).tokens
    // Pipes are LogQL's: its stages are words that are no metrics, and its metrics are lines of logs.
    if tokens.contains(where: { $0.kind == .sign(UInt8(ascii: "|")) }) {
      isConstant = false
    } else {
      read()
    }
  }

  /// Words that take a list of labels in parentheses.
  private static let labelLists: Set<String> = [
    "by", "without", "on", "ignoring", "group_left", "group_right", "fill", "fill_left", "fill_right",
  ]
  /// Words of the language that stand where a metric may.
  private static let keywords: Set<String> = [
    "and", "or", "unless", "atan2", "bool", "offset", "inf", "nan", "anchored", "smoothed",
  ]
  private static let aggregations: Set<String> = [
    "sum", "min", "max", "avg", "group", "stddev", "stdvar", "count", "count_values", "bottomk", "topk", "quantile",
    "limitk", "limit_ratio",
  ]

  private mutating func read() {
    var place = 0
    while place < tokens.count {
      let token = tokens[place]
      switch token.kind {
      case .word: place = word(at: place)
      case .sign(UInt8(ascii: "{")): place = selector(at: place)
      case .sign(UInt8(ascii: "[")): place = end(of: UInt8(ascii: "["), UInt8(ascii: "]"), at: place)
      case .variable:
        isConstant = false
        place += 1
      default: place += 1
      }
    }
  }

  /// The place after a word and what belongs to it.
  private mutating func word(at place: Int) -> Int {
    let token = tokens[place]
    let name = text(token.range)
    let lowered = name.lowercased()
    let next = place + 1 < tokens.count ? tokens[place + 1] : nil
    let isCalled = next?.kind == .sign(UInt8(ascii: "("))
    if Self.labelLists.contains(lowered) {
      return isCalled ? end(of: UInt8(ascii: "("), UInt8(ascii: ")"), at: place + 1) : place + 1
    }
    // `sum by (job) (…)`: the list may stand before what is aggregated.
    let isAggregation = Self.aggregations.contains(lowered)
    guard !isCalled, !isAggregation, !Self.keywords.contains(lowered) else { return place + 1 }
    isConstant = false
    if !isPart(place) { metrics.append(Metric(name: name, range: token.range)) }
    return place + 1
  }

  /// Whether a variable stands right before or behind the word, and makes a longer one of it.
  private func isPart(_ place: Int) -> Bool {
    let token = tokens[place]
    let before = place > 0 ? tokens[place - 1] : nil
    let after = place + 1 < tokens.count ? tokens[place + 1] : nil
    return before?.kind == .variable && before?.range.upperBound == token.range.lowerBound
      || after?.kind == .variable && after?.range.lowerBound == token.range.upperBound
  }

  /// The place after `{…}`. A metric may be named in it: by `__name__`, or by a quoted name without an operator.
  private mutating func selector(at start: Int) -> Int {
    isConstant = false
    let end = end(of: UInt8(ascii: "{"), UInt8(ascii: "}"), at: start)
    for place in start + 1..<max(start + 1, end) {
      guard case .string(isClosed: true) = tokens[place].kind else { continue }
      let isAlone = isBoundary(place - 1) && isBoundary(place + 1)
      if isAlone || isNamed(place, from: start) { add(string: tokens[place].range) }
    }
    return end
  }

  private func isBoundary(_ place: Int) -> Bool {
    guard place < tokens.count, case .sign(let byte) = tokens[place].kind else { return false }
    return [UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ",")].contains(byte)
  }

  /// Whether `__name__=` stands before the string, and no pattern or negation.
  private func isNamed(_ place: Int, from start: Int) -> Bool {
    guard place - 2 > start, tokens[place - 1].kind == .sign(UInt8(ascii: "=")), tokens[place - 2].kind == .word,
      isBoundary(place + 1)
    else { return false }
    return text(tokens[place - 2].range) == "__name__"
  }

  private mutating func add(string range: Range<Int>) {
    let inner = range.lowerBound + 1..<range.upperBound - 1
    let name = text(inner)
    guard !name.isEmpty, !name.contains("\\"), !name.contains("$"), !name.contains("{{"), !name.contains("[[") else {
      return
    }
    metrics.append(Metric(name: name, range: inner))
  }

  /// The place after the bracket that closes the one at `start`; the end where none does.
  private func end(of open: UInt8, _ close: UInt8, at start: Int) -> Int {
    var depth = 0
    var place = start
    while place < tokens.count {
      if tokens[place].kind == .sign(open) { depth += 1 }
      if tokens[place].kind == .sign(close) { depth -= 1 }
      place += 1
      if depth == 0 { return place }
    }
    return place
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
