import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeMarkdown
import ForgeShell

/// Reads what prose names in inline code. Only the kinds that rules ask for are looked at.
struct InlineReader {
  static let tool = "prose"

  let document: MarkdownDocument
  let repository: RunbookRepository
  let environments: [Environment]
  private let kinds: Set<CommandClaim.Kind>
  private var places: PlaceFinder
  /// What code blocks of the page name in capitals, once it was asked for.
  private var ownVariables: Set<String>?
  private(set) var claims: [CommandClaim] = []

  init(
    _ document: MarkdownDocument, _ repository: RunbookRepository, _ environments: [Environment],
    _ kinds: Set<CommandClaim.Kind>
  ) {
    self.document = document
    self.repository = repository
    self.environments = environments
    self.kinds = kinds
    places = PlaceFinder(in: document)
  }

  /// Reads the inline code `id`; `run` is what the page did up to there, and `blocks` what it showed.
  mutating func read(_ id: MarkdownNode.ID, _ run: PageRun, after blocks: BlockReader) {
    let text = document.tree.string(document.tree[id].literal)
    guard text.utf8.count < 512 else { return }
    let found: (kind: CommandClaim.Kind, target: String, range: Range<Int>, verdict: CommandClaim.Verdict)?
    if text.hasPrefix("make ") {
      guard kinds.contains(.inlineTarget) else { return }
      makeTargets(id, text)
      return
    } else if let (name, range) = Self.variable(text) {
      found = verdict(onVariable: name).map { (.inlineVariable, name, range, $0) }
    } else if let (kind, name) = resource(text, run) {
      // It may be one of those that the page shows.
      guard !blocks.hasOwnObjects else { return }
      let scope = ClusterScope(environments: run.clusters, namespace: nil, isForeign: false, isEverywhere: false)
      found = (.inlineResource, text, 0..<text.utf8.count, resourceVerdict(kind, name, text, scope, run))
    } else {
      found = InlinePath(text).flatMap { path in
        path.verdict(document.file.path, repository, run, shown: blocks.shown).map {
          (.inlinePath, text, 0..<path.text.utf8.count, $0)
        }
      }
    }
    guard let found, kinds.contains(found.kind) else { return }
    let sample = SampleText([id], in: document, &places)
    claims.append(
      CommandClaim(
        tool: Self.tool, kind: found.kind, target: found.target, range: sample.range(found.range),
        verdict: found.verdict))
  }

  // MARK: Objects

  /// `deployment/api`: a kind of Kubernetes, and a name that an object may have.
  private func resource(_ text: String, _ run: PageRun) -> (KubernetesKind, String)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !run.clusters.isEmpty, parts[0].allSatisfy({ $0.isLowercase || $0 == "." }),
      Self.isName(parts[1]), !InlinePath.isVersion(parts[1]),
      repository.fileSystem.kind(text) == nil, repository.index.files(endingIn: text).isEmpty,
      !(parts[0] == "application" && Self.mediaTypes.contains(parts[1]))
    else { return nil }
    guard let kind = repository.kinds.kind(named: parts[0]), !Self.subresources.contains(parts[1]) else { return nil }
    // `alerts/unknown-metric` is no Alert of an operator that the repository does not use.
    let isOfRepository =
      repository.kinds.isBuiltIn(kind) || repository.clusters.contains { !$0.objects(ofKind: kind.kind).isEmpty }
    guard isOfRepository else { return nil }
    // `app/main.py` is a file; only definitions have names with dots.
    return parts[1].contains(".") && kind.kind != "CustomResourceDefinition" ? nil : (kind, parts[1])
  }

  /// `pods/exec` is what a role speaks of.
  private static let subresources: Set<String> = [
    "log", "exec", "attach", "portforward", "proxy", "status", "scale", "eviction", "binding", "ephemeralcontainers",
    "token", "approval", "finalize",
  ]

  /// `application/json` is no Application of Argo CD.
  private static let mediaTypes: Set<String> = [
    "json", "xml", "yaml", "pdf", "zip", "gzip", "octet-stream", "javascript", "x-www-form-urlencoded", "x-yaml",
  ]

  private func resourceVerdict(
    _ kind: KubernetesKind, _ name: String, _ text: String, _ scope: ClusterScope, _ run: PageRun
  ) -> CommandClaim.Verdict {
    let verdict = run.verdict(kind, name, scope)
    guard case .contradicted(let message, let nearest?, let isCertain) = verdict, !nearest.contains("/") else {
      return verdict
    }
    return .contradicted(message, nearest: "\(text.prefix { $0 != "/" })/\(nearest)", isCertain: isCertain)
  }

  // MARK: Targets

  /// Reads `make NAME` as the command that it is, from the root.
  private mutating func makeTargets(_ id: MarkdownNode.ID, _ text: String) {
    guard ["Makefile", "makefile", "GNUmakefile"].contains(where: { repository.fileSystem.kind($0) == .file }) else {
      return
    }
    var run = PageRun(repository, environments, SampleText([id], in: document, &places))
    run.run(ShellScript.parse(Array(text.utf8)))
    for claim in run.claims where claim.kind == .target {
      var inline = CommandClaim(
        tool: Self.tool, kind: .inlineTarget, target: claim.target, range: claim.range, verdict: claim.verdict)
      inline.isLiteral = claim.isLiteral
      claims.append(inline)
    }
  }

  // MARK: Variables

  /// `DB_HOST`, `$DB_HOST`, `${DB_HOST}`, `DB_HOST=…`: the name and where it stands in the code.
  private static func variable(_ text: String) -> (String, Range<Int>)? {
    let bytes = Array(text.utf8)
    var start = 0
    for mark in [UInt8(ascii: "$"), UInt8(ascii: "{")] where start < bytes.count && bytes[start] == mark { start += 1 }
    let name = bytes[start...].prefix { isCapital($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
    let words = name.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    guard let first = name.first, isCapital(first), words.count > 1, !words.contains(where: \.isEmpty) else {
      return nil
    }
    var rest = bytes[name.endIndex...]
    if rest.first == UInt8(ascii: "}") { rest = rest.dropFirst() }
    guard rest.isEmpty || rest.first == UInt8(ascii: "=") && !rest.contains(0x0A) else { return nil }
    return (String(decoding: name, as: UTF8.self), name.indices)
  }

  private static func isCapital(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private static func isSmall(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

  /// A name that an object may have: small letters, digits, `-` and `.`, the last two not at its ends (RFC 1123).
  private static func isName(_ text: String) -> Bool {
    func isEnd(_ byte: UInt8?) -> Bool { byte.map { isSmall($0) || isDigit($0) } ?? false }
    return isEnd(text.utf8.first) && isEnd(text.utf8.last)
      && text.utf8.allSatisfy { isSmall($0) || isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
  }

  /// A name that nothing knows may be anything in capitals, a code of an error or a constant: only one that is nearly a
  /// variable of the project is wrong. What a command of the page sets or reads is the page's own.
  private mutating func verdict(onVariable name: String) -> CommandClaim.Verdict? {
    guard kinds.contains(.inlineVariable), !VariableNames.isCommon(name), let names = repository.variables else {
      return nil
    }
    let ownVariables = ownVariables ?? variablesOfBlocks()
    self.ownVariables = ownVariables
    if ownVariables.contains(name) { return nil }
    if let place = names.known[name] { return .verified([place]) }
    // What many images make of a variable: the file that holds its value.
    if name.hasSuffix("_FILE"), names.known[String(name.dropLast("_FILE".count))] != nil { return nil }
    let known = names.known.keys.sorted()
    let nearest = Suggestion.nearest(to: name, among: known)
    let longer = nearest == nil ? Suggestion.longer(than: name, among: known) : []
    guard nearest != nil || !longer.isEmpty else { return nil }
    if let place = VariableNames.mention(of: name, repository) { return .verified([place]) }
    return .contradicted(
      "nothing in the repository knows a variable `\(name)`", nearest: nearest ?? (longer.count == 1 ? longer[0] : nil))
  }

  /// The names in capitals of all code blocks.
  private func variablesOfBlocks() -> Set<String> {
    var names: Set<String> = []
    for node in document.tree.nodes where node.kind == .codeBlock {
      for word in document.tree.text[node.literal.range].split(whereSeparator: { !$0.isNamePart })
      where word.first.map(Self.isCapital) == true {
        names.insert(String(decoding: word, as: UTF8.self))
      }
    }
    return names
  }
}
