/// Puts values in the place of `$NAME` and `${NAME…}`, as Compose does (Compose Specification, "Interpolation").
///
/// `${NAME:-text}` and `${NAME-text}` give a default, `${NAME:+text}` and `${NAME+text}` a replacement,
/// `${NAME:?text}` and `${NAME?text}` demand a value; the forms with a colon take an empty value for none. Texts are
/// substituted in turn. `$$` is a dollar sign, and so is a dollar sign before anything else.
struct ComposeSubstitution {
  /// A variable without a value and without a default, and where it stands in the text.
  struct Reference: Hashable, Sendable {
    let name: String
    let range: Range<Int>
  }

  enum Problem: Hashable, Sendable {
    /// `${` that no form begins with.
    case malformed(Range<Int>)
    case required(String, message: String, Range<Int>)
  }

  /// Every variable that was looked up, in the order of the text.
  private(set) var used: [Reference] = []
  /// In the order of the text.
  private(set) var unset: [Reference] = []
  /// Whether a part of the text is not known: it comes from a variable that only a machine has.
  private(set) var isUncertain = false
  /// The first one; Compose refuses the file then.
  private(set) var problem: Problem?
  private let variables: ComposeVariables

  /// Defaults inside defaults beyond this are a made-up file; recursion needs a bound.
  private static let deepest = 64

  private init(_ variables: ComposeVariables) {
    self.variables = variables
  }

  /// The text with its variables replaced, and what was met on the way.
  static func expand(_ text: String, _ variables: ComposeVariables) -> (text: String, found: ComposeSubstitution) {
    var substitution = ComposeSubstitution(variables)
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "$")) else { return (text, substitution) }
    let result = substitution.expand(bytes[...], depth: 0)
    return (String(decoding: result, as: UTF8.self), substitution)
  }

  private mutating func expand(_ text: ArraySlice<UInt8>, depth: Int) -> [UInt8] {
    var result: [UInt8] = []
    var offset = text.startIndex
    while offset < text.endIndex {
      // Compose stops here too, and a search for a brace from every `${` would be quadratic.
      if case .malformed? = problem { return result + text[offset...] }
      let next = offset + 1
      guard text[offset] == UInt8(ascii: "$"), next < text.endIndex else {
        result.append(text[offset])
        offset = next
        continue
      }
      if text[next] == UInt8(ascii: "$") {
        result.append(UInt8(ascii: "$"))
        offset = next + 1
      } else if text[next] == UInt8(ascii: "{") {
        let (value, end) = expandBraces(text, from: offset, depth: depth)
        result += value
        offset = end
      } else {
        let end = Self.nameEnd(text, from: next)
        if end == next {
          result.append(text[offset])
        } else {
          result += value(of: String(decoding: text[next..<end], as: UTF8.self), at: offset..<end)
        }
        offset = end
      }
    }
    return result
  }

  /// Expands the `${…}` at `start`, and says where the text goes on.
  private mutating func expandBraces(
    _ text: ArraySlice<UInt8>, from start: Int, depth: Int
  ) -> (value: [UInt8], end: Int) {
    let nameStart = start + 2
    let nameEnd = Self.nameEnd(text, from: nameStart)
    guard nameEnd > nameStart, depth < Self.deepest, let close = Self.closingBrace(text, from: start) else {
      return malformed(start..<min(start + 2, text.endIndex))
    }
    let name = String(decoding: text[nameStart..<nameEnd], as: UTF8.self)
    let range = start..<close + 1
    if nameEnd == close { return (value(of: name, at: range), close + 1) }
    let isStrict = text[nameEnd] == UInt8(ascii: ":")
    let operatorPlace = nameEnd + (isStrict ? 1 : 0)
    guard operatorPlace < close else { return malformed(range) }
    let argument = text[(operatorPlace + 1)..<close]
    used.append(Reference(name: name, range: range))
    let known = variables.value(of: name)
    let isPresent = known.map { !isStrict || !$0.text.isEmpty } ?? false
    if known?.isUncertain == true { isUncertain = true }
    switch text[operatorPlace] {
    case UInt8(ascii: "-"):
      return (isPresent ? Array((known?.text ?? "").utf8) : expand(argument, depth: depth + 1), close + 1)
    case UInt8(ascii: "+"):
      return (isPresent ? expand(argument, depth: depth + 1) : [], close + 1)
    case UInt8(ascii: "?"):
      if !isPresent, known?.isUncertain != true {
        let message = String(decoding: expand(argument, depth: depth + 1), as: UTF8.self)
        isUncertain = true
        problem = problem ?? .required(name, message: message, range)
      }
      return (Array((known?.text ?? "").utf8), close + 1)
    default: return malformed(range)
    }
  }

  private mutating func malformed(_ range: Range<Int>) -> (value: [UInt8], end: Int) {
    problem = problem ?? .malformed(range)
    isUncertain = true
    return ([], range.upperBound)
  }

  private mutating func value(of name: String, at range: Range<Int>) -> [UInt8] {
    used.append(Reference(name: name, range: range))
    guard let known = variables.value(of: name) else {
      unset.append(Reference(name: name, range: range))
      isUncertain = true
      return []
    }
    if known.isUncertain { isUncertain = true }
    return Array(known.text.utf8)
  }

  /// The end of a name of letters, digits and underscores that does not begin with a digit.
  private static func nameEnd(_ text: ArraySlice<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.endIndex {
      switch text[end] {
      case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): end += 1
      case 0x30...0x39 where end > start: end += 1
      default: return end
      }
    }
    return end
  }

  /// The brace that ends the form at `start`, braces inside it in balance; where they are not, the last of the line.
  private static func closingBrace(_ text: ArraySlice<UInt8>, from start: Int) -> Int? {
    var open = 0
    var last: Int?
    var offset = start
    while offset < text.endIndex, text[offset] != 0x0A {
      switch text[offset] {
      case UInt8(ascii: "}"):
        last = offset
        open -= 1
        if open == 0 { return offset }
      case UInt8(ascii: "{"): open += 1
      default: break
      }
      offset += 1
    }
    return last
  }
}
