package import ForgeDiagnostics
import ForgeMarkdown

extension Rule<Site> {
  package static let undefinedFootnote = Rule(
    "links/undefined-footnote", .error, "Reference to a footnote that does not exist",
    why: "`[^name]` appears on the page as it is, and the reader never finds the note.",
    examples: [
      .good("Text.[^1]\n\n[^1]: A note.\n"),
      .bad("Text.«[^2]»[^1]\n\n[^1]: A note.\n"),
    ],
    aliases: ["unresolved_footnotes"]
  ) { site, report in
    for (document, _, _) in site.readDocuments {
      for reference in document.undefinedFootnotes {
        let nearest = report.nearest(to: reference.label, among: document.footnotes.map(\.key))
        report(.undefinedFootnote(reference.label, nearest), at: reference.range)
      }
    }
  }

  package static let unusedFootnote = Rule(
    "links/unused-footnote", .warning, "Footnote that nothing refers to",
    why: "A footnote shows only where a reference leads to it: this one is not on the page at all.",
    examples: [
      .good("Text.[^1]\n\n[^1]: A note.\n"),
      .bad("Text.\n\n[^«1»]: A note.\n"),
    ],
    aliases: ["unused_footnotes"]
  ) { site, report in
    for (document, _, _) in site.readDocuments where !document.footnotes.isEmpty {
      let used = document.usedFootnoteKeys
      for footnote in document.footnotes where !used.contains(footnote.key) {
        report("nothing refers to footnote `[^\(footnote.key)]`", at: document.source.range(footnote.label))
      }
    }
  }
}

extension Message {
  fileprivate static func undefinedFootnote(_ label: String, _ nearest: String?) -> Message {
    Message("no footnote `[^\(label)]`").suggesting(nearest.map { "[^\($0)]" })
  }
}
