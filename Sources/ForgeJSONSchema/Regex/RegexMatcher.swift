/// Runs a ``RegexProgram`` over a text, trying one way after the other and none twice: a state that failed at a place
/// fails there for ever, so that the work is no more than instructions times characters.
///
/// Backreferences make states depend on what was captured; then every way is tried, up to a number of steps.
struct RegexMatcher {
  private struct Thread {
    var counter: Int
    var place: Int
    var registers: [Int]
  }

  private let program: RegexProgram
  private let text: [UInt32]
  /// The states that failed, a bit each; not used with backreferences.
  private var failed: [UInt64]
  private var steps = 0
  private(set) var isExhausted = false

  private static let maximumSteps = 5_000_000
  private static let maximumStates = 1 << 30

  /// Nil where text and pattern together are too large.
  init?(_ program: RegexProgram, _ text: [UInt32]) {
    let states = program.instructions.count.multipliedReportingOverflow(by: text.count + 1)
    guard !states.overflow, states.partialValue <= Self.maximumStates else { return nil }
    self.program = program
    self.text = text
    failed = program.hasBackreferences ? [] : [UInt64](repeating: 0, count: states.partialValue / 64 + 1)
  }

  /// Whether the pattern matches anywhere; nil where that would take too long to say.
  mutating func search() -> Bool? {
    for place in 0...text.count {
      var registers = program.hasBackreferences ? [Int](repeating: -1, count: program.registerCount) : []
      if run(from: 0, at: place, &registers) { return true }
      if isExhausted { return nil }
    }
    return false
  }

  /// Runs up to a `match`; the registers are those of the way that led there.
  private mutating func run(from counter: Int, at place: Int, _ registers: inout [Int]) -> Bool {
    var threads = [Thread(counter: counter, place: place, registers: registers)]
    var visited: [Int] = []
    while var thread = threads.popLast() {
      while true {
        steps += 1
        if steps > Self.maximumSteps, program.hasBackreferences || steps > 100 * Self.maximumSteps {
          isExhausted = true
          return false
        }
        if !program.hasBackreferences {
          let state = thread.counter * (text.count + 1) + thread.place
          guard failed[state >> 6] & 1 << UInt64(state & 63) == 0 else { break }
          failed[state >> 6] |= 1 << UInt64(state & 63)
          visited.append(state)
        }
        if case .match = program.instructions[thread.counter] {
          registers = thread.registers
          // What led here has not failed.
          for state in visited { failed[state >> 6] &= ~(1 << UInt64(state & 63)) }
          return true
        }
        guard step(&thread, &threads) else { break }
        if isExhausted { return false }
      }
    }
    return false
  }

  /// Executes one instruction; false where the thread ends.
  private mutating func step(_ thread: inout Thread, _ threads: inout [Thread]) -> Bool {
    switch program.instructions[thread.counter] {
    case .match: return true
    case .take(let set, let isBackward):
      let place = isBackward ? thread.place - 1 : thread.place
      guard text.indices.contains(place), program.sets[set].contains(text[place]) else { return false }
      thread.place = isBackward ? place : place + 1
      thread.counter += 1
    case .split(let first, let second):
      threads.append(Thread(counter: second, place: thread.place, registers: thread.registers))
      thread.counter = first
    case .jump(let target): thread.counter = target
    case .assert(let assertion):
      guard holds(assertion, at: thread.place) else { return false }
      thread.counter += 1
    case .look(let end, let isNegative):
      var registers = thread.registers
      guard run(from: thread.counter + 1, at: thread.place, &registers) != isNegative else { return false }
      if !isNegative { thread.registers = registers }
      thread.counter = end
    case .save(let register):
      thread.registers[register] = thread.place
      thread.counter += 1
    case .backreference(let group, let isBackward): return takeGroup(group, isBackward, &thread)
    case .beginRound(let register, let groups):
      for group in groups { (thread.registers[2 * group], thread.registers[2 * group + 1]) = (-1, -1) }
      thread.registers[register] = thread.place
      thread.counter += 1
    case .endRound(let register):
      guard thread.registers[register] != thread.place else { return false }
      thread.counter += 1
    }
    return true
  }

  /// Takes what a group captured once more; a group that captured nothing is empty.
  private func takeGroup(_ group: Int, _ isBackward: Bool, _ thread: inout Thread) -> Bool {
    thread.counter += 1
    let (start, end) = (thread.registers[2 * group], thread.registers[2 * group + 1])
    guard start >= 0, end >= start else { return true }
    let length = end - start
    let place = isBackward ? thread.place - length : thread.place
    guard place >= 0, place + length <= text.count, text[place..<place + length].elementsEqual(text[start..<end]) else {
      return false
    }
    thread.place = isBackward ? place : place + length
    return true
  }

  private func holds(_ assertion: RegexAssertion, at place: Int) -> Bool {
    func isWord(_ place: Int) -> Bool { text.indices.contains(place) && RegexSet.word.contains(text[place]) }
    return switch assertion {
    case .start: place == 0
    case .end: place == text.count
    case .wordBoundary: isWord(place - 1) != isWord(place)
    case .notWordBoundary: isWord(place - 1) == isWord(place)
    }
  }
}
