import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown
import ForgeShell

/// Reads the commands that prose, lists and tables have in inline code: those of kubectl, Helm and Compose that name
/// something. They are part of no sequence, so that what the page does before and after them may be there.
struct InlineCommands {
  private struct Entry {
    let id: MarkdownNode.ID
    /// What the page did up to there.
    let run: PageRun
  }

  private let document: MarkdownDocument
  private let isOff: Bool
  private var entries: [Entry] = []

  init(_ document: MarkdownDocument, isOff: Bool) {
    self.document = document
    self.isOff = isOff
  }

  private static let tools: Set<String> = ["kubectl", "oc", "helm", "docker", "docker-compose", "kustomize"]
  private static let kinds: Set<CommandClaim.Kind> = [
    .resource, .namespace, .selector, .container, .port, .key, .release, .chart, .value, .service, .profile, .path,
  ]

  /// Keeps the inline code `id` where it is such a command.
  mutating func note(_ id: MarkdownNode.ID, _ run: PageRun, under heading: String) {
    let literal = document.tree.bytes(document.tree[id].literal)
    guard !isOff, entries.count < 512, literal.count < 512, literal.contains(UInt8(ascii: " ")) else { return }
    let text = String(decoding: literal, as: UTF8.self)
    let words = text.split(separator: " ")
    guard let tool = words.first, Self.tools.contains(String(tool)), words.count > 2,
      tool != "docker" || words[1] == "compose", !text.contains("…"), !text.contains("..."), !text.contains("|")
    else { return }
    guard !isAside(id), Self.pastTimes.isDisjoint(with: Wording.words(heading)) else { return }
    var run = run
    run.trace = nil
    entries.append(Entry(id: id, run: run))
  }

  /// What they claim, with `end` for what the page did in all.
  func claims(_ end: PageRun) -> [CommandClaim] {
    var places = PlaceFinder(in: document)
    return entries.flatMap { entry -> [CommandClaim] in
      let sample = SampleText([entry.id], in: document, &places)
      var last = end
      last.trace = nil
      last.world.beginSection()
      let now = read(sample, entry.run)
      let then = read(sample, last)
      return now.map { claim in
        guard case .contradicted = claim.verdict else { return claim }
        return then.first { other in
          if case .contradicted = other.verdict { return false }
          return other.range == claim.range && other.kind == claim.kind
        } ?? claim
      }
    }
  }

  private func read(_ sample: SampleText, _ run: PageRun) -> [CommandClaim] {
    var run = run
    _ = run.takeClaims()
    run.begin(CommandBlock(sample))
    var read = run.reading(
      [ShellScript.parse(sample.bytes)], startsAnew: true, besides: TreePath.folder(of: document.file.path))
    return read.takeClaims().filter { Self.kinds.contains($0.kind) }
  }

  /// Whether what stands around the code speaks of another time, of what not to do, or gives an example.
  private func isAside(_ id: MarkdownNode.ID) -> Bool {
    var current = document.tree[id].parent
    while current > 0, ![.paragraph, .heading, .tableCell].contains(document.tree[current].kind) {
      current = document.tree[current].parent
    }
    guard current > 0 else { return true }
    let around = [current, header(of: current)].compactMap(\.self)
    return around.contains { !Self.asides.isDisjoint(with: Wording.words(document.tree.plainText(of: $0))) }
  }

  /// The cell at the head of the column of a table's cell.
  private func header(of cell: MarkdownNode.ID) -> MarkdownNode.ID? {
    guard document.tree[cell].kind == .tableCell else { return nil }
    let row = document.tree[cell].parent
    guard row > 0, let column = document.tree.children(of: row).firstIndex(of: cell) else { return nil }
    let first = document.tree.children(of: document.tree[row].parent).first.map(document.tree.children) ?? []
    return column < first.count ? first[column] : nil
  }

  /// Words of headings over what was, or is only thought of.
  private static let pastTimes: Set<String> = [
    "old", "previously", "formerly", "before", "removed", "renamed", "deprecated", "legacy", "migration", "migrating",
    "changes", "changed", "history", "example", "examples", "proposal", "planned", "future", "roadmap", "alternatives",
  ]

  private static let asides: Set<String> = [
    "not", "never", "don't", "don’t", "cannot", "can't", "can’t", "fails", "failed", "error", "wrong", "avoid",
    "instead", "old", "older", "previously", "formerly", "former", "before", "was", "were", "had", "used", "removed",
    "renamed", "replaced", "replaces", "replace", "deprecated", "longer", "once", "would", "could", "might", "example",
    "examples", "e", "g", "eg", "similar", "like", "fixed", "added", "suppose", "imagine", "future", "planned", "will",
  ]
}
