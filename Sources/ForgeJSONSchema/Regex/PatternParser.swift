/// Reads a pattern by the grammar of ECMA 262 (section 22.2.1) with `u`: what the grammar has no place for is an error,
/// not a character that stands for itself.
struct PatternParser {
  typealias SyntaxError = ECMARegularExpression.SyntaxError

  /// How many groups may stand inside each other, which bounds every recursion over the tree.
  static let depthLimit = 200

  private let scalars: [UInt32]
  var index = 0
  private var groupCount = 0
  private var groupsByName: [String: [Int]] = [:]
  /// The names that a further group in this alternative must not have.
  private var namesInAlternative: Set<String> = []
  private var references: [(reference: PatternReference, index: Int)] = []

  init(_ pattern: String) {
    scalars = pattern.unicodeScalars.map(\.value)
  }

  mutating func parse() throws(SyntaxError) -> Pattern {
    let root = try disjunction(depth: 0)
    if index < scalars.count { throw error("`)` without `(`", at: index) }
    for (reference, index) in references {
      switch reference {
      case .number(let number) where number > groupCount:
        throw error("`\\\(number)` names a group the pattern does not have", at: index)
      case .name(let name) where groupsByName[name] == nil:
        throw error("`\\k<\(name)>` names a group the pattern does not have", at: index)
      default: break
      }
    }
    return Pattern(
      root: root, groupCount: groupCount, groupsByName: groupsByName, hasBackreferences: !references.isEmpty)
  }

  // MARK: Characters

  var next: UInt32? { character(at: index) }

  func character(at index: Int) -> UInt32? { index < scalars.count ? scalars[index] : nil }

  /// Moves past `expected` if it stands here.
  mutating func take(_ expected: StaticString) -> Bool {
    var end = index
    for byte in UnsafeBufferPointer(start: expected.utf8Start, count: expected.utf8CodeUnitCount) {
      guard end < scalars.count, scalars[end] == UInt32(byte) else { return false }
      end += 1
    }
    index = end
    return true
  }

  /// Moves past the character that stands here.
  mutating func pop() -> UInt32? {
    guard let next else { return nil }
    index += 1
    return next
  }

  func error(_ message: String, at index: Int) -> SyntaxError {
    let offset = scalars[..<index].reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 < 0x800 ? 2 : $1 < 0x10000 ? 3 : 4) }
    return SyntaxError(offset: offset, message: message)
  }

  /// The pattern's text from `start` to here, for a message.
  func text(from start: Int) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[start..<index].compactMap(Unicode.Scalar.init))
    return text
  }

  mutating func refer(to reference: PatternReference, at index: Int) -> PatternNode {
    references.append((reference, index))
    return .backreference(reference)
  }

  // MARK: Alternatives and terms

  private mutating func disjunction(depth: Int) throws(SyntaxError) -> PatternNode {
    if depth > Self.depthLimit { throw error("groups nest deeper than \(Self.depthLimit)", at: index) }
    let outerNames = namesInAlternative
    var names = outerNames
    var alternatives: [PatternNode] = []
    repeat {
      namesInAlternative = outerNames
      alternatives.append(try alternative(depth: depth))
      names.formUnion(namesInAlternative)
    } while take("|")
    namesInAlternative = names
    return alternatives.count == 1 ? alternatives[0] : .alternation(alternatives)
  }

  private mutating func alternative(depth: Int) throws(SyntaxError) -> PatternNode {
    var terms: [PatternNode] = []
    while let next, next != UInt32(ascii: "|"), next != UInt32(ascii: ")") {
      let start = index
      let firstGroup = groupCount + 1
      let term = try term(depth: depth)
      let quantifier = index
      guard var repetition = try quantified() else {
        terms.append(term)
        continue
      }
      switch term {
      case .boundary, .look:
        throw error("nothing to repeat before `\(text(from: quantifier))`", at: start)
      default: break
      }
      repetition.groups = firstGroup..<groupCount + 1
      terms.append(.repetition(term, repetition))
    }
    return terms.count == 1 ? terms[0] : terms.isEmpty ? .empty : .sequence(terms)
  }

  private mutating func term(depth: Int) throws(SyntaxError) -> PatternNode {
    let start = index
    guard let character = pop() else { return .empty }
    switch character {
    case UInt32(ascii: "^"): return .boundary(.start)
    case UInt32(ascii: "$"): return .boundary(.end)
    case UInt32(ascii: "."): return .set(.dot)
    case UInt32(ascii: "("): return try group(at: start, depth: depth)
    case UInt32(ascii: "["): return .set(try characterClass(at: start))
    case UInt32(ascii: "\\"): return try atomEscape(at: start)
    case UInt32(ascii: "*"), UInt32(ascii: "+"), UInt32(ascii: "?"):
      throw error("nothing to repeat before `\(text(from: start))`", at: start)
    case UInt32(ascii: "{"), UInt32(ascii: "}"), UInt32(ascii: "]"):
      throw error("`\(text(from: start))` alone needs a backslash, `\\\(text(from: start))`", at: start)
    default: return .codePoint(character)
    }
  }

  private mutating func group(at start: Int, depth: Int) throws(SyntaxError) -> PatternNode {
    var wrap: (PatternNode) -> PatternNode = { $0 }
    if take("?") {
      if take(":") {
        // A quantifier may follow whatever is inside.
        wrap = { .sequence([$0]) }
      } else if let look = look() {
        wrap = { .look($0, look) }
      } else if take("<") {
        let group = try namedGroup()
        wrap = { .capture($0, group: group) }
      } else {
        if next != nil { index += 1 }
        throw error("`\(text(from: start))` begins no group in ECMA 262", at: start)
      }
    } else {
      groupCount += 1
      let group = groupCount
      wrap = { .capture($0, group: group) }
    }
    let body = try disjunction(depth: depth + 1)
    guard take(")") else { throw error("`(` is not closed", at: start) }
    return wrap(body)
  }

  private mutating func look() -> PatternLook? {
    if take("=") { return PatternLook(isAhead: true, isNegative: false) }
    if take("!") { return PatternLook(isAhead: true, isNegative: true) }
    if take("<=") { return PatternLook(isAhead: false, isNegative: false) }
    if take("<!") { return PatternLook(isAhead: false, isNegative: true) }
    return nil
  }

  private mutating func namedGroup() throws(SyntaxError) -> Int {
    let start = index
    let name = try groupName()
    guard namesInAlternative.insert(name).inserted else {
      throw error("two groups have the name `\(name)`", at: start)
    }
    groupCount += 1
    groupsByName[name, default: []].append(groupCount)
    return groupCount
  }

  // MARK: Quantifiers

  private mutating func quantified() throws(SyntaxError) -> PatternRepetition? {
    var repetition = PatternRepetition(minimum: 0, maximum: nil, groups: 0..<0)
    if take("*") {
      repetition.minimum = 0
    } else if take("+") {
      repetition.minimum = 1
    } else if take("?") {
      repetition.maximum = 1
    } else if next == UInt32(ascii: "{") {
      (repetition.minimum, repetition.maximum) = try counts()
    } else {
      return nil
    }
    repetition.isLazy = take("?")
    return repetition
  }

  private mutating func counts() throws(SyntaxError) -> (Int, Int?) {
    let start = index
    index += 1
    let message = "`{` alone needs a backslash, `\\{`"
    guard let minimum = decimal() else { throw error(message, at: start) }
    var maximum: Int? = minimum
    if take(",") { maximum = decimal() }
    guard take("}") else { throw error(message, at: start) }
    if let maximum, maximum < minimum {
      throw error("`\(text(from: start))` has its larger number first", at: start)
    }
    return (minimum, maximum)
  }

  /// Digits as a number, or `Int.max` where they are more.
  mutating func decimal() -> Int? {
    var value: Int?
    while let digit = next, (0x30...0x39).contains(digit) {
      let (product, overflows) = (value ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = product.addingReportingOverflow(Int(digit - 0x30))
      value = overflows || overflowsToo ? Int.max : sum
      index += 1
    }
    return value
  }
}

extension UInt32 {
  init(ascii scalar: Unicode.Scalar) {
    self = scalar.value
  }
}
