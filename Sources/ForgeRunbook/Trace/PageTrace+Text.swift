package import ForgeDiagnostics

extension PageTrace {
  /// The steps for people. `line` is one whose commands are told alone, with all that was known before them; nil for all.
  package func text(line: Int?, _ locator: inout Locator, _ style: TextStyle) -> String {
    var text = startText(line: line, &locator, style)
    var isApart = true
    // The command that is told: what runs inside it, a function's body above all, is told with it.
    var outer: Int?
    for step in steps {
      let place = locator.positions(of: step.range)
      let isInside = outer.map { step.depth > $0 } ?? false
      if let line, !isInside {
        let isMeant = (place.start.line...max(place.start.line, place.end.line)).contains(line)
        outer = isMeant ? step.depth : nil
        guard isMeant else { continue }
      }
      let details = Self.details(step, isWhole: line != nil && !isInside, &locator, style)
      // What nothing is known of takes one line.
      if step.depth == 0, isApart || !details.isEmpty { text += "\n" }
      isApart = !details.isEmpty || step.depth > 0
      let indent = String(repeating: "  ", count: step.depth)
      let head = "\(TerminalText(step.range.path).text):\(place.start.line):"
      text += "\(indent)\(style.bold(head)) \(Self.line(step.text))\n"
      for detail in details { text += "\(indent)  \(detail)\n" }
    }
    if omitted > 0, line == nil { text += "\n\(omitted) more commands\n" }
    return text
  }

  /// What was known before the first command. A command that is told alone has all that is known of the world at its own place.
  private func startText(line: Int?, _ locator: inout Locator, _ style: TextStyle) -> String {
    var details = [Self.line("environments: \(environments)")]
    if line == nil {
      details += start.world.facts.map { "\(Self.line($0.subject)): \(Self.line($0.value))" }
    }
    details = details.map { "\(style.dim("start")) \($0)" }
    for claim in start.claims { details.append(Self.text(claim, &locator, style)) }
    let head = style.bold("\(TerminalText(start.path).text):")
    return "\(head)\n" + details.map { "  \($0)\n" }.joined()
  }

  /// The environments that the page is held against, and why these.
  private var environments: String {
    let names = start.environments.joined(separator: ", ")
    guard !start.named.isEmpty else {
      return names.isEmpty ? "none, the repository deploys nothing" : "\(names); the front matter names none"
    }
    let said = "the front matter says \(start.named.joined(separator: ", "))"
    return names.isEmpty ? "none, \(said)" : "\(names); \(said)"
  }

  /// What is told of a step: what was known before it, or of that what is new, what it changed and what it claims.
  private static func details(
    _ step: Step, isWhole: Bool, _ locator: inout Locator, _ style: TextStyle
  ) -> [String] {
    let before =
      isWhole
      ? step.known.map { "\(line($0.subject)): \(line($0.value))" } : step.changesBefore.map { change($0) }
    var details = before.map { "\(style.dim("before")) \($0)" }
    details += step.changes.map { "\(style.cyan("after")) \(change($0))" }
    for claim in step.claims { details.append(text(claim, &locator, style)) }
    return details
  }

  /// The lines of `path` that hold commands, each once.
  package func lines(of path: String, _ locator: inout Locator) -> [Int] {
    var lines: Set<Int> = []
    for step in steps where step.range.path == path {
      let place = locator.positions(of: step.range)
      lines.formUnion(place.start.line...max(place.start.line, place.end.line))
    }
    return lines.sorted()
  }

  private static func change(_ change: WorldFact.Change) -> String {
    let before = change.before.map { line($0) } ?? "none"
    let after = change.after.map { line($0) } ?? "none"
    return "\(line(change.subject)): \(before) → \(after)"
  }

  private static func text(_ claim: CommandClaim, _ locator: inout Locator, _ style: TextStyle) -> String {
    let summary = claim.summary
    let verdict =
      switch summary.verdict {
      case .verified: style.green("verified")
      case .contradicted: style.red("contradicted")
      case .unverifiable: style.yellow("unverifiable")
      }
    var text = "\(verdict) \(claim.kind.noun) \(line(summary.target))"
    if !summary.reason.isEmpty { text += ": \(line(summary.reason))" }
    var places: [String] = []
    for range in summary.evidence where places.count < 3 {
      let isWhole = range == .file(range.path)
      let name = isWhole ? range.path : "\(range.path):\(locator.positions(of: range).start.line)"
      if !places.contains(name) { places.append(name) }
    }
    if !places.isEmpty { text += ": " + line(places.joined(separator: ", ")) }
    if summary.evidence.count > places.count, places.count == 3 { text += ", …" }
    if summary.verdict == .verified, places.isEmpty { text += ": \(claim.kind.proofWithoutPlace)" }
    return text
  }

  /// Text that prints as one line of bounded length.
  private static func line(_ text: String) -> String {
    let line = TerminalText(text).text
    return line.count > 200 ? line.prefix(199) + "…" : line
  }
}
