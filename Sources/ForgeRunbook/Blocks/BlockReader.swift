import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeMarkdown
import ForgeYAML

/// Reads the blocks of a page that are no commands: files that it shows, and files that it has the reader make.
struct BlockReader {
  private let document: MarkdownDocument
  private let repository: RunbookRepository
  private var excerpts: [(excerpt: Excerpt, file: SourceFile)] = []
  private var claims: [CommandClaim] = []
  private var streams: [String: (file: SourceFile, stream: YAMLStream)] = [:]
  private var names: VariableNames?
  /// Whether the page shows objects of Kubernetes for files that the repository does not have: then it speaks of those.
  private(set) var hasOwnObjects = false
  /// Files of the repository that the page shows.
  private(set) var shown: Set<String> = []

  init(_ document: MarkdownDocument, _ repository: RunbookRepository) {
    self.document = document
    self.repository = repository
  }

  /// Reads a block that is neither a script nor output; what it makes is there for the commands below it.
  mutating func read(_ fence: CodeFence, _ sample: SampleText, _ context: FileMention.Context, _ run: inout PageRun) {
    let language = fence.language.lowercased()
    let mention = FileMention(fence, sample.bytes, context)
    if EnvironmentBlock.isOne(language, mention) {
      let block = EnvironmentBlock(sample)
      let names = names ?? VariableNames(repository.environments)
      self.names = names
      claims += block.claims(mention, path: mention.flatMap { location(of: $0, run).path }, names, repository)
      return
    }
    guard DataBlock.languages.contains(language) else {
      keep(sample.bytes, mention, &run)
      return
    }
    // Most blocks are neither: they need not be parsed.
    guard mention != nil || DataBlock.purpose(of: sample.bytes) != nil else { return }
    let block = DataBlock(sample.bytes, language: language)
    syntax(block, sample, context, mention, run)
    guard let mention else {
      if block.purpose == "Kubernetes" { run.world.showsManifest = true }
      return
    }
    let (path, isPlain) = location(of: mention, run)
    guard let path else {
      if block.purpose == "Kubernetes" { hasOwnObjects = true }
      return keep(block, mention, &run)
    }
    shown.insert(path)
    guard !mention.isInstruction else {
      claims.append(Excerpt.unjudged(path, block, sample, "the page tells the reader to change the file"))
      return
    }
    guard !isOfAnotherTime else { return }
    compare(block, sample, path, mention.plainness(of: path, isWhole: isPlain), run)
  }

  /// All that the blocks claim. Two blocks that differ from a file, and from each other, are ways in which it may look.
  func settled() -> [CommandClaim] {
    var variants: Set<String> = []
    var shown: [String: [[String]: String]] = [:]
    for (excerpt, _) in excerpts {
      for fault in excerpt.match.faults {
        let other = shown[excerpt.path, default: [:]].updateValue(fault.shown, forKey: fault.path)
        shown[excerpt.path]?[fault.path] = fault.shown
        if let other, other != fault.shown { variants.insert(excerpt.path) }
      }
    }
    return claims
      + excerpts.flatMap { excerpt, file in
        variants.contains(excerpt.path) && !excerpt.match.faults.isEmpty
          ? [excerpt.undecided("the page shows several ways in which `\(excerpt.path)` may look")]
          : excerpt.claims(file)
      }
  }

  /// `v1.2`, `2024-06-01`, `1.x`.
  private static func isVersion(_ part: Substring) -> Bool {
    let words = (part.hasPrefix("v") ? part.dropFirst() : part)
      .split(omittingEmptySubsequences: false) { ".-_".contains($0) }
    guard let first = words.first, !first.isEmpty, first.allSatisfy(\.isNumber) else { return false }
    return words.dropFirst().allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber } }
  }

  /// Whether the page is about a state that has passed or may come: what it shows stays as it was.
  var isOfAnotherTime: Bool {
    document.file.path.lowercased().split(separator: "/").contains { part in
      let name = part.prefix { $0 != "." }
      return Self.isVersion(part)
        || [
          "versioned_docs", "adr", "adrs", "rfc", "rfcs", "blog", "posts", "news", "archive", "changelog", "changes",
          "history", "releases", "release-notes", "proposals", "decisions", "postmortems", "migrating", "migration",
          "upgrading",
        ].contains(name)
    }
  }

  // MARK: Files

  /// The file of the repository that is meant, and whether it can be no other: it is named with a folder, or is the page's
  /// neighbour. Nil where the repository has none.
  private func location(of mention: FileMention, _ run: PageRun) -> (path: String?, isPlain: Bool) {
    let text = mention.text
    let folders = ["", TreePath.folder(of: document.file.path), run.world.directory ?? ""]
    for folder in folders {
      guard let path = TreePath.resolve(text.hasPrefix("/") ? String(text.dropFirst()) : text, from: folder),
        repository.fileSystem.kind(path) == .file, !repository.isIgnored(path)
      else { continue }
      return (path, text.contains("/"))
    }
    if let mark = text.firstRange(of: "/…/") ?? text.firstRange(of: "/.../") {
      let (before, after) = (text[..<mark.lowerBound], text[mark.upperBound...])
      let found = repository.paths.filter { $0.hasPrefix("\(before)/") && $0.hasSuffix("/\(after)") }
      return (found.count == 1 ? found[0] : nil, true)
    }
    let found = repository.index.files(endingIn: text).filter { !Self.isFixture($0) }
    return (found.count == 1 ? found[0] : nil, false)
  }

  /// Whether a file belongs to tests: they have whole repositories of their own.
  private static func isFixture(_ path: String) -> Bool {
    path.split(separator: "/").dropLast().contains {
      ["test", "tests", "testdata", "fixtures", "__fixtures__", "spec"].contains($0.lowercased())
    }
  }

  private mutating func stream(_ path: String) -> (file: SourceFile, stream: YAMLStream)? {
    if let known = streams[path] { return known }
    guard let file = try? repository.fileSystem.readFile(path), file.bytes.count < 4_000_000 else { return nil }
    let read = (file, YAMLStream.parse(file, schema: .go))
    streams[path] = read
    return read
  }

  private mutating func compare(
    _ block: DataBlock, _ sample: SampleText, _ path: String, _ plainness: Excerpt.Plainness, _ run: PageRun
  ) {
    guard ["yaml", "yml", "json"].contains(TreePath.pathExtension(of: path)), block.faults.isEmpty,
      let (file, stream) = stream(path)
    else { return }
    guard run.world.files.state(of: path) == nil else {
      return claims.append(Excerpt.unjudged(path, block, sample, "the page changed the file"))
    }
    guard !stream.diagnostics.contains(where: { $0.severity == .error }) else {
      return claims.append(Excerpt.unjudged(path, block, sample, "`\(path)` is a template, or cannot be read"))
    }
    if let excerpt = Excerpt(block, sample, stream, path: path, plainness: plainness) {
      excerpts.append((excerpt, file))
    } else if !block.documents.isEmpty {
      claims.append(Excerpt.unjudged(path, block, sample, "nothing in `\(path)` is like it"))
    }
  }

  /// The reader has the block as a file from here on.
  private func keep(_ block: DataBlock, _ mention: FileMention, _ run: inout PageRun) {
    keep(block.bytes, block.isComplete ? mention : nil, &run)
    guard !block.isComplete, let path = target(mention, run) else { return }
    run.world.files.create(path)
  }

  private func keep(_ bytes: [UInt8], _ mention: FileMention?, _ run: inout PageRun) {
    guard let mention, location(of: mention, run).path == nil, let path = target(mention, run) else { return }
    run.world.files.create(path)
    run.world.contents.write(.text(String(decoding: bytes, as: UTF8.self)), to: path)
  }

  private func target(_ mention: FileMention, _ run: PageRun) -> String? {
    guard let directory = run.world.directory, !mention.text.hasPrefix("/"), !mention.text.hasPrefix("~") else {
      return nil
    }
    return TreePath.resolve(mention.text, from: directory)
  }

  // MARK: Syntax

  /// Claims that a document can be read, where it is clear that it has to be: an object of Kubernetes, a project of Compose,
  /// a workflow, or a values file of a chart.
  private mutating func syntax(
    _ block: DataBlock, _ sample: SampleText, _ context: FileMention.Context, _ mention: FileMention?, _ run: PageRun
  ) {
    let values = mention.flatMap { isValuesFile($0.text) ? "Helm" : nil }
    guard let fault = block.faults.first, block.isComplete, let purpose = block.purpose ?? values,
      !Wording.isWarning(context.lead?.lastSentence ?? ""), !Wording.isWarning(context.heading)
    else { return }
    var claim = CommandClaim(
      tool: "yaml", kind: .document, target: purpose, range: sample.range(fault.range.bytes),
      verdict: .contradicted(fault.message))
    claim.notes = fault.notes.map { Note($0.message, at: sample.range($0.range.bytes)) }
    if let fix = fault.fix {
      let edits = fix.edits.map { Fix.Edit(replacing: sample.range($0.range.bytes), with: $0.text) }
      claim.fix = Fix(fix.title, isSafe: false, edits: edits)
    }
    claims.append(claim)
  }

  private func isValuesFile(_ path: String) -> Bool {
    let name = TreePath.name(of: path)
    return name.hasPrefix("values") || name.hasSuffix("values.yaml") || name.hasSuffix("values.yml")
  }
}
