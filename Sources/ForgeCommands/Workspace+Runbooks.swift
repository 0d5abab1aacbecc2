import ForgeDiagnostics
import ForgeManifests
import ForgeMarkdown
import ForgeRunbook
import ForgeSite

extension Workspace {
  /// What the commands and blocks of all documents claim, and the inline code that rules ask for, in the order of
  /// `site.readDocuments`. Each document is a world of its own, so that several are read at once.
  func runbookReadings(jobs: Int) async throws -> [RunbookReading] {
    let settings = configuration.rules()
    let reported = Set(runbookRules.map(\.description).filter { settings.reports($0) }.map(\.id))
    let inline = Set(Rule<[CommandClaim]>.inlineKinds.filter { reported.contains($0.key) }.values)
    let repository = runbookRepository(readsVariables: inline.contains(.inlineVariable))
    return try await site.readDocuments.map(\.document).concurrentMap(jobs: jobs) { document in
      RunbookReading(document, repository, inline: inline)
    }
  }

  /// The commands of `document` one by one.
  func runbookTrace(_ document: MarkdownDocument) -> PageTrace? {
    RunbookReading(document, runbookRepository(readsVariables: false), isTraced: true).trace
  }

  private func runbookRepository(readsVariables: Bool) -> RunbookRepository {
    let files = files
    return RunbookRepository(
      fileSystem, environments: deployments.map(\.environment),
      names: RunbookRepository.names(fileSystem, address: configuration.site.repository), paths: files?.paths ?? [],
      readsVariables: readsVariables
    ) {
      files?.isIgnored($0) ?? false
    }
  }
}
