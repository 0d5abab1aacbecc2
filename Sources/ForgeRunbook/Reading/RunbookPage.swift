import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
package import ForgeMarkdown
import ForgeShell
import ForgeYAML

/// What the commands and blocks of one page claim, in the order of the page.
package struct RunbookReading: Sendable {
  package let claims: [CommandClaim]
  /// The names of the Secrets that commands of the page make.
  package let madeSecrets: Set<String>
  /// What the commands did one by one; nil where nobody asked.
  package var trace: PageTrace? { traces.first }
  /// One at most: worlds are large, and thousands of readings have none.
  private let traces: [PageTrace]

  /// Reads a page from top to bottom. Its front matter may say which environments it means. Inline code is read for the
  /// kinds of `inline` alone.
  package init(
    _ document: MarkdownDocument, _ repository: RunbookRepository, inline: Set<CommandClaim.Kind> = [],
    isTraced: Bool = false
  ) {
    let named = PageEnvironments(document)
    let environments = repository.environments(named: named.names)
    var run = PageRun(repository, environments, SampleText([], [], whole: document.blockRange(of: 0)))
    run.page = document.file.bytes
    let claimed = named.claims(repository)
    if isTraced {
      let start = PageTrace.Start(
        path: document.file.path, environments: environments.map(\.name), named: named.names.sorted(), claims: claimed,
        world: run.world)
      run.trace = PageTrace(start)
    }
    var blocks = BlockReader(document, repository)
    var prose = inline.isEmpty ? nil : InlineReader(document, repository, environments, inline)
    var commands = InlineCommands(document, isOff: blocks.isOfAnotherTime)
    var heading = ""
    var isNewSection = true
    var read: [CommandClaim] = []
    var before: [MarkdownNode.ID: MarkdownNode.ID] = [:]
    for (index, node) in document.tree.nodes.enumerated() {
      let id = MarkdownNode.ID(index)
      if node.next >= 0, document.tree[node.next].kind == .codeBlock { before[node.next] = id }
      if node.kind == .heading {
        if node.number <= 2 { run.world.beginSection() }
        heading = document.tree.plainText(of: id)
        isNewSection = true
      }
      if node.kind == .code {
        prose?.read(id, run, after: blocks)
        commands.note(id, run, under: heading)
      }
      guard node.kind == .codeBlock else { continue }
      let fence = CodeFence(info: node.info.isEmpty ? "" : document.tree.string(node.info))
      let sample = SampleText(block: id, in: document)
      var context: FileMention.Context {
        FileMention.Context(
          lead: before[id].flatMap { Self.prose($0, document) }, follow: Self.prose(node.next, document),
          heading: heading)
      }
      if let session = Self.session(fence, sample) {
        if let claim = ScriptFault(session, fence, sample, context)?.claim(sample),
          claim.range.path == document.file.path
        {
          read.append(claim)
        }
        run.begin(CommandBlock(sample, session: session))
        let scripts = session.commands.compactMap(\.script)
        run = run.reading(scripts, startsAnew: isNewSection, besides: TreePath.folder(of: document.file.path))
        read += run.takeClaims()
        isNewSection = false
      } else {
        blocks.read(fence, sample, context, &run)
      }
    }
    madeSecrets = run.world.cluster.everMade("secrets")
    traces = run.trace.map { [$0] } ?? []
    // A block of which it cannot be known whether it shows a file claims nothing.
    let excerpts = blocks.settled().filter { $0.kind != .excerpt || !$0.isUnverifiable }
    let inlineCommands = blocks.hasOwnObjects ? [] : commands.claims(run)
    claims = Self.merged(
      Self.withOneNamespace(claimed + read + run.claims + inlineCommands) + excerpts + (prose?.claims ?? []))
  }

  private static func prose(_ id: MarkdownNode.ID, _ document: MarkdownDocument) -> Prose? {
    id >= 0 && document.tree[id].kind == .paragraph ? Prose(id, in: document) : nil
  }

  private static let shells: Set<String> = [
    "bash", "sh", "shell", "zsh", "ksh", "console", "shell-session", "shellsession", "sh-session", "terminal",
    "bash-session",
  ]

  /// The commands of a block; nil for a block that has none.
  private static func session(_ fence: CodeFence, _ sample: SampleText) -> ConsoleSession? {
    let language = fence.language.lowercased()
    // Variables for a file are shown as a script, too.
    guard !EnvironmentBlock.isEnvironmentFile(fence.title) else { return nil }
    guard shells.contains(language) || language.isEmpty || isMislabelled(sample.bytes, language) else { return nil }
    let session = ConsoleSession.parse(sample.bytes)
    return !language.isEmpty || session.hasPrompts || isScript(sample.bytes) ? session : nil
  }

  /// Whether a block that is called YAML is a script: its first line is a command or an assignment, and a heredoc in it has
  /// the YAML.
  private static func isMislabelled(_ bytes: [UInt8], _ language: String) -> Bool {
    guard ["yaml", "yml"].contains(language), bytes.contains(text: "<<") else { return false }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter {
      !$0.hasPrefix("#") && !$0.hasPrefix("$(")
    }
    guard let first = lines.first, lines.contains(where: { $0.contains(/<<-?\s*["']?[A-Za-z_]+["']?/) }) else {
      return false
    }
    return first.wholeMatch(of: /(?:export )?[A-Za-z_][A-Za-z0-9_]*=\S.*/) != nil
      || first.split(separator: " ").first.map { Tool.named[String($0)] != nil } == true
  }

  /// Programs of which nothing is judged, but that begin many a block of commands.
  private static let commonPrograms: Set<String> = [
    "minikube", "kind", "k3d", "k3s", "flux", "istioctl", "linkerd", "cilium", "velero", "eksctl", "gcloud", "az",
    "doctl",
    "pip", "pip3", "brew", "apt", "apt-get", "yum", "dnf", "systemctl", "export", "sleep", "go", "cargo", "skaffold",
    "tilt", "kubeadm", "kubens", "kubectx", "openssl", "sops", "kubeseal", "talosctl", "task", "just",
  ]

  /// Whether a block without a language is a script: its first line begins with a program that is known, or with one that
  /// everybody knows where one that is known follows.
  private static func isScript(_ bytes: [UInt8]) -> Bool {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter {
      !$0.hasPrefix("#") && !$0.hasPrefix(" ")
    }
    guard let first = lines.first?.split(separator: " ").first else { return false }
    if commonPrograms.contains(String(first)) {
      let tools = lines.dropFirst().compactMap { $0.split(separator: " ").first.map(String.init) }
      return tools.contains { ["kubectl", "helm", "docker", "docker-compose", "make"].contains($0) }
    }
    return Tool.named[String(first)] != nil
      && !["file", "open", "time", "install", "column", "stat"].contains(String(first))
  }

  /// A namespace that one command proves wrong is so wherever the page names it.
  private static func withOneNamespace(_ claims: [CommandClaim]) -> [CommandClaim] {
    var wrong: [String: CommandClaim.Verdict] = [:]
    for claim in claims where claim.kind == .namespace {
      if case .contradicted = claim.verdict, wrong[claim.target] == nil { wrong[claim.target] = claim.verdict }
    }
    guard !wrong.isEmpty else { return claims }
    return claims.map { claim in
      guard claim.kind == .namespace, claim.isUnverifiable, let verdict = wrong[claim.target] else { return claim }
      return claim.judged(verdict)
    }
  }

  /// One claim a place and kind: a loop reads its body many times. What is wrong once is wrong.
  private static func merged(_ claims: [CommandClaim]) -> [CommandClaim] {
    struct Place: Hashable {
      let range: SourceRange
      let kind: CommandClaim.Kind
    }
    var order: [Place] = []
    var best: [Place: CommandClaim] = [:]
    for claim in claims {
      let place = Place(range: claim.range, kind: claim.kind)
      if let known = best[place] {
        if claim.verdict.weight > known.verdict.weight { best[place] = claim }
      } else {
        order.append(place)
        best[place] = claim
      }
    }
    return order.compactMap { best[$0] }
  }
}

extension CommandClaim.Verdict {
  fileprivate var weight: Int {
    switch self {
    case .verified: 0
    case .unverifiable: 1
    case .contradicted: 2
    }
  }
}

extension CommandClaim {
  fileprivate var isUnverifiable: Bool { if case .unverifiable = verdict { true } else { false } }

  fileprivate func judged(_ verdict: Verdict) -> CommandClaim {
    var other = CommandClaim(tool: tool, kind: kind, target: target, range: range, verdict: verdict)
    other.isLiteral = isLiteral
    return other
  }
}
