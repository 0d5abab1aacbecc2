package import ForgeDiagnostics

extension Rule<Site> {
  package static let duplicateURL = Rule(
    "pages/duplicate-url", .error, "Two sources for one URL",
    why: "One would overwrite the other. `a.md` and `a/index.md` are both `a/`; rename one, or merge them.",
    examples: [
      .good("# A\n", file: "docs/a.md"),
      .bad("«»# A\n", file: "docs/a/index.md", among: ["docs/a.md": "# A\n"]),
    ]
  ) { site, report in
    for collision in site.collisions {
      report(
        .duplicateURL(collision.url), at: collision.second,
        notes: [Note("`\(collision.first.path)` is published there", at: collision.first)])
    }
  }
}

extension Message {
  fileprivate static func duplicateURL(_ url: String) -> Message {
    Message("`/\(url)` is taken already")
  }
}
