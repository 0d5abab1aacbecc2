/// The page of the manual with every rule, a section per family.
extension RuleReference {
  package static func markdown(_ rules: [RuleDescription]) -> String {
    var text = opening
    var families: [String] = []
    for rule in rules where !families.contains(rule.id.family) { families.append(rule.id.family) }
    for family in families { text += section(family, of: rules.filter { $0.id.family == family }) }
    return text
  }

  private static var opening: String {
    """
    ---
    title: Rules
    description: Every finding of forge-docs - why it matters, what it looks like, how to accept it.
    ---
    # Rules

    - **For**: whoever has a finding, and wants to know why it is one.
    - **At the end**: you know what the rule finds, what to write instead, and how to accept it where it is meant so.
    - **Needs**: the name of the rule, which stands in brackets behind the finding.
    - **Takes**: a minute for a rule.

    `forge-docs explain RULE` prints an entry. In the bad examples, the highlighted lines have the finding, and the line below says at
    which words. Severities are the defaults, and `rules:` in `forge-docs.yaml` [changes them](configuration.md#rules). A comment that
    accepts a finding stands beside it and [gives a reason](ci.md#accept-one-finding).

    This page is written by `forge-docs rules --markdown`.

    """
  }

  private static func section(_ family: String, of rules: [RuleDescription]) -> String {
    // A list: columns of a long table change their widths while its rows arrive.
    var text = "\n## \(family)\n\n"
    for rule in rules {
      text += "- [\(rule.id)](#\(anchor(rule.id))): \(rule.summary) (\(severity(rule)))\n"
    }
    let common = CommonFiles(of: rules)
    if !common.files.isEmpty {
      text += "\n<details>\n<summary>Files beside the examples of this family</summary>\n"
      text += "\n<a id=\"\(family)-files\"></a>\n"
      for file in common.files { text += block(file) }
      text += "\n</details>\n"
    }
    for rule in rules { text += section(rule, common) }
    return text
  }

  /// The anchor that GitHub and the site give to a heading with the rule's id.
  private static func anchor(_ id: RuleID) -> String {
    id.name.replacing("/", with: "")
  }

  private static func section(_ rule: RuleDescription, _ common: CommonFiles) -> String {
    var text = "\n### \(rule.id)\n\n**\(rule.summary)** (\(severity(rule))). \(rule.why)\n"
    var shown: Set<RuleExampleFile> = []
    for example in inReadingOrder(rule.examples) { text += section(example, rule.id.family, common, &shown) }
    if let suppression = suppression(rule) {
      text += "\nTo accept: \(code(suppression))\n"
    } else {
      text += "\nNo comment can accept its findings.\n"
    }
    guard !rule.aliases.isEmpty else { return text }
    return text + "\nAlso known as \(rule.aliases.map(code).joined(separator: ", ")).\n"
  }

  private static func section(
    _ example: RuleExample, _ family: String, _ common: CommonFiles, _ shown: inout Set<RuleExampleFile>
  ) -> String {
    // The word makes the check of samples pass over what is faulty on purpose.
    var text = "\n\(example.isGood ? "Good" : "Bad"):\n"
    var others: [String] = []
    var isAmongCommon = false
    for (index, file) in example.files.enumerated() {
      let isNew = shown.insert(RuleExampleFile(path: file.path, text: unmarked(file.text))).inserted
      if index == 0 || isMarked(file) || isNew && isText(file) && !common.contains(file) {
        text += block(file)
      } else if common.contains(file) {
        isAmongCommon = true
      } else {
        others.append(isText(file) ? "\(code(file.path)) as above" : file.path)
      }
    }
    if isAmongCommon { others.append("[the files of the family](#\(family)-files)") }
    let found = example.isGood ? nil : finds(example).map { "Finds \($0)." }
    let beside = others.isEmpty ? nil : "Beside it: \(others.joined(separator: ", "))."
    let notes = [found, beside].compactMap(\.self)
    return notes.isEmpty ? text : text + "\n\(notes.joined(separator: " "))\n"
  }

  /// Whether a reader learns something from what the file holds.
  private static func isText(_ file: RuleExampleFile) -> Bool {
    !file.path.hasSuffix(".png")
  }

  private static func block(_ file: RuleExampleFile) -> String {
    let content = unmarked(file.text)
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: content) + 1))
    // A semicolon before an include shows the directive on the page instead of following it.
    let shown = content.hasPrefix("--8<--") ? ";\(content)" : content.replacing("\n--8<--", with: "\n;--8<--")
    let text = "\n\(fence)\(language(file.path)) title=\"\(file.path)\"\(highlights(file.text))\n\(shown)"
    return text + (content.hasSuffix("\n") ? "" : "\n") + "\(fence)\n"
  }

  /// The lines with a mark, for the fence; nothing where they are all there is.
  private static func highlights(_ text: String) -> String {
    var marked: [Int] = []
    var depth = 0
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let opened = line.unicodeScalars.count { $0 == "«" }
      if opened > 0 || (depth > 0 && line != "»") { marked.append(index + 1) }
      depth += opened - line.unicodeScalars.count { $0 == "»" }
    }
    let count = lines.last?.isEmpty == true ? lines.count - 1 : lines.count
    return marked.isEmpty || marked.count >= count ? "" : " {\(marked.map(String.init).joined(separator: ","))}"
  }
}

/// Files that many examples of a family stand among: the page shows them once.
private struct CommonFiles {
  private(set) var files: [RuleExampleFile] = []
  private let members: Set<RuleExampleFile>

  /// Fewer are shown where they are used.
  private static let fewest = 5

  init(of rules: [RuleDescription]) {
    var counts: [RuleExampleFile: Int] = [:]
    for file in rules.flatMap(\.examples).flatMap({ $0.files.dropFirst() }) {
      let count = counts[file, default: 0] + 1
      counts[file] = count
      if count == Self.fewest { files.append(file) }
    }
    files.sort { ($0.path, $0.text) < ($1.path, $1.text) }
    members = Set(files)
  }

  func contains(_ file: RuleExampleFile) -> Bool {
    members.contains(file)
  }
}
