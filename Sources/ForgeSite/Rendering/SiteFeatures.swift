/// What a site has beside its pages, as its configuration, the command line and the repository's history have it.
struct SiteFeatures: Sendable {
  let hasSearch: Bool
  let hasFeed: Bool
  /// Whether browsers compare scripts and styles with their hashes (Subresource Integrity).
  let hasIntegrity: Bool
}
