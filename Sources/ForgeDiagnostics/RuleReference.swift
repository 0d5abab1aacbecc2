/// What rules say of themselves, for a terminal and for the rule reference.
package enum RuleReference {
  /// One rule for a terminal.
  package static func explain(_ rule: RuleDescription) -> String {
    var text = "\(rule.id) (\(rule.severity.rawValue))\n\(rule.summary)\n\n\(wrapped(rule.why))\n"
    for example in rule.examples {
      text += "\n\(example.isGood ? "Good" : "Bad")\n"
      for file in example.files {
        text += "  \(file.path)\n"
        text += lines(unmarked(file.text)).map { "    \($0)\n" }.joined()
      }
      if !example.isGood { text += finds(example).map { "  Finds: \($0)\n" } ?? "" }
    }
    if !rule.aliases.isEmpty { text += "\nAlso known as: \(rule.aliases.joined(separator: ", "))\n" }
    return text + "\nTo accept one finding, write beside it:\n  \(suppression(rule))\n"
  }

  /// All rules as a Markdown page, a section per family.
  package static func markdown(_ rules: [RuleDescription]) -> String {
    var text = """
      ---
      title: Rules
      description: Every finding of forge-docs - why it matters, what it looks like, how to accept it.
      ---
      # Rules

      Severities are the defaults; `rules:` in `forge-docs.yaml` changes them. `forge-docs explain RULE` prints an entry.
      This page is written by `forge-docs rules --markdown`.

      """
    var families: [String] = []
    for rule in rules where !families.contains(rule.id.family) { families.append(rule.id.family) }
    for family in families {
      text += "\n## \(family)\n"
      for rule in rules where rule.id.family == family { text += section(rule) }
    }
    return text
  }

  private static func section(_ rule: RuleDescription) -> String {
    var text = "\n### \(rule.id)\n\n**\(rule.summary)** (\(rule.severity.rawValue)). \(rule.why)\n"
    for example in rule.examples {
      text += "\n\(example.isGood ? "Good" : "Bad"):\n"
      for file in example.files {
        let content = unmarked(file.text)
        let fence = content.contains("```") ? "~~~~" : "```"
        text += "\n\(fence)\(language(file.path)) title=\"\(file.path)\"\n\(content)"
        text += (content.hasSuffix("\n") ? "" : "\n") + "\(fence)\n"
      }
      if !example.isGood, let finds = finds(example) { text += "\nFinds: \(finds)\n" }
    }
    if !rule.aliases.isEmpty { text += "\nAlso known as \(rule.aliases.map { "`\($0)`" }.joined(separator: ", ")).\n" }
    return text
  }

  private static func language(_ path: String) -> String {
    path.hasSuffix(".md") ? "markdown" : path.hasSuffix(".yaml") ? "yaml" : "text"
  }

  private static func suppression(_ rule: RuleDescription) -> String {
    let isYAML = rule.examples.first?.files.first?.path.hasSuffix(".yaml") ?? false
    return isYAML ? "# forge-docs allow: \(rule.id) — reason" : "<!-- forge-docs allow: \(rule.id) — reason -->"
  }

  private static func unmarked(_ text: String) -> String {
    text.filter { $0 != "«" && $0 != "»" }
  }

  /// The marked words of a bad example, as code.
  private static func finds(_ example: RuleExample) -> String? {
    let marked = example.files.flatMap { file in
      file.text.split(separator: "«", omittingEmptySubsequences: false).dropFirst().compactMap { part in
        part.split(separator: "»", omittingEmptySubsequences: false).first.map(String.init)
      }
    }.filter { !$0.isEmpty }
    return marked.isEmpty ? nil : marked.map { "`\($0.split(separator: "\n").first ?? "")`" }.joined(separator: ", ")
  }

  private static func lines(_ text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func wrapped(_ text: String) -> String {
    var lines: [String] = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + word.count < 90 {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }
}

/// The rules about suppressions and the baseline.
package let bookkeepingRules: [RuleDescription] = [
  .suppressionUnused, .suppressionWithoutReason, .suppressionUnknownRule, .baselineFixedFinding,
]
