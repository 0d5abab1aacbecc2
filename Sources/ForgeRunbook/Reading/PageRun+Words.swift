import ForgeShell

/// Words and assignments: what is known of them after expansion.
extension PageRun {
  /// The arguments that a word becomes. Commands in it are read first.
  mutating func expand(_ word: Word) -> [Fragment] {
    let substitutions = results(of: word)
    return word.expandingBraces().flatMap { one in
      one.expanded(values: { value(of: $0) }, commands: { substitutions[$0.commands.range] }).fields.map {
        Fragment($0)
      }
    }
  }

  /// The word as one text.
  mutating func whole(_ word: Word) -> ExpandedWord {
    let substitutions = results(of: word)
    return word.expanded(values: { value(of: $0) }, commands: { substitutions[$0.commands.range] })
  }

  private func value(of variable: String) -> ExpandedWord? {
    if let value = world.variables[variable] { return value }
    guard variable == "PWD", let directory = world.directory else { return nil }
    return ExpandedWord("\(Symbol.root)/\(directory)")
  }

  private mutating func results(of word: Word) -> [Range<Int>: ExpandedWord] {
    var results: [Range<Int>: ExpandedWord] = [:]
    for substitution in word.substitutions {
      let outer = (world.variables, world.directory, output)
      output = .unknown
      symbol = nil
      run(substitution.commands)
      let found = symbol
      symbol = nil
      (world.variables, world.directory, output) = outer
      if let found {
        let segment = ExpandedWord.Segment(
          certainty: found.hasPrefix(Symbol.root) ? .known : .unknown, text: found, range: substitution.commands.range,
          isVerbatim: false, isSplit: false)
        results[substitution.commands.range] = ExpandedWord(segments: [segment])
      }
    }
    return results
  }

  mutating func assign(_ assignment: Assignment) {
    guard let value = value(of: assignment) else {
      world.variables[assignment.name] = nil
      return
    }
    let whole =
      assignment.isAppend
      ? world.variables[assignment.name].map { ExpandedWord(segments: $0.segments + value.segments) } : value
    let isSmall = whole.map { $0.segments.count <= 256 && $0.text.utf8.count <= 16_384 } ?? false
    // In a branch it may keep what it had.
    let isSure = branchDepth == 0 || world.variables[assignment.name] == nil
    world.variables[assignment.name] = isSmall && isSure ? whole : nil
  }

  mutating func value(of assignment: Assignment) -> ExpandedWord? {
    guard case .word(let word) = assignment.value, assignment.index == nil else { return nil }
    return whole(word)
  }
}

extension Fragment {
  /// The fragment as a word of its own, as the value of a variable.
  var expanded: ExpandedWord {
    guard offsets == 0..<word.text.utf8.count else {
      let segment = ExpandedWord.Segment(
        certainty: isKnown ? .known : .unknown, text: text, range: range ?? 0..<0,
        isVerbatim: (range?.count ?? -1) == text.utf8.count, isSplit: false)
      return ExpandedWord(segments: [segment])
    }
    return word
  }
}

extension Word {
  /// The commands whose output stands in the word.
  var substitutions: [CommandSubstitution] { parts.flatMap(\.substitutions) }
}

extension WordPart {
  fileprivate var substitutions: [CommandSubstitution] {
    switch kind {
    case .command(let substitution): [substitution]
    case .quoted(_, let parts): parts.flatMap(\.substitutions)
    default: []
    }
  }
}
