import ForgeDiagnostics

/// What ends the list that is read: closing tokens of the constructs around it.
struct Terminators: OptionSet {
  let rawValue: Int

  static let parenthesis = Terminators(rawValue: 1)
  static let brace = Terminators(rawValue: 1 << 1)
  static let then = Terminators(rawValue: 1 << 2)
  static let branch = Terminators(rawValue: 1 << 3)
  static let fi = Terminators(rawValue: 1 << 4)
  static let `do` = Terminators(rawValue: 1 << 5)
  static let done = Terminators(rawValue: 1 << 6)
  static let caseBranch = Terminators(rawValue: 1 << 7)
  static let esac = Terminators(rawValue: 1 << 8)

  /// The reserved words that only end things or go on with them (POSIX 2.4).
  static let words: [String: Terminators] = [
    "}": .brace, "then": .then, "elif": .branch, "else": .branch, "fi": .fi, "do": .do, "done": .done, "esac": .esac,
  ]
}

/// Lists and pipelines (POSIX 2.9.2 and 2.9.3).
extension ShellParser {
  /// Commands up to one of `terminators`, which stays. A terminator of a construct further out ends the list too, so
  /// that one forgotten `fi` spoils no more than its own clause.
  mutating func list(until terminators: Terminators) -> CommandList {
    let outer = self.terminators
    // Nothing reaches out of parentheses.
    self.terminators = terminators == .parenthesis ? terminators : outer.union(terminators)
    defer { self.terminators = outer }
    skipLines()
    let start = position
    var end = position
    var items: [AndOrList] = []
    while position < limit, !standsTerminator() {
      if let item = andOr() {
        end = position
        items.append(separated(item))
      } else {
        skipUnexpected()
      }
      skipLines()
    }
    return CommandList(range: range(start, max(start, end)), items: items)
  }

  private func standsTerminator() -> Bool {
    switch peek() {
    case ")": return terminators.contains(.parenthesis)
    case ";": return terminators.contains(.caseBranch) && (stands(";;") || stands(";&"))
    default:
      guard let word = reservedWord(), let terminator = Terminators.words[word] else { return false }
      return !terminators.isDisjoint(with: terminator)
    }
  }

  /// The item with what separates it from the next.
  private mutating func separated(_ item: AndOrList) -> AndOrList {
    skipBlanksAndComment()
    if peek() == "&" {
      position += 1
      mark(.sign, from: position - 1)
      return AndOrList(range: item.range, first: item.first, rest: item.rest, isBackground: true)
    }
    if peek() == ";" {
      if !stands(";;"), !stands(";&") { position += 1 }
      return item
    }
    if !isAtEnd, newlineLength(at: position) == 0, !standsTerminator() { skipUnexpected() }
    return item
  }

  /// Pipelines joined by `&&` and `||`; nil where none stands here.
  private mutating func andOr() -> AndOrList? {
    let start = position
    guard let first = pipeline() else { return nil }
    var rest: [AndOrList.Link] = []
    var end = position
    while true {
      skipBlanks()
      let jointStart = position
      guard let joint: AndOrList.Joint = take("&&") ? .and : take("||") ? .or : nil else { break }
      let jointRange = range(from: jointStart)
      mark(.sign, from: jointStart)
      skipLines()
      guard let pipeline = pipeline() else {
        failUnfinished(.commandMissing(after: joint.rawValue), jointRange)
        break
      }
      rest.append(AndOrList.Link(joint: joint, jointRange: jointRange, pipeline: pipeline))
      end = position
    }
    return AndOrList(range: range(start, end), first: first, rest: rest, isBackground: false)
  }

  /// Commands joined by `|`, after `!` and `time`; nil where none stands here.
  private mutating func pipeline() -> Pipeline? {
    let start = position
    let (isNegated, isTimed) = pipelinePrefixes()
    var end = position
    var commands: [Command] = []
    var pipesErrors: [Bool] = []
    var pipe: Range<Int>?
    while true {
      guard let command = command() else {
        if let pipe { failUnfinished(.commandMissing(after: "|"), pipe) }
        break
      }
      commands.append(command)
      end = position
      skipBlanks()
      guard peek() == "|", !stands("||") else { break }
      let pipeStart = position
      pipesErrors.append(take("|&"))
      if pipesErrors.last == false { position += 1 }
      mark(.sign, from: pipeStart)
      pipe = range(from: pipeStart)
      skipLines()
    }
    guard position > start else { return nil }
    return Pipeline(
      range: range(start, end), isNegated: isNegated, isTimed: isTimed, commands: commands,
      pipesErrors: Array(pipesErrors.prefix(max(commands.count - 1, 0))))
  }

  private mutating func pipelinePrefixes() -> (isNegated: Bool, isTimed: Bool) {
    var (isNegated, isTimed) = (false, false)
    while true {
      // `!(a)` is a pattern.
      if !stands("!("), takeReserved("!") {
        isNegated.toggle()
      } else if takeReserved("time") {
        isTimed = true
        skipBlanks()
        if takeReserved("-p") { skipBlanks() }
        _ = takeReserved("--")
      } else {
        return (isNegated, isTimed)
      }
      skipBlanks()
    }
  }

  // MARK: Recovery

  /// Passes one token that has no place here, or parentheses with what they hold on this line.
  mutating func skipUnexpected() {
    let start = position
    if let word = reservedWord(), Terminators.words[word] != nil {
      skipContinuations()
      while !isDelimiter(at: position) { position += 1 }
    } else if peek() == "(" {
      skipParentheses()
    } else {
      if word() == nil, !isAtEnd { skipOperator() }
    }
    fail(.unexpected(text(start..<min(position, start + 40))), range(from: start))
    // What would have ended a command here ends this.
    skipBlanksAndComment()
    if peek() == ";", !stands(";;"), !stands(";&") { position += 1 }
  }

  private mutating func skipOperator() {
    for token in [";;&", ";;", ";&", "&&", "||", "|&"] as [StaticString] where take(token) { return }
    position += 1
  }

  private mutating func skipParentheses() {
    var open = 0
    while position < limit, newlineLength(at: position) == 0 {
      if peek() == "(" { open += 1 }
      if peek() == ")" { open -= 1 }
      position += 1
      if open == 0 { return }
    }
  }
}

extension Message {
  static func unexpected(_ text: String) -> Message { "`\(text)` has no place here" }
  static func commandMissing(after token: String) -> Message { "no command after `\(token)`" }
}
