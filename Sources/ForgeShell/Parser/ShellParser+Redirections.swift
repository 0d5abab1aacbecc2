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
    let operatorEnd = position
    skipBlanks()
    var target: Word?
    var pending: PendingHeredoc?
    if kind == .heredoc || kind == .heredocWithoutTabs {
      (target, pending) = heredocDelimiter(kind, at: operatorRange)
    } else {
      target = word()
    }
    if target == nil {
      position = operatorEnd
      fail(.targetMissing(kind.rawValue), operatorRange)
    }
    let range = range(from: start)
    let heredoc = pending.map { knownHeredoc($0) }
    return Redirection(
      range: range, descriptor: descriptor, kind: kind, operatorRange: operatorRange,
      target: target ?? Word(range: self.range(operatorEnd, operatorEnd), parts: []), heredoc: heredoc)
  }

  /// The delimiter that stands here, and what has to be looked for after the line.
  private mutating func heredocDelimiter(
    _ kind: Redirection.Kind, at operatorRange: Range<Int>
  ) -> (Word?, PendingHeredoc?) {
    guard let (word, delimiter, isQuoted) = heredocDelimiter() else { return (nil, nil) }
    let heredoc = PendingHeredoc(
      key: operatorRange.lowerBound, delimiter: delimiter, isExpanded: !isQuoted,
      stripsTabs: kind == .heredocWithoutTabs)
    pendingHeredocs.append(heredoc)
    return (word, heredoc)
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
}

extension Message {
  fileprivate static func targetMissing(_ token: String) -> Message { "nothing after `\(token)` to redirect to" }
}
