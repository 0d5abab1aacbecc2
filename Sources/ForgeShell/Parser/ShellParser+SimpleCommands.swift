import ForgeDiagnostics

/// A simple command while it is read.
private struct SimpleCommandParts {
  var assignments: [Assignment] = []
  var words: [Word] = []
  var redirections: [Redirection] = []
  var declarations: [Assignment] = []
  /// Past the last of them.
  var end: Int

  var isEmpty: Bool { assignments.isEmpty && words.isEmpty && redirections.isEmpty }

  /// Whether arguments like `a=(1 2)` are assignments (bash manual 4.2, declaration commands).
  var isDeclaration: Bool {
    switch words.first?.literalValue {
    case "alias", "declare", "eval", "export", "let", "local", "readonly", "typeset": true
    default: false
    }
  }
}

/// Simple commands (POSIX 2.9.1).
extension ShellParser {
  mutating func simpleCommand() -> SimpleCommand? {
    let start = position
    var parts = SimpleCommandParts(end: position)
    while true {
      skipBlanks()
      if isAtEnd || peek() == "#" { break }
      guard element(&parts) else { break }
      parts.end = position
    }
    guard !parts.isEmpty else { return nil }
    return SimpleCommand(
      range: range(start, parts.end), assignments: parts.assignments, words: parts.words,
      redirections: parts.redirections, declarations: parts.declarations)
  }

  /// Reads one redirection, assignment or word; false where none stands here.
  private mutating func element(_ parts: inout SimpleCommandParts) -> Bool {
    if let redirection = redirection() {
      parts.redirections.append(redirection)
      return true
    }
    if parts.words.isEmpty {
      if let assignment = assignment() {
        parts.assignments.append(assignment)
        return true
      }
      if let reserved = reservedWord(), Terminators.words[reserved] != nil, parts.isEmpty { return false }
    } else if parts.isDeclaration, let assignment = assignment(isArgument: true) {
      parts.declarations.append(assignment)
      parts.words.append(argument(assignment))
      return true
    }
    guard let word = word() else { return false }
    parts.words.append(word)
    return true
  }

  /// The assignment as the argument that it is.
  private func argument(_ assignment: Assignment) -> Word {
    let range = assignment.range
    let sign = assignment.isAppend ? "+=" : "="
    let valueStart: Int
    var parts: [WordPart]
    switch assignment.value {
    case .word(let word):
      valueStart = word.range.lowerBound
      parts = word.parts
    case .array(let array, let elements):
      valueStart = array.lowerBound
      parts = [WordPart(range: array, kind: .array(elements))]
    }
    let index = assignment.index.map { "[\($0.literalValue ?? "")]" } ?? ""
    let name = WordPart(range: range.lowerBound..<valueStart, kind: .literal(assignment.name + index + sign))
    parts.insert(name, at: 0)
    return Word(range: range, parts: parts)
  }

  // MARK: Assignments

  /// `name=…`, `name+=…`, `name[…]=…`; nil where none stands here.
  private mutating func assignment(isArgument: Bool = false) -> Assignment? {
    let start = position
    guard let name = name() else { return nil }
    let nameRange = range(from: start)
    var indexEnd: Int?
    var signPosition = position
    if peek() == "[" {
      indexEnd = assignmentIndexEnd(allowsBlanks: !isArgument)
      guard let indexEnd else {
        position = start
        return nil
      }
      signPosition = indexEnd + 1
    }
    let isAppend = scalar(at: signPosition) == "+"
    if isAppend { signPosition += 1 }
    guard scalar(at: signPosition) == "=" else {
      position = start
      return nil
    }
    let index = indexEnd.map { indexWord(upTo: $0) }
    position = min(signPosition + 1, limit)
    let value = assignmentValue()
    return Assignment(
      range: range(from: start), name: name, nameRange: nameRange, index: index, isAppend: isAppend, value: value)
  }

  private mutating func assignmentValue() -> Assignment.Value {
    guard peek() == "(" else { return .word(operand(.assignment)) }
    let start = position
    let elements = nested(from: start) { $0.arrayElements() }
    close(")", from: start, .unclosed("("))
    return .array(range(from: start), elements)
  }

  /// Where the `]` stands that closes the `[` here.
  private func assignmentIndexEnd(allowsBlanks: Bool) -> Int? {
    var open = 0
    var index = position
    while index < limit, newlineLength(at: index) == 0 {
      switch scalar(at: index) {
      case "[": open += 1
      case "]":
        open -= 1
        if open == 0 { return index }
      case "\\": index += 1
      case "'", "\"", "`": index = min(pastQuote(at: index), limit)
      case " ", "\t", ";", "&", "|", "<", ">":
        if !allowsBlanks { return nil }
      default: break
      }
      index += 1
    }
    return nil
  }

  private mutating func indexWord(upTo end: Int) -> Word {
    position += 1
    var rules = Self.indexRules
    rules.end = .limit
    return bounded(by: end) { $0.operand(rules) }
  }

  /// What stands between the parentheses of `a=(…)`.
  private mutating func arrayElements() -> [ArrayElement] {
    position += 1
    var elements: [ArrayElement] = []
    while true {
      skipLines()
      if isAtEnd || peek() == ")" { return elements }
      if let element = indexedElement() {
        elements.append(element)
      } else if let word = word() {
        elements.append(ArrayElement(range: word.range, index: nil, isAppend: false, value: word))
      } else {
        fail(.unexpected(text(position..<position + 1)), range(position, position + 1))
        position += 1
      }
    }
  }

  /// `[index]=word`. Anything may stand in the brackets, as for bash.
  private mutating func indexedElement() -> ArrayElement? {
    let start = position
    guard peek() == "[", case let end = closingBracket(of: start), end >= 0, end < limit else { return nil }
    let isAppend = scalar(at: end + 1) == "+"
    let sign = end + (isAppend ? 2 : 1)
    guard scalar(at: sign) == "=" else { return nil }
    let index = indexWord(upTo: end)
    position = min(sign + 1, limit)
    let value = operand(.assignment)
    return ArrayElement(range: range(from: start), index: index, isAppend: isAppend, value: value)
  }

  /// Where the bracket at `open` closes, quotes passed over, or -1. Each bracket on the way is remembered, so that all
  /// look-ups together read the text once.
  private mutating func closingBracket(of open: Int) -> Int {
    if let known = closingBrackets[open] { return known }
    var stack: [Int] = []
    var index = open
    while index < limit {
      switch scalar(at: index) {
      case "[": stack.append(index)
      case "]":
        if let last = stack.popLast() { closingBrackets[last] = index }
        if stack.isEmpty { return closingBrackets[open] ?? -1 }
      case "\\": index += 1
      case "'", "\"", "`": index = pastQuote(at: index)
      default: break
      }
      index += 1
    }
    for open in stack { closingBrackets[open] = -1 }
    return -1
  }
}
