import ForgeDiagnostics
import ForgeMarkdown
import ForgeSearch
import ForgeShell

/// What search finds of a page of the docs directory: the page, each part that a heading leads to, and its commands.
struct PageEntries {
  let page: Page
  /// The titles of the sections that the page is in.
  let sections: [String]
  /// The rules whose reference is on the site: a heading that is the id of one leads to it.
  let rules: Set<String>
  /// The alerts that headings of the page are the runbooks of, by the heading's anchor; those of the page itself by "".
  let alerts: [String: [String]]

  /// A part of the page while its blocks are read.
  private struct Part {
    let heading: MarkdownDocument.Heading?
    let trail: [String]
    var text: [UInt8] = []
    /// Whether blocks of code are left out: the examples of a rule say anything but what it is about.
    var isProse = false
    var commands: [String] = []
  }

  func entries() -> [SearchEntry] {
    let parts = parts()
    var entries = [pageEntry(parts)]
    for (index, part) in parts.enumerated().dropFirst() {
      guard let heading = part.heading else { continue }
      var entry = entry(of: part, heading)
      // What stands below a heading of a lower level belongs to the part too.
      entry.partCount = parts[(index + 1)...].prefix { ($0.heading?.level ?? 1) > heading.level }.count
      entries.append(entry)
    }
    for part in parts { entries += alertEntries(part) }
    var seen: Set<String> = []
    for part in parts {
      for command in part.commands where seen.insert(command).inserted {
        var entry = SearchEntry(.command, url: url(part.heading), title: command)
        entry.trail = part.trail + (part.heading.map { [$0.text] } ?? [])
        entries.append(entry)
      }
    }
    return entries
  }

  private func url(_ heading: MarkdownDocument.Heading?) -> String {
    guard let heading, heading.level > 1 else { return page.url }
    return "\(page.url)#\(SitePath.percentEncoded(heading.anchor))"
  }

  private func pageEntry(_ parts: [Part]) -> SearchEntry {
    var entry = SearchEntry(.page, url: page.url, title: page.title)
    entry.trail = sections
    entry.summary = page.settings.description
    entry.names = [Page.title(ofName: page.url.split(separator: "/").last.map(String.init) ?? "")]
    entry.text = parts.first?.text ?? []
    // Words that stand together in no part lead to the whole.
    entry.partCount = parts.count - 1
    return entry
  }

  private func entry(of part: Part, _ heading: MarkdownDocument.Heading) -> SearchEntry {
    let isRule = rules.contains(heading.text)
    var entry = SearchEntry(isRule ? .rule : .page, url: url(heading), title: heading.text)
    entry.trail = part.trail
    entry.text = part.text
    entry.isPart = !isRule
    entry.names = alerts[heading.anchor] ?? []
    return entry
  }

  /// The alerts that a part is the runbook of.
  private func alertEntries(_ part: Part) -> [SearchEntry] {
    guard let heading = part.heading else { return [] }
    return (alerts[heading.anchor] ?? []).map { name in
      var alert = SearchEntry(.alert, url: url(heading), title: name)
      alert.trail = part.trail + (name == heading.text ? [] : [heading.text])
      alert.text = part.text
      return alert
    }
  }

  // MARK: Reading

  /// The page up to its first heading below the title, and what follows each further heading.
  private func parts() -> [Part] {
    let tree = page.document.tree
    let headings = Dictionary(page.document.headings.map { ($0.node, $0) }) { first, _ in first }
    var parts = [Part(heading: nil, trail: sections + [page.title])]
    var open: [MarkdownDocument.Heading] = []
    var reader = BlockText(tree)
    tree.walk { id, isEntering in
      let node = tree[id]
      if node.kind == .heading, isEntering, let heading = headings[id], heading.level > 1 {
        open.removeAll { $0.level >= heading.level }
        var part = Part(heading: heading, trail: sections + [page.title] + open.map(\.text))
        part.isProse = rules.contains(heading.text)
        parts.append(part)
        open.append(heading)
      }
      // The words of a heading are its title's.
      if reader.isHeading(id, isEntering) { return }
      let last = parts.count - 1
      if node.kind != .codeBlock || !parts[last].isProse { reader.read(id, isEntering, into: &parts[last].text) }
      if node.kind == .codeBlock, isEntering { parts[last].commands += commands(of: id) }
    }
    return parts
  }

  /// The commands of a block of shell, as they are written, on one line each.
  private func commands(of block: MarkdownNode.ID) -> [String] {
    let tree = page.document.tree
    let language = CodeFence(info: tree.string(tree[block].info)).language.lowercased()
    guard ["bash", "sh", "shell", "zsh", "console"].contains(language) else { return [] }
    let code = Array(tree.bytes(tree[block].literal))
    guard code.count < 1 << 16 else { return [] }
    let scripts = ConsoleSession.parse(code).commands.compactMap(\.script)
    var end = -1
    return scripts.flatMap(\.simpleCommands).sorted { $0.range.lowerBound < $1.range.lowerBound }.compactMap {
      command in
      // Commands inside of others are part of them.
      guard command.words.count > 1, command.range.lowerBound >= end else { return nil }
      end = command.range.upperBound
      return Self.line(code[command.range])
    }
  }

  /// How much of a command is shown.
  private static let longestCommand = 160

  private static func line(_ code: ArraySlice<UInt8>) -> String {
    var line: [UInt8] = []
    for byte in code {
      if byte == UInt8(ascii: "\\") || byte <= UInt8(ascii: " ") {
        if line.last != UInt8(ascii: " "), !line.isEmpty { line.append(UInt8(ascii: " ")) }
      } else {
        if line.count >= longestCommand, byte & 0xC0 != 0x80 {
          line += "…".utf8
          break
        }
        line.append(byte)
      }
    }
    return String(decoding: line, as: UTF8.self)
  }
}

/// What a reader sees of the blocks of a page, as text.
struct BlockText {
  private let tree: MarkdownTree
  private var heading: MarkdownNode.ID = -1

  init(_ tree: MarkdownTree) {
    self.tree = tree
  }

  /// All of a text of Markdown that stands outside of pages.
  static func of(_ markdown: String) -> [UInt8] {
    guard !markdown.isEmpty else { return [] }
    let tree = MarkdownDocument(SourceFile(path: "", text: markdown)).tree
    let reader = BlockText(tree)
    var text: [UInt8] = []
    tree.walk { id, isEntering in reader.read(id, isEntering, into: &text) }
    return text
  }

  /// Whether a node is a heading or inside of one.
  mutating func isHeading(_ id: MarkdownNode.ID, _ isEntering: Bool) -> Bool {
    if tree[id].kind == .heading {
      heading = isEntering ? id : -1
      return true
    }
    return heading >= 0
  }

  func read(_ id: MarkdownNode.ID, _ isEntering: Bool, into text: inout [UInt8]) {
    let node = tree[id]
    guard isEntering else {
      // What stands in one block does not belong to the words of the next.
      if node.kind == .tableCell, node.next >= 0 {
        text.append(contentsOf: " · ".utf8)
      } else if !node.isInline {
        text.append(UInt8(ascii: "\n"))
      }
      return
    }
    switch node.kind {
    case .text, .code, .keys: text.append(contentsOf: tree.bytes(node.literal))
    case .codeBlock: text.append(contentsOf: tree.bytes(node.literal))
    case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
    case .admonition, .tab:
      text.append(contentsOf: tree.bytes(node.info))
      text.append(UInt8(ascii: "\n"))
    default: break
    }
  }
}
