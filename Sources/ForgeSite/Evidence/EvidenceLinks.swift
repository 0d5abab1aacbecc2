/// Where evidence can be looked at: the repository on the web, at the commit that the site is built from.
struct EvidenceLinks: Sendable {
  /// The address of the repository, without a slash at its end; empty for none.
  private let repository: String
  /// The commit; the branch where it is not known.
  private let revision: String
  private let snapshot: GitSnapshot?

  init(_ options: SiteOptions, _ snapshot: GitSnapshot?) {
    repository = options.repository
    revision = snapshot?.commit ?? options.branch
    self.snapshot = snapshot
  }

  /// The address of a place; nil without a repository, and for what was not committed as it is.
  func url(of place: RunbookEvidence.Place) -> String? {
    guard !repository.isEmpty, snapshot?.hasCommitted(place.path) ?? true else { return nil }
    let path = SitePath.percentEncoded("\(snapshot?.prefix ?? "")\(place.path)")
    let line = place.line.map { "#L\($0)" } ?? ""
    return "\(repository)/\(place.isFolder ? "tree" : "blob")/\(revision)/\(path)\(line)"
  }

  /// The commit in short, and where it can be looked at.
  var commit: (name: String, url: String?)? {
    snapshot.map { ($0.commit.prefix(10).description, repository.isEmpty ? nil : "\(repository)/commit/\($0.commit)") }
  }
}
