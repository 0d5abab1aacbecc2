import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeMarkdown
import ForgeRunbook
import ForgeSite

extension Workspace {
  /// What the site shows of `readings`, which is nothing where the configuration says so. `sources` are the files that
  /// prove claims, by path; `snapshot` is asked of git unless it is given.
  func evidence(
    _ readings: [RunbookReading], sources: [String: SourceFile], snapshot: GitSnapshot?? = nil
  ) async -> RunbookEvidence {
    guard configuration.runbooks.showsEvidence, readings.contains(where: { !$0.claims.isEmpty }) else {
      return RunbookEvidence()
    }
    var maker = EvidenceMaker(
      fileSystem: fileSystem, suppressions: suppressions, sources: sources,
      privacy: EvidencePrivacy(deployments.map(\.environment)))
    let documents = zip(site.readDocuments, readings).map { entry, reading in
      let (blocks, outside) = reading.blocks(of: entry.document)
      return RunbookEvidence.Document(
        path: entry.document.file.path,
        blocks: blocks.map { RunbookEvidence.Block(place: $0.place, claims: maker.claims($0.claims)) },
        prose: maker.claims(outside.map { (1, $0) }))
    }
    let known = if let snapshot { snapshot } else { await gitSnapshot() }
    return RunbookEvidence(documents, snapshot: known)
  }

  /// What git says of the root now; nil without git.
  private func gitSnapshot() async -> GitSnapshot? {
    guard let root = fileSystem.root else { return nil }
    return await GitSnapshot.read(root: root)
  }
}

/// Makes what the site shows of what a check found.
private struct EvidenceMaker {
  private let fileSystem: FileSystem
  private let suppressions: [String: [Suppression]]
  private let privacy: EvidencePrivacy
  private var locator: Locator

  /// How many bytes of a line are shown.
  private static let lineLimit = 100

  init(
    fileSystem: FileSystem, suppressions: [Suppression], sources: [String: SourceFile], privacy: EvidencePrivacy
  ) {
    self.fileSystem = fileSystem
    self.privacy = privacy
    self.suppressions = Dictionary(grouping: suppressions, by: \.range.path)
    locator = Locator(sources: sources)
  }

  /// The claims with the lines of their block.
  mutating func claims(_ claims: [(line: Int, claim: CommandClaim)]) -> [RunbookEvidence.Claim] {
    claims.map { claim($0.claim, line: $0.line) }
  }

  private mutating func claim(_ claim: CommandClaim, line: Int) -> RunbookEvidence.Claim {
    let summary = claim.summary
    var places: [RunbookEvidence.Place] = []
    var seen: Set<RunbookEvidence.Place> = []
    for range in summary.evidence {
      let place = place(range)
      if seen.insert(place).inserted { places.append(place) }
    }
    let acceptance = acceptance(of: claim)
    var reason = summary.reason
    if summary.verdict == .verified, places.isEmpty { reason = claim.kind.proofWithoutPlace }
    if let acceptance { reason += acceptance.isEmpty ? "; accepted" : "; accepted: \(acceptance)" }
    return RunbookEvidence.Claim(
      summary.verdict, noun: claim.kind.noun, target: claim.target, reason: reason, places: places,
      isAccepted: acceptance != nil, line: line, fileLine: locator.positions(of: claim.range).start.line)
  }

  /// The reason of the comment that accepts a contradiction; nil without one.
  private func acceptance(of claim: CommandClaim) -> String? {
    guard case .contradicted = claim.verdict, let nearby = suppressions[claim.range.path] else { return nil }
    let covering = nearby.filter { $0.covered.contains(claim.range.bytes.lowerBound) }
    guard !covering.isEmpty else { return nil }
    let rules = Set(runbookRules.filter { !$0.check([claim]).isEmpty }.map(\.description.id))
    return covering.first { $0.rules.contains { rules.contains($0.rule) } }?.reason
  }

  private mutating func place(_ range: SourceRange) -> RunbookEvidence.Place {
    let isWhole = range == .file(range.path)
    let text = locator.line(at: range, limit: Self.lineLimit)
    return RunbookEvidence.Place(
      path: range.path, line: isWhole ? nil : locator.positions(of: range).start.line,
      isFolder: isWhole && fileSystem.kind(range.path) == .folder,
      text: privacy.mayShow(text, of: range.path) ? text : "")
  }
}
