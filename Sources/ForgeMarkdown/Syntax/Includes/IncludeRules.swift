package import ForgeDiagnostics

/// What can be wrong with what a page includes.
extension RuleDescription {
  package static let unknownInclude = RuleDescription(
    "includes/unknown-file", .error, "Included file that does not exist",
    why: """
      The page lacks what it should show. Paths are looked up from the root of the repository, from the folder of the \
      including file, and from the folders of `markdown.include-paths`.
      """,
    examples: [
      .good("--8<-- \"docs/note.txt\"\n", among: ["docs/note.txt": "Mind the gap.\n"]),
      .bad("--8<-- \"«docs/nots.txt»\"\n", among: ["docs/note.txt": "Mind the gap.\n"]),
    ], aliases: ["missing_snippet"])

  package static let unknownRegion = RuleDescription(
    "includes/unknown-region", .error, "Included lines or region that the file does not have",
    why: """
      The file changed under the page: it has fewer lines, or the marks of the region are gone. A region is what stands \
      between `--8<-- [start:name]` and `--8<-- [end:name]`, or `#region name` and `#endregion`.
      """,
    examples: [
      .good("--8<-- \"docs/note.txt:1:2\"\n", among: ["docs/note.txt": "one\ntwo\n"]),
      .bad("--8<-- \"«docs/note.txt:2:5»\"\n", among: ["docs/note.txt": "one\ntwo\n"]),
    ])

  package static let includeCycle = RuleDescription(
    "includes/cycle", .error, "Include that never ends",
    why: "A file that includes itself, through others or not, would have no end. The directive is left out.",
    examples: [
      .good(
        "--8<-- \"docs/a.txt\"\n", among: ["docs/a.txt": "--8<-- \"docs/b.txt\"\n", "docs/b.txt": "Text.\n"]),
      .bad("# Start\n\n--8<-- \"«docs/index.md»\"\n"),
    ])
}

extension Message {
  static func unknownInclude(_ path: String, _ nearest: String?) -> Message {
    if path.hasPrefix("http:") || path.hasPrefix("https:") {
      return Message("`\(path)` is an address: only files of the repository can be included")
    }
    return Message("no file `\(path)` to include").suggesting(nearest)
  }

  static func unknownRegion(_ fault: IncludedLines.Fault, in path: String) -> Message {
    switch fault {
    case .lines(let line, let count): Message("`\(path)` has no line \(line), its last is \(count)")
    case .backwards: Message("the first line to include comes after the last")
    case .region(let name, let nearest): Message("`\(path)` has no region `\(name)`").suggesting(nearest)
    }
  }

  static func includeCycle(_ paths: [String]) -> Message {
    Message("this never ends: \(paths.map { "`\($0)`" }.joined(separator: " includes "))")
  }

  static let tooLarge = Message("the page grows beyond \(SourceAssembler.maximumSize >> 20) MB by what it includes")
}
