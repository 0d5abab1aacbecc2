import ForgeDiagnostics

/// Gathers changes. One that is met in several operations is one change, with all of them.
struct ChangeCollector {
  private struct Key: Hashable {
    let kind: String
    let fact: String
    let old: SourceRange
    let new: SourceRange
  }

  private struct Draft {
    let kind: ChangeKind
    let message: Message
    let old: SourceRange
    let new: SourceRange
    var operations: Set<Int> = []
  }

  /// The names of operations, by their numbers.
  private var operations: [String] = []
  private var drafts: [Draft] = []
  private var numbers: [Key: Int] = [:]

  mutating func addOperation(_ name: String) -> Int {
    operations.append(name)
    return operations.count - 1
  }

  /// Adds a change, and returns its number. `fact` tells apart changes of one kind at the same places; it is the message
  /// unless that names a way to the place of which there are several.
  @discardableResult
  mutating func add(
    _ kind: ChangeKind, _ message: String, old: SourceRange, new: SourceRange, fact: String? = nil,
    operation: Int? = nil
  ) -> Int {
    let key = Key(kind: kind.id, fact: fact ?? message, old: old, new: new)
    let number = numbers[key] ?? drafts.count
    if number == drafts.count {
      numbers[key] = number
      drafts.append(Draft(kind: kind, message: Message(message), old: old, new: new))
    }
    if let operation { drafts[number].operations.insert(operation) }
    return number
  }

  mutating func add(operation: Int, to number: Int) {
    drafts[number].operations.insert(operation)
  }

  /// All changes: the worst first, then by their places in the new description.
  var changes: [Change] {
    let changes = drafts.map { draft in
      Change(
        kind: draft.kind, message: draft.message, operations: draft.operations.sorted().map { operations[$0] },
        old: draft.old, new: draft.new)
    }
    return changes.sorted { left, right in
      if left.kind.level != right.kind.level { return left.kind.level > right.kind.level }
      if left.new != right.new { return left.new < right.new }
      if left.old != right.old { return left.old < right.old }
      return (left.kind.id, left.message.text) < (right.kind.id, right.message.text)
    }
  }
}
