package import ForgeDiagnostics

extension RuleDescription {
  package static let invalidUTF8 = RuleDescription(
    "pages/invalid-utf8", .error, "Page that is not UTF-8",
    why: """
      Bytes that are not UTF-8 cannot be shown; each appears as `\u{FFFD}`. Convert the file, for example with \
      `iconv -f latin1 -t utf-8`.
      """,
    examples: [])

  package static let nulByte = RuleDescription(
    "pages/nul-byte", .error, "Page with a NUL byte",
    why: """
      A NUL byte is no text: it appears as `\u{FFFD}`, and tools that take the page for a binary file show no differences of it. \
      Remove the byte, or convert the page, for example with `iconv -f utf-16 -t utf-8`.
      """,
    examples: [])

  package static let unreadableFile = RuleDescription(
    "pages/unreadable", .error, "File that cannot be read",
    why: """
      The page would be missing from the site. Check its permissions. A symbolic link is not followed where it leads to nothing, out
      of the repository or back to a folder that it lies in: remove it, or put the file itself in its place.
      """,
    examples: [])

  package static let redirectTarget = RuleDescription(
    "pages/redirect-target", .error, "Redirect to a page that does not exist",
    why: "Whoever follows the old URL would be sent from one missing page to another.",
    examples: [
      .good("redirects:\n  old/: index.md\n", file: "forge-docs.yaml", among: ["docs/index.md": "# Start\n"]),
      .bad("redirects:\n  old/: «indx.md»\n", file: "forge-docs.yaml", among: ["docs/index.md": "# Start\n"]),
    ])
}
