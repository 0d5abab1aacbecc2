extension Word {
  /// The word with the parameters for which `lookup` has a value: by name, `a[1]` for an element, `HOME` for `~`. Nil is
  /// unknown, which makes an unknown segment; so do substitutions, placeholders, and braces (see `expandingBraces`).
  package func expanded(_ lookup: (String) -> String?) -> ExpandedWord {
    expanded(values: { lookup($0).map { ExpandedWord($0) } })
  }

  /// As `expanded`, for values of which parts may be unknown, and with the output of the commands that the caller knows.
  package func expanded(
    values: (String) -> ExpandedWord?, commands: (CommandSubstitution) -> ExpandedWord? = { _ in nil }
  ) -> ExpandedWord {
    withoutActuallyEscaping(values) { values in
      withoutActuallyEscaping(commands) { commands in
        var expander = WordExpander(values: values, commands: commands)
        expander.append(parts)
        return ExpandedWord(segments: expander.segments)
      }
    }
  }
}

/// Puts together the segments of a word (POSIX 2.6).
struct WordExpander {
  let values: (String) -> ExpandedWord?
  let commands: (CommandSubstitution) -> ExpandedWord?
  var segments: [ExpandedWord.Segment] = []
  var isQuoted = false
  /// Whether the parts are the word of `${x:-word}` or the like, which bash splits as it does a value.
  var isOperand = false

  mutating func append(_ parts: [WordPart]) {
    for part in parts { append(part) }
  }

  mutating func appendOperand(_ word: Word) {
    let outer = isOperand
    isOperand = true
    append(word.parts)
    isOperand = outer
  }

  private mutating func append(_ part: WordPart) {
    switch part.kind {
    case .literal(let text): add(.known, text, part.range, isVerbatim: true, isSplit: isOperand)
    case .escaped(let text): add(.known, text, part.range)
    case .quoted(_, let parts): appendQuoted(parts, part.range)
    case .parameter(let expansion): append(expansion, part.range)
    case .command(let substitution):
      add(commands(substitution), orUnknown: substitution.isBackquoted ? "`…`" : "$(…)", part.range)
    case .arithmetic: unknown("$((…))", part.range)
    case .process(let process): unknown(process.isInput ? "<(…)" : ">(…)", part.range)
    case .tilde(let user):
      // Never split, as if it were quoted.
      let home = user.isEmpty ? values("HOME")?.value : nil
      add(home == nil ? .unknown : .known, home ?? "~" + user, part.range)
    case .glob(let glob): add(.pattern, Self.text(glob), part.range, isVerbatim: true)
    case .braces: unknown("{…}", part.range)
    case .placeholder(let name): unknown("<\(name)>", part.range)
    case .array: unknown("(…)", part.range)
    }
  }

  private mutating func appendQuoted(_ parts: [WordPart], _ range: Range<Int>) {
    let outer = isQuoted
    isQuoted = true
    // An empty argument is one.
    if parts.isEmpty { add(.known, "", range) }
    append(parts)
    isQuoted = outer
  }

  private mutating func add(
    _ certainty: ExpandedWord.Certainty, _ text: String, _ range: Range<Int>, isVerbatim: Bool = false,
    isSplit: Bool = false
  ) {
    segments.append(
      ExpandedWord.Segment(
        certainty: isQuoted && certainty == .pattern ? .known : certainty, text: text, range: range,
        // Text in which bytes that are no UTF-8 were replaced may be longer.
        isVerbatim: isVerbatim && text.utf8.count == range.count, isSplit: isSplit && !isQuoted))
  }

  /// The value of an expansion, or something that stands for it.
  mutating func add(_ value: ExpandedWord?, orUnknown name: String, _ range: Range<Int>) {
    guard let value else { return unknown(name, range) }
    for segment in value.segments { add(segment.certainty, segment.text, range, isSplit: true) }
  }

  mutating func unknown(_ name: String, _ range: Range<Int>) {
    add(.unknown, name, range, isSplit: true)
  }

  /// What `word` becomes by itself.
  func expand(_ word: Word) -> ExpandedWord {
    var inner = WordExpander(values: values, commands: commands)
    inner.isQuoted = true
    inner.append(word.parts)
    return ExpandedWord(segments: inner.segments)
  }

  private static func text(_ glob: Glob) -> String {
    switch glob {
    case .anyText: "*"
    case .anyCharacter: "?"
    case .bracket(let text): text
    case .extended(let kind, let words): "\(kind)(\(words.map { $0.literalValue ?? "…" }.joined(separator: "|")))"
    }
  }
}
