package import ForgeDiagnostics

extension Rule<Site> {
  package static let orphanPage = Rule(
    "pages/orphan", .warning, "Page that nothing leads to",
    why: """
      The page is not in the navigation and no page links to it: only those who know its URL read it. Add it to `nav`, \
      link to it, or mark it `draft: true`.
      """,
    examples: [
      .good("# Home\n\n[A](a.md)\n", among: ["docs/a.md": "---\nnav: false\n---\n# A\n"]),
      .bad("«»---\nnav: false\n---\n# A\n", file: "docs/a.md", among: ["docs/index.md": "# Home\n"]),
    ]
  ) { site, report in
    var linked: Set<Int> = []
    for (index, links) in site.pageLinks.enumerated() {
      for link in links {
        if case .page(let target) = link.target, target != index { linked.insert(target) }
      }
    }
    for page in site.pages where site.navigation.entry(ofPage: page.index) == nil {
      if page.url.isEmpty || linked.contains(page.index) { continue }
      report("nothing leads to this page", at: .file(page.file.path))
    }
  }
}
