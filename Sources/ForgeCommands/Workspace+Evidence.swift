import ForgeDiagnostics
import ForgeFiles
import ForgeRunbook
import ForgeSite

extension Workspace {
  /// What the site shows of `readings`, which is nothing where the configuration says so. `sources` are the files that
  /// prove claims, by path.
  func evidence(_ readings: [RunbookReading], sources: [String: SourceFile]) async -> RunbookEvidence {
    guard configuration.runbooks.showsEvidence, readings.contains(where: { !$0.claims.isEmpty }) else {
      return RunbookEvidence()
    }
    let snapshot = if let root = fileSystem.root { await GitSnapshot.read(root: root) } else { GitSnapshot?.none }
    var locator = Locator(sources: sources)
    let documents = zip(site.readDocuments, readings).map { entry, reading in
      RunbookEvidence.Document(
        path: entry.document.file.path,
        blocks: reading.blocks(of: entry.document).map { block in
          RunbookEvidence.Block(place: block.place, claims: block.claims.map { evidence($0, $1, &locator) })
        })
    }
    return RunbookEvidence(documents, snapshot: snapshot)
  }

  private func evidence(_ line: Int, _ claim: CommandClaim, _ locator: inout Locator) -> RunbookEvidence.Claim {
    let summary = claim.summary
    var places: [RunbookEvidence.Place] = []
    var seen: Set<RunbookEvidence.Place> = []
    for range in summary.evidence {
      let place = place(range, &locator)
      if seen.insert(place).inserted { places.append(place) }
    }
    let isPlaceless = summary.verdict == .verified && places.isEmpty
    return RunbookEvidence.Claim(
      summary.verdict, noun: claim.kind.noun, target: claim.target,
      reason: isPlaceless ? claim.kind.proofWithoutPlace : summary.reason, places: places, line: line,
      fileLine: locator.positions(of: claim.range).start.line)
  }

  private func place(_ range: SourceRange, _ locator: inout Locator) -> RunbookEvidence.Place {
    let isWhole = range == .file(range.path)
    return RunbookEvidence.Place(
      path: range.path, line: isWhole ? nil : locator.positions(of: range).start.line,
      isFolder: isWhole && fileSystem.kind(range.path) == .folder)
  }
}
