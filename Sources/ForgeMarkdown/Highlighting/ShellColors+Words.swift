import ForgeShell

/// Words and what they are put together from.
extension ShellColors {
  mutating func word(_ word: Word) { parts(word.parts) }

  /// A word that may be an option or a number.
  mutating func argument(_ word: Word) {
    guard let first = word.parts.first, case .literal = first.kind else { return parts(word.parts) }
    let range = first.range
    if isOption(range) {
      // `--name=value`: the value is none of it.
      var end = range.lowerBound
      while end < range.upperBound, byte(end) != UInt8(ascii: "=") { end += 1 }
      add(.option, range.lowerBound..<end)
    } else if word.parts.count == 1, isNumber(range) {
      add(.number, range)
    }
    parts(word.parts.dropFirst())
  }

  private func isOption(_ range: Range<Int>) -> Bool {
    guard range.count > 1, byte(range.lowerBound) == UInt8(ascii: "-") else { return false }
    let next = byte(range.lowerBound + 1)
    return next == UInt8(ascii: "-") || next.isASCIIAlphanumeric
  }

  private func isNumber(_ range: Range<Int>) -> Bool {
    range.allSatisfy { byte($0).isASCIIDigit || byte($0) == UInt8(ascii: ".") } && byte(range.lowerBound).isASCIIDigit
  }

  mutating func parts(_ parts: some Sequence<WordPart>) {
    for part in parts { self.part(part) }
  }

  private mutating func part(_ part: WordPart) {
    switch part.kind {
    case .literal, .escaped, .tilde, .glob(.anyText), .glob(.anyCharacter), .glob(.bracket), .braces(.sequence): break
    case .quoted(_, let parts): fill(.string, part.range, parts)
    case .parameter(let expansion): parameter(expansion, part.range)
    case .placeholder: add(.variable, part.range)
    case .command(let substitution):
      let size = substitution.isBackquoted ? 1 : 2
      edges(.variable, part.range, opening: size, closing: substitution.isBackquoted ? "`" : ")") {
        $0.list(substitution.commands)
      }
    case .process(let process):
      edges(.operator, part.range, opening: 2, closing: ")") { $0.list(process.commands) }
    case .arithmetic(let arithmetic): edges(part.range, arithmetic)
    case .glob(.extended(_, let words)), .braces(.list(let words)):
      for word in words { self.word(word) }
    case .array(let elements): array(elements)
    }
  }

  /// `$((…))` and `$[…]`.
  private mutating func edges(_ range: Range<Int>, _ arithmetic: Arithmetic) {
    let inner = arithmetic.expression.range
    add(.variable, range.lowerBound..<min(max(range.lowerBound, inner.lowerBound), range.upperBound))
    word(arithmetic.expression)
    add(.variable, max(range.lowerBound, min(inner.upperBound, range.upperBound))..<range.upperBound)
  }

  /// The bytes that open a construct and the one that closes it, if it is there, around what it holds.
  private mutating func edges(
    _ kind: Highlighter.Kind, _ range: Range<Int>, opening: Int, closing: Unicode.Scalar,
    _ inside: (inout ShellColors) -> Void
  ) {
    let start = min(range.lowerBound + opening, range.upperBound)
    add(kind, range.lowerBound..<start)
    inside(&self)
    if range.upperBound > start, Unicode.Scalar(byte(range.upperBound - 1)) == closing {
      add(kind, range.upperBound - 1..<range.upperBound)
    }
  }

  /// `range` in one colour, but for those of `parts` that have their own.
  mutating func fill(_ kind: Highlighter.Kind, _ range: Range<Int>, _ parts: [WordPart]) {
    var start = range.lowerBound
    for part in parts {
      switch part.kind {
      case .parameter, .command, .arithmetic, .process, .placeholder:
        add(kind, start..<max(start, part.range.lowerBound))
        self.part(part)
        start = max(start, part.range.upperBound)
      case .quoted(_, let inner) where kind != .string:
        add(kind, start..<max(start, part.range.lowerBound))
        fill(.string, part.range, inner)
        start = max(start, part.range.upperBound)
      default: break
      }
    }
    add(kind, start..<max(start, range.upperBound))
  }

  /// `$x` and `${x…}`: all of it, but for strings and commands in what it falls back to.
  private mutating func parameter(_ expansion: ParameterExpansion, _ range: Range<Int>) {
    guard expansion.index != nil || expansion.operation != nil else { return add(.variable, range) }
    var parts = expansion.index?.parts ?? []
    switch expansion.operation {
    case .fallback(_, _, let value), .remove(_, _, let value), .changeCase(_, _, let value): parts += value.parts
    case .replace(_, let first, let second), .substring(let first, let second):
      parts += first.parts + (second?.parts ?? [])
    case .transform, .names, nil: break
    }
    fill(.variable, range, parts)
  }
}
