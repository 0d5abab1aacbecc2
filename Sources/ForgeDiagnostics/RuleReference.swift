/// What rules say of themselves, for a terminal and for the rule reference.
package enum RuleReference {
  /// One rule for a terminal.
  package static func explain(_ rule: RuleDescription) -> String {
    var text = "\(rule.id) (\(severity(rule)))\n\(rule.summary)\n\n\(wrapped(rule.why))\n"
    for example in inReadingOrder(rule.examples) {
      text += "\n\(example.isGood ? "Good" : "Bad")\n"
      for file in example.files {
        text += "  \(file.path)\n"
        text += lines(unmarked(file.text)).map { "    \($0)\n" }.joined()
      }
      if !example.isGood { text += finds(example).map { "  Finds: \($0)\n" } ?? "" }
    }
    if !rule.aliases.isEmpty { text += "\nAlso known as: \(rule.aliases.joined(separator: ", "))\n" }
    guard let suppression = suppression(rule) else { return text + "\nNo comment can accept its findings.\n" }
    return text + "\nTo accept one finding, write beside it:\n  \(suppression)\n"
  }

  /// What a reader has before them comes first, then what it should be.
  static func inReadingOrder(_ examples: [RuleExample]) -> [RuleExample] {
    examples.filter { !$0.isGood } + examples.filter(\.isGood)
  }

  static func severity(_ rule: RuleDescription) -> String {
    rule.isOptional ? "\(rule.severity.rawValue), off by default" : rule.severity.rawValue
  }

  static func language(_ path: String) -> String {
    switch path.utf8.lastIndex(of: UInt8(ascii: ".")).map({ path[path.utf8.index(after: $0)...] }) {
    case "md": "markdown"
    case "yaml", "yml": "yaml"
    case "json": "json"
    case "sh": "bash"
    default: "text"
    }
  }

  /// The comment that accepts a finding, in the language of the file of interest; nil where none can.
  static func suppression(_ rule: RuleDescription) -> String? {
    guard !SuppressionFilter.bookkeeping.contains(rule.id.family) else { return nil }
    // A file that cannot be read cannot hold a comment either.
    guard rule.id.name != "pages/unreadable" else { return nil }
    let bad = rule.examples.first { !$0.isGood } ?? rule.examples.first
    let path = (bad?.files.first(where: isMarked) ?? bad?.files.first)?.path ?? ""
    let isHash = !path.isEmpty && !path.hasSuffix(".md") && !path.hasSuffix(".mustache")
    return isHash ? "# forge-docs allow: \(rule.id) — reason" : "<!-- forge-docs allow: \(rule.id) — reason -->"
  }

  static func unmarked(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "«" && $0 != "»" }))
  }

  /// What a bad example has in its marks: the first line of each as code, or the place of an empty mark.
  static func finds(_ example: RuleExample) -> String? {
    let marked = example.files.flatMap { file in marks(file.text) }
    return marked.isEmpty ? nil : marked.joined(separator: ", ")
  }

  private static func marks(_ text: String) -> [String] {
    var open: [(order: Int, line: Int, text: String)] = []
    var closed: [(order: Int, text: String)] = []
    var line = 1
    var count = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "«":
        open.append((count, line, ""))
        count += 1
      case "»":
        guard let mark = open.popLast() else { continue }
        let first = mark.text.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        closed.append((mark.order, first.isEmpty ? "line \(mark.line)" : named(first)))
      default:
        if scalar == "\n" { line += 1 }
        for index in open.indices { open[index].text.unicodeScalars.append(scalar) }
      }
    }
    return closed.sorted { $0.order < $1.order }.map(\.text)
  }

  /// A code span of `text`; the name of a character that cannot be seen.
  private static func named(_ text: String) -> String {
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1,
      scalar.properties.generalCategory == .control
    else { return code(text) }
    let number = String(scalar.value, radix: 16, uppercase: true)
    return scalar == "\t" ? "the tab" : "U+\(String(repeating: "0", count: 4 - number.count))\(number)"
  }

  static func isMarked(_ file: RuleExampleFile) -> Bool {
    file.text.unicodeScalars.contains("«")
  }

  /// A code span of `text`, whatever backquotes it holds (CommonMark 6.1).
  static func code(_ text: String) -> String {
    let run = longestRun(of: "`", in: text)
    guard run > 0 else { return "`\(text)`" }
    let fence = String(repeating: "`", count: run + 1)
    return "\(fence) \(text) \(fence)"
  }

  static func longestRun(of scalar: Unicode.Scalar, in text: String) -> Int {
    var longest = 0
    var current = 0
    for other in text.unicodeScalars {
      current = other == scalar ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }

  private static func lines(_ text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func wrapped(_ text: String) -> String {
    var lines: [String] = [""]
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
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
