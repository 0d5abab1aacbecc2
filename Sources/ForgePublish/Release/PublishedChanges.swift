package import ForgeDiagnostics

/// What publishing changes for readers: files that come, that are other than before, and that go.
package struct PublishedChanges: Hashable, Sendable {
  /// A file with its size now and before; nil where it is not there.
  package struct Change: Hashable, Sendable {
    package let path: String
    package let size: Int?
    package let before: Int?
  }

  package private(set) var added: [Change] = []
  package private(set) var changed: [Change] = []
  package private(set) var removed: [Change] = []
  package private(set) var unchanged = 0

  /// Compares `new` with what is published.
  package init(from old: Manifest?, to new: Manifest) {
    var rest = old?.byPath ?? [:]
    for file in new.files {
      guard let before = rest.removeValue(forKey: file.path) else {
        added.append(Change(path: file.path, size: file.size, before: nil))
        continue
      }
      if before.holdsSame(as: file) {
        unchanged += 1
      } else {
        changed.append(Change(path: file.path, size: file.size, before: before.size))
      }
    }
    removed = (old?.files ?? []).filter { rest[$0.path] != nil }.map {
      Change(path: $0.path, size: nil, before: $0.size)
    }
  }

  package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// `3 added, 1 changed, 0 removed, 96 unchanged`.
  package var summary: String {
    "\(added.count) added, \(changed.count) changed, \(removed.count) removed, \(unchanged) unchanged"
  }

  /// A line for each file: `+` for one that comes, `~` for one that changes, `-` for one that goes.
  package var lines: [String] {
    added.map { "+ \($0.path) (\($0.size ?? 0) bytes)" }
      + changed.map { "~ \($0.path) (\($0.before ?? 0) to \($0.size ?? 0) bytes)" }
      + removed.map { "- \($0.path) (\($0.before ?? 0) bytes)" }
  }

  /// The lists as members of a JSON object.
  package func write(_ writer: inout JSONWriter) {
    for (name, changes) in [("added", added), ("changed", changed), ("removed", removed)] {
      writer.key(name)
      writer.array { writer in
        for change in changes {
          writer.object { writer in
            writer.pair("path", change.path)
            if let size = change.size { writer.pair("size", size) }
            if let before = change.before { writer.pair("before", before) }
          }
        }
      }
    }
    writer.pair("unchanged", unchanged)
  }
}
