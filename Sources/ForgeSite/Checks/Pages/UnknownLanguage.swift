package import ForgeDiagnostics
import ForgeMarkdown

extension Rule<Site> {
  package static let unknownLanguage = Rule(
    "pages/unknown-language", .warning, "Code in a language that nobody knows",
    why: """
      Code of a language whose name has a slip in it is not coloured, here or on GitHub. The name is the first word after \
      the fence. `text` says that there is no language; other words belong in `title="…"`.
      """,
    examples: [
      .good("```python\nprint(1)\n```\n\n```text\nplain\n```\n"),
      .bad("```«pyhton» title=\"a.py\"\nprint(1)\n```\n"),
    ]
  ) { site, report in
    // Another generator colours what it likes.
    guard site.layout == nil else { return }
    for (document, _, _) in site.readDocuments {
      for language in document.codeLanguages where !LanguageNames.isKnown(language.name) {
        let nearest = LanguageNames.nearest(to: language.name)
        report(
          .unknownLanguage(language.name, nearest), at: language.range,
          fix: language.isVerbatim ? nearest.map { .replace(language.range, with: $0) } : nil)
      }
    }
  }
}

extension Message {
  fileprivate static func unknownLanguage(_ name: String, _ nearest: String?) -> Message {
    Message("nobody knows the language `\(name)`").suggesting(nearest)
  }
}
