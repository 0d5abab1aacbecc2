package import ForgeDiagnostics
import ForgeMarkdown
import ForgeYAML

extension Rule<Site> {
  package static let unreadableSample = Rule(
    "pages/unreadable-sample", .warning, "JSON or YAML on a page that does not parse",
    why: """
      Whoever copies it gets an error from the program that reads it. Blocks of `json` and `yaml` are judged that are meant whole: \
      not those with `...`, placeholders, comments in JSON, or templates, and not those that the line above calls bad. Several values of JSON may stand one a line (JSON Lines).
      """,
    examples: [
      .good("```json\n{\"name\": \"Fram\", \"length\": 39}\n```\n\n```yaml\nname: Fram\n```\n"),
      .good("```json\n{\"name\": \"Fram\", ...}\n```\n"),
      .bad("```json\n{\"name\": \"Fram\"«,»}\n```\n"),
      .bad("```yaml\nname: Fram\nlength: «[»39\n```\n"),
    ]
  ) { site, report in
    for (document, _, _) in site.readDocuments {
      var before: MarkdownNode.ID = -1
      for id in document.tree.blocks() {
        let node = document.tree[id]
        if node.kind == .paragraph { before = id }
        guard node.kind == .codeBlock, !node.info.isEmpty,
          let format = SampleFormat(CodeFence(info: document.tree.string(node.info)).language)
        else { continue }
        let sample = SampleText(block: id, in: document)
        guard let problem = format.problem(sample.bytes),
          !(before >= 0 && document.tree[before].next == id && document.tree.isWarning(before))
        else { continue }
        report(.unreadable(format.name, problem.message), at: sample.range(problem.bytes))
      }
    }
  }
}

extension MarkdownTree {
  /// Whether a paragraph says that what follows is wrong: `Bad:`, `Invalid:`.
  fileprivate func isWarning(_ paragraph: MarkdownNode.ID) -> Bool {
    let text = plainText(of: paragraph).lowercased()
    guard text.hasSuffix(":") else { return false }
    return ["bad", "wrong", "invalid", "incorrect", "broken", "not", "instead of"].contains {
      text.hasPrefix($0) && !text.dropFirst($0.count).prefix(1).allSatisfy(\.isLetter)
    }
  }
}

/// What a block is written in.
private enum SampleFormat {
  case json, yaml

  init?(_ language: String) {
    switch language.lowercased() {
    case "json", "application/json": self = .json
    case "yaml", "yml": self = .yaml
    default: return nil
    }
  }

  var name: Message {
    switch self {
    case .json: "JSON"
    case .yaml: "YAML"
    }
  }

  /// What leaves something open, or is put in by another program.
  private var marks: [[UInt8]] {
    switch self {
    case .json: Self.jsonMarks
    case .yaml: Self.yamlMarks
    }
  }

  private static let yamlMarks = ["...", "…", "{{", "{%", "${", "$(", "<", "[!code"].map { Array($0.utf8) }
  private static let jsonMarks = yamlMarks + ["//", "/*", "#"].map { Array($0.utf8) }

  /// The first place where the text does not parse, in its bytes.
  func problem(_ bytes: [UInt8]) -> (message: Message, bytes: Range<Int>)? {
    guard !marks.contains(where: { bytes.firstRange(of: $0, in: 0..<bytes.count) != nil }),
      let found = Self.finding(bytes, "sample.\(self)")
    else { return nil }
    guard case .json = self else { return found }
    // A part of an object is no attempt at a whole one.
    guard let first = bytes.first(where: { $0 > 0x20 }), "{[".utf8.contains(first) else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    return lines.count > 1 && lines.allSatisfy { Self.finding(Array($0), "line.json") == nil } ? nil : found
  }

  private static func finding(_ bytes: [UInt8], _ path: String) -> (message: Message, bytes: Range<Int>)? {
    YAMLStream.parse(SourceFile(path: path, bytes: bytes)).diagnostics.first.map { ($0.message, $0.range.bytes) }
  }
}

extension Message {
  fileprivate static func unreadable(_ format: Message, _ problem: Message) -> Message {
    "this is no \(format): \(problem.text)"
  }
}
