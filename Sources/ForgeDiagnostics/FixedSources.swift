/// What files become when the safe fixes of findings are carried out.
package struct FixedSources: Sendable {
  /// The files that change.
  package private(set) var files: [String: SourceFile] = [:]
  /// How many findings are mended.
  package private(set) var count = 0

  /// Carries out each safe fix whose edits touch none that came before: of two for one place the first is taken.
  package init(_ findings: [Diagnostic], sources: [String: SourceFile]) {
    var edits: [String: [Fix.Edit]] = [:]
    for finding in findings.sorted() {
      guard let fix = finding.fix, fix.isSafe, !fix.edits.isEmpty else { continue }
      let isFree = fix.edits.allSatisfy { edit in
        sources[edit.range.path] != nil
          && !(edits[edit.range.path] ?? []).contains { Self.touch($0.range.bytes, edit.range.bytes) }
      }
      guard isFree else { continue }
      for edit in fix.edits { edits[edit.range.path, default: []].append(edit) }
      count += 1
    }
    for (path, edits) in edits {
      guard let source = sources[path] else { continue }
      files[path] = Self.apply(edits, to: source)
    }
  }

  private static func touch(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.lowerBound <= right.upperBound && right.lowerBound <= left.upperBound
  }

  private static func apply(_ edits: [Fix.Edit], to source: SourceFile) -> SourceFile {
    var bytes: [UInt8] = []
    var start = 0
    for edit in edits.sorted(by: { $0.range < $1.range }) {
      bytes += source.bytes[start..<max(start, edit.range.bytes.lowerBound)]
      bytes += Array(edit.text.utf8)
      start = max(start, edit.range.bytes.upperBound)
    }
    return SourceFile(path: source.path, bytes: bytes + source.bytes[min(start, source.bytes.count)...])
  }
}
