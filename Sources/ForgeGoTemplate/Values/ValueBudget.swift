/// What one walk through a value may cost: maps can hold themselves, and lists the same list many times over.
struct ValueBudget {
  private static let deepest = 200
  private static let most = 1_000_000

  private var depth = 0
  private var count = 0
  private(set) var isSpent = false

  /// Whether the next part may be looked at; each call that says so is paired with `leave`.
  mutating func enter() -> Bool {
    count += 1
    guard depth < Self.deepest, count <= Self.most else {
      isSpent = true
      return false
    }
    depth += 1
    return true
  }

  mutating func leave() {
    depth -= 1
  }
}
