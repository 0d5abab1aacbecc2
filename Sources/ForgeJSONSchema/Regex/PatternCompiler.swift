/// Turns a syntax tree into a program: one for `PatternSimulation` where the pattern has no backreference, else one for
/// `PatternBacktracking`.
struct PatternCompiler {
  /// How many instructions a pattern may need, counted repetitions of more than one character written out.
  static let instructionLimit = 20_000

  /// What the programs of one pattern share: they draw on the same instructions and registers.
  private struct Budget {
    var instructions = PatternCompiler.instructionLimit
    var registers: Int
    let keepsGroups: Bool
    let groupsByName: [String: [Int]]
  }

  private var program = PatternProgram()

  /// Nil where the pattern needs more than `instructionLimit`.
  static func compile(_ pattern: Pattern) -> PatternProgram? {
    var budget = Budget(
      registers: pattern.hasBackreferences ? 2 * (pattern.groupCount + 1) : 0, keepsGroups: pattern.hasBackreferences,
      groupsByName: pattern.groupsByName)
    var program = compile(pattern.root, isBackward: false, &budget)
    program.registerCount = budget.registers
    return budget.instructions < 0 ? nil : program
  }

  private static func compile(_ node: PatternNode, isBackward: Bool, _ budget: inout Budget) -> PatternProgram {
    var compiler = PatternCompiler()
    compiler.program.isBackward = isBackward
    compiler.program.isAnchored = node.isAnchored
    compiler.emit(node, &budget)
    compiler.append(.match, &budget)
    return compiler.program
  }

  private mutating func append(_ instruction: PatternProgram.Instruction, _ budget: inout Budget) {
    budget.instructions -= 1
    if budget.instructions >= 0 { program.instructions.append(instruction) }
  }

  private mutating func emit(_ node: PatternNode, _ budget: inout Budget) {
    guard budget.instructions >= 0 else { return }
    switch node {
    case .empty: break
    case .codePoint(let codePoint): append(.codePoint(codePoint), &budget)
    case .set(let set):
      program.sets.append(set)
      append(.set(program.sets.count - 1), &budget)
    case .sequence(let nodes):
      if program.isBackward {
        for node in nodes.reversed() { emit(node, &budget) }
      } else {
        for node in nodes { emit(node, &budget) }
      }
    case .alternation(let nodes): emit(alternatives: nodes, &budget)
    case .capture(let body, let group): emit(body, group: group, &budget)
    case .repetition(let body, let repetition): emit(body, repetition, &budget)
    case .boundary(let boundary): append(.boundary(boundary), &budget)
    case .look(let body, let look): emit(body, look, &budget)
    case .backreference(.number(let group)): append(.backreference([group]), &budget)
    case .backreference(.name(let name)): append(.backreference(budget.groupsByName[name] ?? []), &budget)
    }
  }

  private mutating func emit(alternatives: [PatternNode], _ budget: inout Budget) {
    var jumps: [Int] = []
    for (index, alternative) in alternatives.enumerated() {
      guard index < alternatives.count - 1 else {
        emit(alternative, &budget)
        break
      }
      let split = program.instructions.count
      append(.split(split + 1, split + 1), &budget)
      emit(alternative, &budget)
      jumps.append(program.instructions.count)
      append(.jump(0), &budget)
      patch(split, .split(split + 1, program.instructions.count))
    }
    for jump in jumps { patch(jump, .jump(program.instructions.count)) }
  }

  /// Puts in what was not known yet, unless the limit has kept the place from being written.
  private mutating func patch(_ index: Int, _ instruction: PatternProgram.Instruction) {
    if program.instructions.indices.contains(index) { program.instructions[index] = instruction }
  }

  private mutating func emit(_ body: PatternNode, group: Int, _ budget: inout Budget) {
    guard budget.keepsGroups else { return emit(body, &budget) }
    append(.save(program.isBackward ? 2 * group + 1 : 2 * group), &budget)
    emit(body, &budget)
    append(.save(program.isBackward ? 2 * group : 2 * group + 1), &budget)
  }

  /// A simulation knows of each place whether a match begins or ends there, so it reads what is ahead from the end;
  /// backtracking has groups to fill and reads as ECMA 262 does, what is behind from its end.
  private mutating func emit(_ body: PatternNode, _ look: PatternLook, _ budget: inout Budget) {
    let isBackward = budget.keepsGroups ? !look.isAhead : look.isAhead
    let inner = Self.compile(body, isBackward: isBackward, &budget)
    program.looks.append(PatternProgram.Look(program: inner, isNegative: look.isNegative))
    append(.look(program.looks.count - 1), &budget)
  }

  private mutating func emit(_ body: PatternNode, _ repetition: PatternRepetition, _ budget: inout Budget) {
    let most = repetition.maximum ?? repetition.minimum
    if !budget.keepsGroups, most > 1, let set = body.characters {
      emit(set, repetition, &budget)
      return
    }
    for _ in 0..<repetition.minimum {
      let before = budget.instructions
      emitIteration(body, repetition, &budget)
      if budget.instructions == before || budget.instructions < 0 { break }
    }
    guard let maximum = repetition.maximum else { return emitLoop(body, repetition, &budget) }
    var splits: [Int] = []
    for _ in repetition.minimum..<maximum {
      guard budget.instructions >= 0 else { return }
      splits.append(program.instructions.count)
      append(.jump(0), &budget)
      emitOptional(body, repetition, &budget)
    }
    for split in splits {
      patch(split, choice(enter: split + 1, leave: program.instructions.count, repetition))
    }
  }

  /// `set{minimum,maximum}` as a counter, `set{minimum,}` as one and a loop.
  private mutating func emit(_ set: CodePointSet, _ repetition: PatternRepetition, _ budget: inout Budget) {
    let counter = PatternProgram.Counter(
      set: set, minimum: repetition.minimum, maximum: repetition.maximum ?? repetition.minimum)
    program.counters.append(counter)
    append(.counter(program.counters.count - 1), &budget)
    if repetition.maximum == nil { emitLoop(.set(set), repetition, &budget) }
  }

  private mutating func emitLoop(
    _ body: PatternNode, _ repetition: PatternRepetition, _ budget: inout Budget
  ) {
    let start = program.instructions.count
    append(.jump(0), &budget)
    emitOptional(body, repetition, &budget)
    append(.jump(start), &budget)
    patch(start, choice(enter: start + 1, leave: program.instructions.count, repetition))
  }

  private func choice(enter: Int, leave: Int, _ repetition: PatternRepetition) -> PatternProgram.Instruction {
    repetition.isLazy ? .split(leave, enter) : .split(enter, leave)
  }

  /// An iteration that need not be, and so must not be empty (ECMA 262, RepeatMatcher, step 2.b).
  private mutating func emitOptional(
    _ body: PatternNode, _ repetition: PatternRepetition, _ budget: inout Budget
  ) {
    guard budget.keepsGroups else { return emit(body, &budget) }
    let register = budget.registers
    budget.registers += 1
    append(.save(register), &budget)
    emitIteration(body, repetition, &budget)
    append(.progress(register), &budget)
  }

  private mutating func emitIteration(
    _ body: PatternNode, _ repetition: PatternRepetition, _ budget: inout Budget
  ) {
    if budget.keepsGroups, !repetition.groups.isEmpty {
      append(.clear(2 * repetition.groups.lowerBound..<2 * repetition.groups.upperBound), &budget)
    }
    emit(body, &budget)
  }
}

extension PatternNode {
  /// What it matches if that is always one character; a group is looked through.
  fileprivate var characters: CodePointSet? {
    switch self {
    case .codePoint(let codePoint): CodePointSet([.range(codePoint...codePoint)])
    case .set(let set): set
    case .capture(let body, _): body.characters
    case .sequence(let nodes) where nodes.count == 1: nodes[0].characters
    default: nil
    }
  }

  /// Whether it begins with `^`, in every alternative.
  fileprivate var isAnchored: Bool {
    switch self {
    case .boundary(.start): true
    case .sequence(let nodes): nodes.first?.isAnchored ?? false
    case .alternation(let nodes): nodes.allSatisfy(\.isAnchored)
    case .capture(let body, _): body.isAnchored
    default: false
    }
  }
}
