/// Runs a program with registers by trying one branch after the other, as ECMA 262 describes it. With a backreference
/// nothing better is known, so steps are counted.
struct PatternBacktracking {
  /// Instructions executed, over all places of one search.
  static let stepLimit = 1_000_000

  private enum Choice {
    case resume(Int, place: Int)
    case restore(register: Int, value: Int)
  }

  private enum Outcome {
    case match, failure, exhausted
  }

  private let text: [UInt32]
  private var remainingSteps = stepLimit
  /// Groups' places, then those of loops; -1 where there is none.
  private var registers: [Int]

  init(text: [UInt32], registerCount: Int) {
    self.text = text
    registers = [Int](repeating: -1, count: registerCount)
  }

  /// Whether `program` fits anywhere; nil where that takes too many steps.
  mutating func finds(_ program: PatternProgram) -> Bool? {
    for place in 0...(program.isAnchored ? 0 : text.count) {
      registers = [Int](repeating: -1, count: registers.count)
      switch run(program, at: place) {
      case .match: return true
      case .exhausted: return nil
      case .failure: continue
      }
    }
    return false
  }

  private mutating func run(_ program: PatternProgram, at place: Int) -> Outcome {
    var choices = [Choice.resume(0, place: place)]
    while let choice = choices.popLast() {
      switch choice {
      case .restore(let register, let value): registers[register] = value
      case .resume(let index, let place):
        let outcome = follow(program, from: index, place: place, &choices)
        if outcome != .failure { return outcome }
      }
    }
    return .failure
  }

  /// Executes from `index` until nothing fits any more, and leaves what else to try in `choices`.
  private mutating func follow(
    _ program: PatternProgram, from index: Int, place: Int, _ choices: inout [Choice]
  ) -> Outcome {
    var index = index
    var place = place
    while true {
      remainingSteps -= 1
      if remainingSteps < 0 { return .exhausted }
      let instruction = program.instructions[index]
      index += 1
      switch instruction {
      case .codePoint(let expected):
        guard read(program, &place, where: { $0 == expected }) else { return .failure }
      case .set(let set):
        guard read(program, &place, where: { program.sets[set].contains($0) }) else { return .failure }
      case .split(let first, let second):
        choices.append(.resume(second, place: place))
        index = first
      case .jump(let target): index = target
      case .boundary(let boundary):
        guard boundary.holds(at: place, in: text) else { return .failure }
      case .look(let look):
        let outcome = holds(program.looks[look], at: place, &choices)
        guard outcome == .match else { return outcome }
      case .save(let register): set(register, to: place, &choices)
      case .clear(let range):
        for register in range where registers[register] != -1 { set(register, to: -1, &choices) }
      case .progress(let register):
        guard registers[register] != place else { return .failure }
      case .backreference(let groups):
        guard repeats(groups, program, &place) else { return .failure }
      case .counter: return .failure
      case .match: return .match
      }
    }
  }

  private mutating func set(_ register: Int, to value: Int, _ choices: inout [Choice]) {
    choices.append(.restore(register: register, value: registers[register]))
    registers[register] = value
  }

  private func read(_ program: PatternProgram, _ place: inout Int, where fits: (UInt32) -> Bool) -> Bool {
    let index = program.isBackward ? place - 1 : place
    guard text.indices.contains(index), fits(text[index]) else { return false }
    place += program.isBackward ? -1 : 1
    return true
  }

  /// What a look finds once is settled: its groups stay, its other branches are not tried again.
  private mutating func holds(_ look: PatternProgram.Look, at place: Int, _ choices: inout [Choice]) -> Outcome {
    let before = registers
    let outcome = run(look.program, at: place)
    if outcome == .exhausted { return .exhausted }
    guard outcome == .match, !look.isNegative else {
      registers = before
      return (outcome == .match) == look.isNegative ? .failure : .match
    }
    for register in registers.indices where registers[register] != before[register] {
      choices.append(.restore(register: register, value: before[register]))
    }
    return .match
  }

  /// Reads again what one of `groups` holds; nothing where none holds any (ECMA 262, BackreferenceMatcher).
  private mutating func repeats(_ groups: [Int], _ program: PatternProgram, _ place: inout Int) -> Bool {
    let held = groups.first { registers[2 * $0] >= 0 && registers[2 * $0 + 1] >= 0 }
    guard let held else { return true }
    let (start, end) = (registers[2 * held], registers[2 * held + 1])
    let count = end - start
    let from = program.isBackward ? place - count : place
    guard count >= 0, from >= 0, from + count <= text.count else { return count < 0 }
    remainingSteps -= count
    guard text[start..<end].elementsEqual(text[from..<from + count]) else { return false }
    place = program.isBackward ? from : from + count
    return true
  }
}
