import ForgeJSONSchema
import Testing

@Suite("Regular expressions on hostile input")
struct RegularExpressionRobustnessTests {
  private func match(_ pattern: String, _ text: String) throws -> ECMARegularExpression.Match {
    try ECMARegularExpression(pattern).firstMatch(in: Array(text.utf8))
  }

  @Test(
    "What makes a backtracking search explode takes time linear in the text",
    arguments: [
      "(a+)+$", "^(a|a)*$", "(a|aa)+$", "(.*a){12}$", "^(([a-z])+.)+[A-Z]([a-z])+$", "^(?:a*)*$", "(?=(a+)+$)b",
      "(?<=(a|aa)+)c", "a{0,65535}c$", "(?:a{1,100}){1,100}$",
    ])
  func linear(pattern: String) throws {
    let expression = try ECMARegularExpression(pattern)
    func time(_ count: Int) -> Duration {
      let text = [UInt8](repeating: UInt8(ascii: "a"), count: count) + [UInt8(ascii: "!")]
      return ContinuousClock().measure { #expect(expression.firstMatch(in: text) == .none) }
    }
    _ = time(100)
    let short = time(500)
    let long = time(4000)
    #expect(long < short * 8 * 6 + .milliseconds(20), "\(short) for 500, \(long) for 4000")
  }

  @Test("A search with backreferences gives up rather than running on")
  func undecided() throws {
    #expect(try match("^(a+)+\\1b$", String(repeating: "a", count: 200)) == .undecided)
    #expect(try match("^(a+)+\\1b$", "aab") == .found)
  }

  @Test("Repetitions of more instructions than the limit are right, and not decided")
  func largeRepetition() throws {
    #expect(try match("(?:ab){100000}", "ab") == .undecided)
    #expect(try match("(?:(?:(?:ab){1000}){1000}){1000}", "ab") == .undecided)
    #expect(try match("(?:){99999999999999999999}x", "x") == .found)
    #expect(try match("x{99999999999999999999}", "x") == .none)
    #expect(try match("^x{0,99999999999999999999}$", "xxx") == .found)
    #expect(try match("^(?:x{1,63}\\.){1,127}$", "xx.x.xxx.") == .found)
  }

  @Test("Groups that nest too deep are a fault, not a crash")
  func deepNesting() throws {
    for opening in ["(", "(?:", "(?=", "(?<=", "(?<!"] {
      let pattern = String(repeating: opening, count: 100_000)
      let error = #expect(throws: ECMARegularExpression.SyntaxError.self) { try ECMARegularExpression(pattern) }
      #expect(error?.message == "groups nest deeper than 200")
    }
    let allowed = String(repeating: "(?=(", count: 100) + "a" + String(repeating: "))", count: 100)
    #expect(try match(allowed, "ba") == .found)
  }

  @Test("No string of the syntax's own characters traps")
  func randomPatterns() {
    var random = SplitMix(state: 42)
    let parts = Array("ab01^$.*+?()[]{}|\\-,:=!<>kdDwWsSbBpPuxL").map(String.init) + ["(?:", "(?=", "(?<!", "\\1", "é"]
    for _ in 0..<20_000 {
      let pattern = (0..<random.next(12)).map { _ in parts[random.next(parts.count)] }.joined()
      guard let expression = try? ECMARegularExpression(pattern) else { continue }
      for text in ["", "a", "ab01", "éb--(1", "aaaaaaaaaab"] { _ = expression.firstMatch(in: Array(text.utf8)) }
    }
  }

  @Test("Both ways of searching agree on patterns that either can decide")
  func bothSearches() throws {
    var random = SplitMix(state: 7)
    let texts = ["", "a", "b", "ab", "ba", "aab", "abab", "bbaa", "aabba"]
    for _ in 0..<3000 {
      let pattern = Self.pattern(&random, depth: 3)
      let simulated = try ECMARegularExpression(pattern)
      // A reference to an empty group changes nothing but the way of searching.
      let backtracked = try ECMARegularExpression("()(?:\(pattern))\\1")
      for text in texts {
        let bytes = Array(text.utf8)
        #expect(simulated.firstMatch(in: bytes) == backtracked.firstMatch(in: bytes), "\(pattern) in \(text)")
      }
    }
  }

  private static func pattern(_ random: inout SplitMix, depth: Int) -> String {
    guard depth > 0 else { return ["a", "b", ".", "[^a]", "^", "$", "\\b", "(?:)"][random.next(8)] }
    let first = pattern(&random, depth: depth - 1)
    let second = pattern(&random, depth: depth - 1)
    switch random.next(8) {
    case 0, 1: return first + second
    case 2: return "(?:\(first)|\(second))"
    case 3: return "(?:\(first))" + ["*", "+", "?", "*?", "{2}", "{1,3}", "{2,}", "{0,2}?"][random.next(8)] + second
    case 4: return "[ab]" + ["{2}", "{1,3}", "{0,2}", "{2,}"][random.next(4)] + first
    case 5: return ["(?=", "(?!", "(?<=", "(?<!"][random.next(4)] + first + ")" + second
    case 6: return "(\(first))" + second
    default: return second + first
    }
  }
}

/// A small reproducible source of numbers.
private struct SplitMix {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(bound))
  }
}
