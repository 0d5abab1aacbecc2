/// Runs a program without registers by following all its branches at once, so that time is the length of the text times
/// the length of the program (Thompson 1968).
///
/// A look is a question about places alone: its program runs once over the whole text, and tells the places where it
/// fits. A counter holds where its branches began instead of a branch for each count.
struct PatternSimulation {
  /// Visits of an instruction, over all programs of one search: a fraction of a second.
  static let stepLimit = 20_000_000

  let text: [UInt32]
  private var remainingSteps = stepLimit

  init(text: [UInt32]) {
    self.text = text
  }

  /// Whether `program` fits anywhere; nil where that takes too many steps.
  mutating func finds(_ program: PatternProgram) -> Bool? {
    guard let looks = answers(program.looks) else { return nil }
    var run = PatternRun(program: program, text: text, looks: looks, remainingSteps: remainingSteps)
    let isFound = run.advance { _ in true }
    return run.remainingSteps < 0 ? nil : isFound
  }

  /// For each look, whether it holds at each place of the text, the end included.
  private mutating func answers(_ looks: [PatternProgram.Look]) -> [[Bool]]? {
    var answers: [[Bool]] = []
    for look in looks {
      guard let inner = self.answers(look.program.looks) else { return nil }
      var holds = [Bool](repeating: look.isNegative, count: text.count + 1)
      var run = PatternRun(program: look.program, text: text, looks: inner, remainingSteps: remainingSteps)
      _ = run.advance { place in
        holds[place] = !look.isNegative
        return false
      }
      remainingSteps = run.remainingSteps - text.count
      if remainingSteps < 0 { return nil }
      answers.append(holds)
    }
    return answers
  }
}

/// One pass of a program over the text, in the direction of the program.
private struct PatternRun {
  let program: PatternProgram
  let text: [UInt32]
  let looks: [[Bool]]
  var remainingSteps: Int

  /// Characters read.
  private var time = 0
  /// The instructions that read the next character.
  private var current: [Int] = []
  private var following: [Int] = []
  /// For each instruction the round that reached it last: `time` + 1.
  private var reached: [Int]
  private var pending: [Int] = []
  private var hasMatch = false
  private var counts: [PatternCount]

  init(program: PatternProgram, text: [UInt32], looks: [[Bool]], remainingSteps: Int) {
    self.program = program
    self.text = text
    self.looks = looks
    self.remainingSteps = remainingSteps
    reached = [Int](repeating: 0, count: program.instructions.count)
    counts = [PatternCount](repeating: PatternCount(), count: program.counters.count)
  }

  /// Tells `visit` every place where a match ends, until it says true; gives whether it did.
  mutating func advance(_ visit: (Int) -> Bool) -> Bool {
    while remainingSteps >= 0 {
      if !program.isAnchored || program.isBackward || time == 0 { enter(0) }
      if hasMatch, visit(place) { return true }
      if time == text.count || (program.isAnchored && !program.isBackward && current.isEmpty) { return false }
      hasMatch = false
      let character = text[program.isBackward ? place - 1 : place]
      time += 1
      remainingSteps -= current.count
      for index in current { read(character, at: index) }
      swap(&current, &following)
      following.removeAll(keepingCapacity: true)
    }
    return false
  }

  private var place: Int { program.isBackward ? text.count - time : time }

  private mutating func read(_ character: UInt32, at index: Int) {
    switch program.instructions[index] {
    case .codePoint(let expected):
      if character == expected { reach(index + 1) }
    case .set(let set):
      if program.sets[set].contains(character) { reach(index + 1) }
    case .counter(let counter):
      let rule = program.counters[counter]
      guard rule.set.contains(character), counts[counter].goOn(to: time, maximum: rule.maximum) else {
        counts[counter].stop(before: time)
        return
      }
      if reached[index] != time + 1 {
        reached[index] = time + 1
        following.append(index)
      }
      if counts[counter].holds(rule.minimum, at: time) { reach(index + 1) }
    default: break
    }
  }

  /// Goes to `index` from nothing read, in the round that is about to read.
  private mutating func enter(_ index: Int) {
    swap(&current, &following)
    reach(index)
    swap(&current, &following)
  }

  /// Follows all that needs no character from `index` on, with an explicit stack: a program is longer than a thread's.
  private mutating func reach(_ index: Int) {
    pending.append(index)
    while let index = pending.popLast() {
      remainingSteps -= 1
      let instruction = program.instructions[index]
      if case .counter(let counter) = instruction { counts[counter].begin(at: time) }
      guard reached[index] != time + 1 else { continue }
      reached[index] = time + 1
      switch instruction {
      case .codePoint, .set: following.append(index)
      case .counter(let counter):
        following.append(index)
        if program.counters[counter].minimum == 0 { pending.append(index + 1) }
      case .split(let first, let second):
        pending.append(second)
        pending.append(first)
      case .jump(let target): pending.append(target)
      case .boundary(let boundary):
        if boundary.holds(at: place, in: text) { pending.append(index + 1) }
      case .look(let look):
        if looks[look][place] { pending.append(index + 1) }
      case .save, .clear, .progress, .backreference: break
      case .match: hasMatch = true
      }
    }
  }
}

/// When the branches that wait in one counter came there, earliest first.
private struct PatternCount {
  private var times: [Int] = []
  private var first = 0

  mutating func begin(at time: Int) {
    if times.last != time { times.append(time) }
  }

  /// Drops what has been here for `maximum` characters already; gives whether any branch read another one.
  mutating func goOn(to time: Int, maximum: Int) -> Bool {
    while first < times.count, time - times[first] > maximum { first += 1 }
    if first > 64, first > times.count / 2 {
      times.removeFirst(first)
      first = 0
    }
    return first < times.count && times[first] < time
  }

  /// Drops all but what came at `time` itself.
  mutating func stop(before time: Int) {
    let isNew = times.last == time
    times.removeAll(keepingCapacity: true)
    first = 0
    if isNew { times.append(time) }
  }

  func holds(_ minimum: Int, at time: Int) -> Bool {
    first < times.count && time - times[first] >= minimum
  }
}

extension PatternBoundary {
  /// Whether the boundary is at `place` of `text` (ECMA 262, section 22.2.2.4).
  func holds(at place: Int, in text: [UInt32]) -> Bool {
    switch self {
    case .start: place == 0
    case .end: place == text.count
    case .word: Self.isWord(before: place, in: text) != Self.isWord(before: place + 1, in: text)
    case .notWord: Self.isWord(before: place, in: text) == Self.isWord(before: place + 1, in: text)
    }
  }

  private static func isWord(before place: Int, in text: [UInt32]) -> Bool {
    guard place > 0, place <= text.count else { return false }
    switch text[place - 1] {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: return true
    default: return false
    }
  }
}
