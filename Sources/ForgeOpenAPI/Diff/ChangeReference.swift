import ForgeDiagnostics

/// The page of the manual that lists every kind of change.
package enum ChangeReference {
  package static func markdown(_ areas: [ChangeArea]) -> String {
    var text = """
      ---
      title: Kinds of changes
      description: Every change between two API descriptions that forge-docs tells, whom it breaks, and why.
      ---
      # Kinds of changes

      - **For**: whoever has a finding of `openapi diff`, or decides which changes an API may make.
      - **At the end**: you know whom a change breaks, and why.
      - **Needs**: the name of the kind, which stands in brackets behind the change.
      - **Takes**: a minute for a kind.

      What [`forge-docs openapi diff`](commands.md#openapi) reports. `request-` is what clients send, `response-` what they
      receive: in callbacks and webhooks the API sends the request, and clients answer. `allOf` is compared by what it adds up
      to, `const` as an `enum` of one value. Kinds with an asterisk are about words: `--all` lists them.
      This page is written by `forge-docs openapi changes --markdown`.

      """
    for area in areas {
      text += "\n## \(area.title)\n\n| Kind | Level | Change, and why |\n|---|---|---|\n"
      for kind in area.kinds {
        let level = kind.isEditorial ? "\(kind.level.rawValue)\\*" : kind.level.rawValue
        text += "| \(MarkdownText.code(kind.id)) | \(level) "
        text += "| **\(MarkdownText.line(kind.summary)).** \(MarkdownText.line(kind.why)) |\n"
      }
    }
    return text
  }
}
