package import ForgeDiagnostics

/// A CODEOWNERS file: patterns of paths, and who is asked when they change. The last pattern that fits counts, as GitHub
/// has it.
package struct CodeOwners: Sendable {
  private let lines: [(pattern: Pattern, owners: [String])]

  /// Where GitHub looks for the file, first things first.
  package static let paths = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"]

  private struct Pattern: Sendable {
    let patterns: [PathPattern]

    /// A pattern without a slash but at its end fits at any depth.
    init(_ text: Substring) {
      let isFolder = text.hasSuffix("/")
      let body = isFolder ? text.dropLast() : text
      let rooted = body.hasPrefix("/") ? String(body.dropFirst()) : String(body)
      let isAnywhere = !body.contains("/")
      let all = isAnywhere ? [rooted, "**/\(rooted)"] : [rooted]
      patterns = all.flatMap { [PathPattern($0), PathPattern("\($0)/**")] }
    }
  }

  package init(_ file: SourceFile) {
    lines = String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
      return words.first.map { (Pattern($0), words.dropFirst().map(String.init)) }
    }
  }

  package func owners(of path: String) -> [String] {
    lines.last { line in line.pattern.patterns.contains { $0.matches(path) } }?.owners ?? []
  }
}
