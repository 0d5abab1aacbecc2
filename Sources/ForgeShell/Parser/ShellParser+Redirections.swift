import ForgeDiagnostics

/// Redirections (POSIX 2.7, bash manual 3.6).
extension ShellParser {
  /// The redirection that stands here, or nil.
  mutating func redirection() -> Redirection? {
    let start = position
    let descriptor = redirectionDescriptor()
    let operatorStart = position
    guard let kind = redirectionOperator() else {
      position = start
      return nil
    }
    let operatorRange = range(from: operatorStart)
    skipBlanks()
    if kind == .heredoc || kind == .heredocWithoutTabs {
      return heredoc(from: start, descriptor, kind, operatorRange)
    }
    guard let target = word() else {
      fail(.targetMissing(kind.rawValue), operatorRange)
      return Redirection(
        range: range(start, operatorEnd(operatorStart, kind)), descriptor: descriptor, kind: kind,
        operatorRange: operatorRange, target: Word(range: range(position, position), parts: []), heredoc: nil)
    }
    return Redirection(
      range: range(from: start), descriptor: descriptor, kind: kind, operatorRange: operatorRange, target: target,
      heredoc: nil)
  }

  private mutating func heredoc(
    from start: Int, _ descriptor: Redirection.Descriptor?, _ kind: Redirection.Kind, _ operatorRange: Range<Int>
  ) -> Redirection? {
    guard let (word, delimiter, isQuoted) = heredocDelimiter() else {
      fail(.targetMissing(kind.rawValue), operatorRange)
      return Redirection(
        range: range(from: start), descriptor: descriptor, kind: kind, operatorRange: operatorRange,
        target: Word(range: range(position, position), parts: []), heredoc: nil)
    }
    let pending = PendingHeredoc(
      key: operatorRange.lowerBound, delimiter: delimiter, isExpanded: !isQuoted,
      stripsTabs: kind == .heredocWithoutTabs)
    pendingHeredocs.append(pending)
    let end = position
    let heredoc = knownHeredoc(pending)
    return Redirection(
      range: range(start, end), descriptor: descriptor, kind: kind, operatorRange: operatorRange, target: word,
      heredoc: heredoc)
  }

  /// Digits or `{name}` directly before an operator.
  private mutating func redirectionDescriptor() -> Redirection.Descriptor? {
    var end = position
    if peek() == "{" {
      end += 1
      guard isNameStart(at: end) else { return nil }
      while end < limit, isNameByte(bytes[end]) { end += 1 }
      guard scalar(at: end) == "}", standsAngle(at: end + 1) else { return nil }
      let name = text(position + 1..<end)
      position = end + 1
      return .variable(name)
    }
    while isDigit(at: end), end - position < 10 { end += 1 }
    guard end > position, standsAngle(at: end), let number = Int(text(position..<end)) else { return nil }
    position = end
    return .number(number)
  }

  private func standsAngle(at index: Int) -> Bool {
    let next = scalar(at: index)
    return (next == "<" || next == ">") && placeholderEnd(at: index) == nil
  }

  private mutating func redirectionOperator() -> Redirection.Kind? {
    switch peek() {
    case "<":
      if peek(1) == "(" || placeholderEnd(at: position) != nil { return nil }
      return take("<<<")
        ? .hereString
        : take("<<-")
          ? .heredocWithoutTabs
          : take("<<") ? .heredoc : take("<&") ? .duplicateInput : take("<>") ? .readWrite : take("<") ? .input : nil
    case ">":
      if peek(1) == "(" { return nil }
      return take(">>")
        ? .append : take(">&") ? .duplicateOutput : take(">|") ? .clobber : take(">") ? .output : nil
    case "&": return take("&>>") ? .appendOutputAndErrors : take("&>") ? .outputAndErrors : nil
    default: return nil
    }
  }

  private func operatorEnd(_ start: Int, _ kind: Redirection.Kind) -> Int {
    min(start + kind.rawValue.utf8.count, limit)
  }
}

extension Message {
  fileprivate static func targetMissing(_ token: String) -> Message { "nothing after `\(token)` to redirect to" }
}
