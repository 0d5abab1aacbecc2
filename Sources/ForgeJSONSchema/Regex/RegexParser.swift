/// Reads a pattern of ECMA-262 (section 22.2.1) with the meaning of its `u` flag.
///
/// As web browsers do (annex B.1.2), braces and brackets that open nothing are themselves, and so are escaped characters
/// that are no letters or digits: patterns are written for many readers.
struct RegexParser {
  typealias Problem = ECMARegularExpression.SyntaxError

  private let scalars: [Unicode.Scalar]
  private var offset = 0
  private var depth = 0
  private(set) var groupCount = 0
  private(set) var hasBackreferences = false
  private(set) var hasLooks = false
  private var names: [String: Int] = [:]

  /// Groups in each other beyond this are refused.
  private static let maximumDepth = 200

  init(_ pattern: String) {
    scalars = Array(pattern.unicodeScalars)
  }

  mutating func parse() throws(Problem) -> RegexNode {
    names = groupNames()
    let node = try alternatives()
    guard offset == scalars.count else { throw problem("`)` closes no group") }
    return node
  }

  private func problem(_ message: String) -> Problem {
    Problem(message: message, offset: scalars[..<min(offset, scalars.count)].reduce(0) { $0 + UTF8.width($1) })
  }

  private var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  private mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard offset + wanted.count <= scalars.count, scalars[offset..<offset + wanted.count].elementsEqual(wanted) else {
      return false
    }
    offset += wanted.count
    return true
  }

  /// The numbers of named groups, which a reference may come before.
  private func groupNames() -> [String: Int] {
    var names: [String: Int] = [:]
    var (number, isInClass, index) = (0, false, 0)
    while index < scalars.count {
      switch scalars[index] {
      case "\\": index += 1
      case "[": isInClass = true
      case "]": isInClass = false
      case "(" where !isInClass:
        let rest = scalars[(index + 1)...]
        if !rest.starts(with: "?".unicodeScalars) {
          number += 1
        } else if rest.starts(with: "?<".unicodeScalars), let mark = rest.dropFirst(2).first, mark != "=", mark != "!" {
          number += 1
          let name = rest.dropFirst(2).prefix { $0 != ">" }
          names[String(String.UnicodeScalarView(name))] = number
        }
      default: break
      }
      index += 1
    }
    return names
  }

  private mutating func alternatives() throws(Problem) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw problem("groups stand in each other too deep") }
    var found = [try sequence()]
    while take("|") { found.append(try sequence()) }
    return found.count == 1 ? found[0] : .alternatives(found)
  }

  private mutating func sequence() throws(Problem) -> RegexNode {
    var nodes: [RegexNode] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      let (atom, isQuantifiable) = try atom()
      nodes.append(try quantified(atom, isQuantifiable))
    }
    return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
  }

  private mutating func quantified(_ atom: RegexNode, _ isQuantifiable: Bool) throws(Problem) -> RegexNode {
    let start = offset
    let bounds: (least: Int, most: Int?)
    if take("*") {
      bounds = (0, nil)
    } else if take("+") {
      bounds = (1, nil)
    } else if take("?") {
      bounds = (0, 1)
    } else if let counted = try countedBounds() {
      bounds = counted
    } else {
      return atom
    }
    guard isQuantifiable else {
      offset = start
      throw problem("nothing that can be repeated stands before `\(scalars[start])`")
    }
    _ = take("?")
    if let mark = next, "*+?".unicodeScalars.contains(mark) { throw problem("`\(mark)` follows a quantifier") }
    return .repetition(atom, least: bounds.least, most: bounds.most)
  }

  /// `{2}`, `{2,}` or `{2,5}`; nil for a brace that is itself.
  private mutating func countedBounds() throws(Problem) -> (least: Int, most: Int?)? {
    let start = offset
    guard take("{"), let least = number() else {
      offset = start
      return nil
    }
    if take("}") { return (least, least) }
    guard take(",") else {
      offset = start
      return nil
    }
    if take("}") { return (least, nil) }
    guard let most = number(), take("}") else {
      offset = start
      return nil
    }
    guard least <= most else { throw problem("the range {\(least),\(most)} is out of order") }
    return (least, most)
  }

  private mutating func number() -> Int? {
    let start = offset
    var value = 0
    while let scalar = next, ("0"..."9").contains(scalar) {
      value = min(value * 10 + Int(scalar.value - 0x30), 1_000_000_000)
      offset += 1
    }
    return offset > start ? value : nil
  }

  private mutating func atom() throws(Problem) -> (node: RegexNode, isQuantifiable: Bool) {
    guard let scalar = next else { return (.empty, false) }
    offset += 1
    switch scalar {
    case "^": return (.assertion(.start), false)
    case "$": return (.assertion(.end), false)
    case ".": return (.set(.anyButLineEnds), true)
    case "[": return (.set(try characterClass()), true)
    case "(": return try group()
    case "\\": return try escape()
    case "*", "+", "?":
      offset -= 1
      throw problem("nothing that can be repeated stands before `\(scalar)`")
    default: return (.set(RegexSet(ranges: [scalar.value...scalar.value])), true)
    }
  }

  private mutating func group() throws(Problem) -> (node: RegexNode, isQuantifiable: Bool) {
    let start = offset - 1
    func closed(_ parser: inout RegexParser) throws(Problem) -> RegexNode {
      let node = try parser.alternatives()
      guard parser.take(")") else {
        parser.offset = start
        throw parser.problem("`(` is never closed")
      }
      return node
    }
    for (mark, isAhead, isNegative) in [
      ("?=", true, false), ("?!", true, true), ("?<=", false, false), ("?<!", false, true),
    ] where take(mark) {
      hasLooks = true
      // Browsers let lookaheads be repeated (annex B.1.2).
      return (.look(try closed(&self), isAhead: isAhead, isNegative: isNegative), isAhead)
    }
    if take("?:") { return (try closed(&self), true) }
    groupCount += 1
    let number = groupCount
    if take("?<") {
      guard let end = scalars[offset...].firstIndex(of: ">"), end > offset else {
        throw problem("a group needs a name")
      }
      offset = end + 1
    } else if next == "?" {
      throw problem("`(?` starts no group of ECMA-262; it has no flags inside a pattern")
    }
    return (.group(number, try closed(&self)), true)
  }

  private mutating func escape() throws(Problem) -> (node: RegexNode, isQuantifiable: Bool) {
    guard let scalar = next else { throw problem("nothing follows the backslash") }
    switch scalar {
    case "b", "B":
      offset += 1
      return (.assertion(scalar == "b" ? .wordBoundary : .notWordBoundary), false)
    case "1"..."9":
      let start = offset
      let reference = number() ?? 0
      let count = countGroups()
      guard reference <= count else {
        offset = start
        throw problem("there is no group \(reference)")
      }
      hasBackreferences = true
      return (.backreference(reference), true)
    case "k":
      offset += 1
      guard take("<"), let end = scalars[offset...].firstIndex(of: ">"),
        let group = names[String(String.UnicodeScalarView(scalars[offset..<end]))]
      else { throw problem("`\\k` needs the name of a group") }
      offset = end + 1
      hasBackreferences = true
      return (.backreference(group), true)
    default: return (.set(try setEscape()), true)
    }
  }

  private func countGroups() -> Int {
    var (count, isInClass, index) = (0, false, 0)
    while index < scalars.count {
      switch scalars[index] {
      case "\\": index += 1
      case "[": isInClass = true
      case "]": isInClass = false
      case "(" where !isInClass:
        let rest = scalars[(index + 1)...]
        let isNamed =
          rest.starts(with: "?<".unicodeScalars) && rest.count > 2
          && !"=!".unicodeScalars.contains(rest[rest.startIndex + 2])
        if !rest.starts(with: "?".unicodeScalars) || isNamed { count += 1 }
      default: break
      }
      index += 1
    }
    return count
  }

  /// What stands after a backslash and is a set: a class such as `\d`, or one character.
  private mutating func setEscape() throws(Problem) -> RegexSet {
    guard let scalar = next else { throw problem("nothing follows the backslash") }
    offset += 1
    switch scalar {
    case "d": return .digits
    case "D": return .digits.negated
    case "w": return .word
    case "W": return .word.negated
    case "s": return .space
    case "S": return .space.negated
    case "p", "P": return try property(isNegated: scalar == "P")
    default:
      let value = try character(scalar)
      return RegexSet(ranges: [value...value])
    }
  }

  private mutating func property(isNegated: Bool) throws(Problem) -> RegexSet {
    let start = offset - 2
    guard take("{"), let end = scalars[offset...].firstIndex(of: "}") else {
      offset = start
      throw problem("`\\p` needs a property in braces")
    }
    let name = String(String.UnicodeScalarView(scalars[offset..<end]))
    guard let kind = RegexSet.Property.Kind(name: name) else {
      throw problem("`\(name)` is no property of characters that is known here")
    }
    offset = end + 1
    return RegexSet(properties: [RegexSet.Property(kind: kind, isNegated: isNegated)])
  }

  /// The character that an escape stands for; `scalar` follows the backslash.
  private mutating func character(_ scalar: Unicode.Scalar) throws(Problem) -> UInt32 {
    switch scalar {
    case "t": return 0x09
    case "n": return 0x0A
    case "v": return 0x0B
    case "f": return 0x0C
    case "r": return 0x0D
    case "0": return 0
    case "x":
      guard let value = hex(2) else { throw problem("`\\x` needs two hexadecimal digits") }
      return value
    case "u": return try codePoint()
    case "c":
      guard let letter = next, letter.isASCII, letter.properties.isAlphabetic else {
        throw problem("`\\c` needs a letter")
      }
      offset += 1
      return letter.value & 0x1F
    case "a"..."z", "A"..."Z", "1"..."9":
      offset -= 1
      throw problem("`\\\(scalar)` means nothing in ECMA-262")
    default: return scalar.value
    }
  }

  private mutating func codePoint() throws(Problem) -> UInt32 {
    if take("{") {
      var value: UInt32 = 0
      let start = offset
      while let digit = next?.hexDigitValue {
        value = min(value << 4 | digit, 0x110000)
        offset += 1
      }
      guard offset > start, take("}"), value <= 0x10FFFF else { throw problem("`\\u{…}` needs a code point") }
      return value
    }
    guard let high = hex(4) else { throw problem("`\\u` needs four hexadecimal digits") }
    let start = offset
    guard (0xD800...0xDBFF).contains(high), take("\\u"), let low = hex(4), (0xDC00...0xDFFF).contains(low) else {
      offset = start
      return high
    }
    return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
  }

  private mutating func hex(_ count: Int) -> UInt32? {
    guard offset + count <= scalars.count else { return nil }
    var value: UInt32 = 0
    for scalar in scalars[offset..<offset + count] {
      guard let digit = scalar.hexDigitValue else { return nil }
      value = value << 4 | digit
    }
    offset += count
    return value
  }

  private mutating func characterClass() throws(Problem) -> RegexSet {
    let start = offset - 1
    var set = RegexSet(isNegated: take("^"))
    while let scalar = next, scalar != "]" {
      let lower = try classAtom()
      guard next == "-", offset + 1 < scalars.count, scalars[offset + 1] != "]" else {
        set.formUnion(lower)
        continue
      }
      offset += 1
      let upper = try classAtom()
      guard let low = lower.single, let high = upper.single else {
        // A dash beside a class such as `\d` is itself (annex B.1.2).
        for part in [lower, upper, RegexSet(ranges: [0x2D...0x2D])] { set.formUnion(part) }
        continue
      }
      guard low <= high else { throw problem("the range in the class is out of order") }
      set.ranges.append(low...high)
    }
    guard take("]") else {
      offset = start
      throw problem("`[` is never closed")
    }
    return set
  }

  private mutating func classAtom() throws(Problem) -> RegexSet {
    guard let scalar = next else { return RegexSet() }
    offset += 1
    guard scalar == "\\" else { return RegexSet(ranges: [scalar.value...scalar.value]) }
    if take("b") { return RegexSet(ranges: [0x08...0x08]) }
    return try setEscape()
  }
}

extension RegexSet {
  /// The only member of a set of one character that was written as such.
  fileprivate var single: UInt32? {
    guard !isNegated, properties.isEmpty, ranges.count == 1, ranges[0].count == 1 else { return nil }
    return ranges[0].lowerBound
  }
}

extension Unicode.Scalar {
  fileprivate var hexDigitValue: UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "a"..."f": value - 0x61 + 10
    case "A"..."F": value - 0x41 + 10
    default: nil
    }
  }
}
