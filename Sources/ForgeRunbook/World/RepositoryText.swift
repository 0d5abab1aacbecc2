import ForgeDiagnostics
import ForgeFiles

extension RunbookRepository {
  /// The first place in the repository's files, prose aside, where `name` stands as `isMeant` has it; both get bytes.
  ///
  /// Large files, and what lies beyond 64 MB in all, are not looked into.
  func firstPlace(of name: String, where isMeant: (_ found: Range<Int>, _ bytes: [UInt8]) -> Bool) -> SourceRange? {
    let wanted = Array(name.utf8)
    var rest = 64_000_000
    for path in paths where !Self.isProse(path) {
      guard rest > 0, let bytes = try? fileSystem.read(path), bytes.count < 2_000_000 else { continue }
      rest -= bytes.count
      var start = 0
      while let found = bytes.firstRange(of: wanted, in: start..<bytes.count) {
        if isMeant(found, bytes) { return SourceRange(path: path, bytes: found) }
        start = found.upperBound
      }
    }
    return nil
  }

  private static func isProse(_ path: String) -> Bool {
    ["md", "mdx", "markdown", "rst", "adoc", "txt", "html", "svg", "png", "jpg", "pdf", "lock", "gz", "zip", "woff2"]
      .contains(TreePath.pathExtension(of: path))
  }
}
