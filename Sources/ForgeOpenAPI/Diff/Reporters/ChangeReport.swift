package import ForgeDiagnostics
import ForgeYAML

/// A comparison with what reports need to show it: both sides under the names they were asked for by.
package struct ChangeReport: Sendable {
  package struct Side: Sendable {
    /// As it was named: `main:openapi/openapi.yaml`.
    package let name: String
    /// What stands before the path of a file of this side: `main:`, or nothing for files on disk.
    package let prefix: String
    package let files: APIFiles

    package init(name: String, prefix: String = "", files: APIFiles) {
      self.name = name
      self.prefix = prefix
      self.files = files
    }

    /// A locator for ranges of this side.
    var locator: Locator { Locator(sources: files.files.mapValues(\.source)) }

    /// `info.version`, where it says one.
    package var version: String? { files.root?["info"]?["version"]?.text }
  }

  package let diff: APIDiff
  package let old: Side
  package let new: Side

  package init(_ diff: APIDiff, old: Side, new: Side) {
    self.diff = diff
    self.old = old
    self.new = new
  }

  /// `2 breaking, 1 dangerous and 5 safe changes`.
  package var counts: String {
    let counts = ChangeLevel.allCases.reversed().filter { diff.count($0) > 0 }.map {
      "\(diff.count($0)) \($0.rawValue)"
    }
    guard let last = counts.last else { return "No changes" }
    let first = counts.dropLast().joined(separator: ", ")
    return "\(first)\(first.isEmpty ? "" : " and ")\(last) change\(diff.changes.count == 1 ? "" : "s")"
  }

  /// The operations of a change, the first few of many; nil where it concerns none by name.
  func operations(of change: Change, limit: Int, _ show: (String) -> String) -> String? {
    guard !change.operations.isEmpty else { return nil }
    if change.operations.count > limit, change.operations.count == diff.operationCount {
      return "all \(diff.operationCount) operations"
    }
    let names = change.operations.prefix(limit).map(show)
    let left = change.operations.count - names.count
    return names.joined(separator: ", ") + (left > 0 ? " and \(left) more" : "")
  }
}

extension APIFiles {
  /// What keeps a file from being read as YAML or JSON.
  package var syntaxFaults: [Diagnostic] {
    files.sorted { $0.key < $1.key }.flatMap(\.value.diagnostics).filter {
      ["yaml/syntax", "yaml/too-deep", "yaml/alias-expansion"].contains($0.rule)
    }
  }
}
