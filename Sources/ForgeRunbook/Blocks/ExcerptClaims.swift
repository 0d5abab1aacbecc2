import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown
import ForgeYAML

extension Excerpt {
  private static let tool = "file"

  /// One claim for each value that is shown, and each key that is missing. `files` has the text of the file, for fixes.
  func claims(_ file: SourceFile) -> [CommandClaim] {
    if match.isExhausted { return [undecided("the block is too large to be compared")] }
    guard isOutdated || match.faults.isEmpty else {
      return [undecided("the block has little in common with `\(path)`: it may be an example")]
    }
    var claims = match.agreements.map { agreement in
      CommandClaim(
        tool: Self.tool, kind: .excerpt, target: target(agreement.path), range: sample.range(agreement.range),
        verdict: .verified([agreement.place]))
    }
    claims += match.faults.map { claim($0, file) }
    return claims
  }

  /// What is said where the block as a whole cannot be judged: at its first line.
  func undecided(_ reason: Message) -> CommandClaim { Self.unjudged(path, block, sample, reason) }

  static func unjudged(_ path: String, _ block: DataBlock, _ sample: SampleText, _ reason: Message) -> CommandClaim {
    let line = 0..<(block.bytes.firstIndex(of: 0x0A) ?? block.bytes.count)
    return CommandClaim(
      tool: tool, kind: .excerpt, target: path, range: sample.range(line), verdict: .unverifiable(reason))
  }

  private func target(_ keys: [String]) -> String { "\(path)#\(keys.joined(separator: "."))" }

  private func claim(_ fault: ExcerptMatch.Fault, _ file: SourceFile) -> CommandClaim {
    let key = fault.path.last { Int($0) == nil } ?? TreePath.name(of: path)
    let within: Message = fault.path.isEmpty ? "" : " in `\(fault.path.joined(separator: "."))`"
    var note: Message
    var place = fault.place
    var nearest: String?
    let message: Message
    var fix: Fix?
    switch fault.what {
    case .differs(let node):
      let found = node.text.map { Message("`\(Self.short($0))`") } ?? Message(Self.shape(node))
      message = "`\(key)` is \(found) in `\(path)`"
      note = "it is \(found) here"
      fix = replacement(fault, node, file)
    case .missingKey(let mapping):
      message = "`\(path)` has no `\(Self.short(fault.shown))`\(within)"
      nearest = fault.nearest
      note = "it would stand beside this"
      if let pair = nearest.flatMap({ mapping.mapping?.pair($0) }) {
        note = "here is what it has"
        place = pair.key.range
      }
    case .missingItem:
      message = "`\(path)` has no `\(Self.short(fault.shown))`\(within)"
      nearest = fault.nearest
      note = "the list is here"
    case .missingLine:
      message = "`\(key)` has no such line in `\(path)`"
      note = "the text is here"
    }
    var claim = CommandClaim(
      tool: Self.tool, kind: .excerpt, target: target(fault.path), range: sample.range(fault.range),
      verdict: .contradicted(message, nearest: nearest))
    claim.notes = [Note(note, at: place)]
    if let nearest { fix = .replace(claim.range, with: nearest) }
    claim.fix = fix
    return claim
  }

  /// Puts the file's scalar in the place of the one that is shown.
  private func replacement(_ fault: ExcerptMatch.Fault, _ node: YAMLNode, _ file: SourceFile) -> Fix? {
    guard let text = node.text, node.range.path == file.path, !text.isEmpty,
      !text.contains(where: { "\n\"'\\#,[]{}".contains($0) }), !text.contains(": "),
      file.text(in: node.range.bytes).contains(text)
    else { return nil }
    let edit = Fix.Edit(replacing: sample.range(fault.range), with: text)
    return Fix("Replace with `\(text)`", isSafe: plainness != .named, edits: [edit])
  }

  private static func short(_ text: String) -> String {
    let line = text.split(separator: "\n").first.map(String.init) ?? text
    return line.count > 60 ? "\(line.prefix(60))…" : line
  }

  private static func shape(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar: "a value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
