package import ForgeDiagnostics
import ForgeMarkdown

extension Rule<Site> {
  package static let undefinedReference = Rule(
    "links/undefined-reference", .error, "Reference to a link definition that does not exist",
    why: "The brackets appear on the page as they are, and nothing can be clicked.",
    examples: [
      .good("[The guide][guide]\n\n[guide]: https://example.org\n"),
      .bad("[The guide][«guid»]\n\n[guide]: https://example.org\n\n[guide]\n"),
    ],
    aliases: ["MD052", "unresolved_references"]
  ) { site, report in
    for (document, _, _) in site.readDocuments {
      for reference in document.undefinedReferences {
        let nearest = report.nearest(to: reference.label, among: document.definitions.map(\.key))
        report(
          .undefinedReference(reference.label, nearest), at: reference.range,
          fix: nearest.map { .replace(reference.range, with: $0) })
      }
    }
  }

  package static let unusedReference = Rule(
    "links/unused-reference", .warning, "Link definition that nothing refers to",
    why: "A definition without a reference is left over, or the reference to it has a slip in it.",
    examples: [
      .good("[guide]\n\n[guide]: https://example.org\n"),
      .bad("Text.\n\n[«guide»]: https://example.org\n"),
    ],
    aliases: ["MD053", "unused_references"]
  ) { site, report in
    for (document, _, _) in site.readDocuments where !document.definitions.isEmpty {
      let used = document.usedDefinitionKeys
      var seen: Set<String> = []
      for definition in document.definitions where seen.insert(definition.key).inserted {
        guard !used.contains(definition.key), !definition.key.hasPrefix("//") else { continue }
        report("nothing refers to `[\(definition.key)]`", at: document.source.range(definition.label))
      }
    }
  }

  package static let duplicateReference = Rule(
    "links/duplicate-reference", .warning, "Second link definition with the same label",
    why: "The first definition wins and the second is never used (CommonMark section 4.7).",
    examples: [
      .good("[guide]\n\n[guide]: https://example.org\n"),
      .bad("[guide]\n\n[guide]: https://example.org\n[«guide»]: https://example.com\n"),
    ],
    aliases: ["shadowed_references"]
  ) { site, report in
    for (document, _, _) in site.readDocuments {
      var first: [String: Range<Int>] = [:]
      for definition in document.definitions {
        guard let earlier = first[definition.key] else {
          first[definition.key] = definition.label
          continue
        }
        report(
          "`[\(definition.key)]` is defined already", at: document.source.range(definition.label),
          notes: [Note("first defined here", at: document.source.range(earlier))])
      }
    }
  }
}

extension Message {
  fileprivate static func undefinedReference(_ label: String, _ nearest: String?) -> Message {
    Message("no link definition `[\(label)]`").suggesting(nearest)
  }
}
