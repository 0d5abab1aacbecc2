/// A regular expression as instructions for ``RegexMatcher``.
struct RegexProgram: Sendable {
  enum Instruction: Sendable {
    /// Takes a character of the set with this number, forwards or, inside a lookbehind, backwards.
    case take(Int, isBackward: Bool)
    /// Goes on at both places.
    case split(Int, Int)
    case jump(Int)
    case assert(RegexAssertion)
    /// Asks the instructions from the next one on, up to their `match`, and goes on at `end`.
    case look(end: Int, isNegative: Bool)
    case save(Int)
    case backreference(Int, isBackward: Bool)
    /// Forgets what the groups of a loop's body captured, and notes where the round begins.
    case beginRound(register: Int, groups: Range<Int>)
    /// Fails where a round took nothing (ECMA-262, section 22.2.2.3.1).
    case endRound(register: Int)
    case match
  }

  private(set) var instructions: [Instruction] = []
  private(set) var sets: [CompactSet] = []
  private(set) var registerCount: Int
  let hasBackreferences: Bool
  private var numbers: [RegexSet: Int] = [:]

  /// Counted repetitions are written out; a pattern that comes to more than this is not decided.
  static let maximumCount = 20_000

  /// Nil where the pattern is too large.
  init?(_ node: RegexNode, groups: Int, hasBackreferences: Bool) {
    registerCount = 2 * (groups + 1)
    self.hasBackreferences = hasBackreferences
    guard emit(node, isBackward: false) else { return nil }
    instructions.append(.match)
  }

  /// False where there are too many instructions.
  private mutating func emit(_ node: RegexNode, isBackward: Bool) -> Bool {
    guard instructions.count < Self.maximumCount else { return false }
    switch node {
    case .empty: return true
    case .set(let set):
      instructions.append(.take(number(of: set), isBackward: isBackward))
      return true
    case .sequence(let nodes):
      return (isBackward ? nodes.reversed() : nodes).allSatisfy { emit($0, isBackward: isBackward) }
    case .alternatives(let nodes): return emitAlternatives(nodes, isBackward)
    case .repetition(let body, let least, let most): return emitRepetition(body, least, most, isBackward)
    case .group(let number, let body):
      guard hasBackreferences else { return emit(body, isBackward: isBackward) }
      instructions.append(.save(2 * number + (isBackward ? 1 : 0)))
      guard emit(body, isBackward: isBackward) else { return false }
      instructions.append(.save(2 * number + (isBackward ? 0 : 1)))
      return true
    case .backreference(let number):
      instructions.append(.backreference(number, isBackward: isBackward))
      return true
    case .assertion(let assertion):
      instructions.append(.assert(assertion))
      return true
    case .look(let body, let isAhead, let isNegative):
      let place = instructions.count
      instructions.append(.match)
      guard emit(body, isBackward: !isAhead) else { return false }
      instructions.append(.match)
      instructions[place] = .look(end: instructions.count, isNegative: isNegative)
      return true
    }
  }

  private mutating func emitAlternatives(_ nodes: [RegexNode], _ isBackward: Bool) -> Bool {
    var exits: [Int] = []
    for (index, node) in nodes.enumerated() {
      let isLast = index == nodes.count - 1
      let place = instructions.count
      if !isLast { instructions.append(.match) }
      guard emit(node, isBackward: isBackward) else { return false }
      if !isLast {
        exits.append(instructions.count)
        instructions.append(.match)
        instructions[place] = .split(place + 1, instructions.count)
      }
    }
    for exit in exits { instructions[exit] = .jump(instructions.count) }
    return true
  }

  private mutating func emitRepetition(_ body: RegexNode, _ least: Int, _ most: Int?, _ isBackward: Bool) -> Bool {
    for _ in 0..<least {
      let before = instructions.count
      guard emit(body, isBackward: isBackward) else { return false }
      // A body that is nothing is nothing however often.
      if instructions.count == before { return true }
    }
    if let most {
      var exits: [Int] = []
      for _ in least..<max(least, most) {
        exits.append(instructions.count)
        instructions.append(.match)
        guard emit(body, isBackward: isBackward) else { return false }
        if instructions.count == (exits.last ?? 0) + 1 { break }
      }
      for exit in exits { instructions[exit] = .split(exit + 1, instructions.count) }
      return true
    }
    let head = instructions.count
    instructions.append(.match)
    let register = registerCount
    if hasBackreferences {
      registerCount += 1
      instructions.append(.beginRound(register: register, groups: body.groups))
    }
    guard emit(body, isBackward: isBackward) else { return false }
    if hasBackreferences { instructions.append(.endRound(register: register)) }
    instructions.append(.jump(head))
    instructions[head] = .split(head + 1, instructions.count)
    return true
  }

  private mutating func number(of set: RegexSet) -> Int {
    if let known = numbers[set] { return known }
    numbers[set] = sets.count
    sets.append(CompactSet(set))
    return sets.count - 1
  }

  /// A set with its answers for ASCII at hand.
  struct CompactSet: Sendable {
    private let ascii: (UInt64, UInt64)
    private let set: RegexSet

    init(_ set: RegexSet) {
      self.set = set
      var bits: (UInt64, UInt64) = (0, 0)
      for value in UInt32(0)..<128 where set.contains(value) {
        if value < 64 { bits.0 |= 1 << UInt64(value) } else { bits.1 |= 1 << UInt64(value - 64) }
      }
      ascii = bits
    }

    func contains(_ scalar: UInt32) -> Bool {
      if scalar < 64 { return ascii.0 & 1 << UInt64(scalar) != 0 }
      if scalar < 128 { return ascii.1 & 1 << UInt64(scalar - 64) != 0 }
      return set.contains(scalar)
    }
  }
}

extension RegexNode {
  /// The numbers of the groups in this node, from the first to past the last.
  fileprivate var groups: Range<Int> {
    switch self {
    case .group(let number, let body):
      let inner = body.groups
      return number..<max(number + 1, inner.upperBound)
    case .sequence(let nodes), .alternatives(let nodes):
      return nodes.reduce(0..<0) { $0.union($1.groups) }
    case .repetition(let body, _, _), .look(let body, _, _): return body.groups
    default: return 0..<0
    }
  }
}

extension Range<Int> {
  fileprivate func union(_ other: Range<Int>) -> Range<Int> {
    if isEmpty { return other }
    if other.isEmpty { return self }
    return Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
