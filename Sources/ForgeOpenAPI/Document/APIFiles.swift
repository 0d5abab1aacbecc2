package import ForgeDiagnostics
package import ForgeYAML

/// The files of one description: the root and everything that its references lead to, parsed.
package struct APIFiles: Sendable {
  package struct File: Sendable {
    package let source: SourceFile
    package let root: YAMLNode?
    let diagnostics: [Diagnostic]
    let suppressions: [Suppression]
  }

  package let rootPath: String
  package private(set) var files: [String: File] = [:]

  /// Reads `rootPath` and, from file to file, what `$ref` names. `read` gives nil for a path that cannot be read.
  package init(root rootPath: String, read: (String) -> SourceFile?) {
    self.rootPath = rootPath
    var pending = [rootPath]
    while let path = pending.popLast() {
      guard files[path] == nil, let source = read(path) else { continue }
      let stream = YAMLStream.parse(source)
      let root = stream.documents.first?.root
      files[path] = File(
        source: source, root: root, diagnostics: stream.diagnostics, suppressions: stream.suppressions)
      if let root { pending += Self.references(in: root).compactMap { APIReference($0, in: path)?.path } }
    }
  }

  package var root: YAMLNode? { files[rootPath]?.root }

  /// What `reference` leads to; nil where the file, or the place in it, does not exist.
  package func target(of reference: APIReference) -> YAMLNode? {
    guard let root = files[reference.path]?.root else { return nil }
    return root.value(at: reference.pointer)
  }

  /// The texts of all `$ref` below `node`, in order.
  private static func references(in node: YAMLNode) -> [String] {
    var references: [String] = []
    var pending = [node]
    while let node = pending.popLast() {
      switch node.content {
      case .scalar: break
      case .sequence(let items): pending += items
      case .mapping(let mapping):
        for pair in mapping.pairs {
          if pair.key.text == "$ref", let text = pair.value.string { references.append(text) }
          pending.append(pair.value)
        }
      }
    }
    return references
  }
}

/// A `$ref` to a place in a file of the repository.
package struct APIReference: Hashable, Sendable {
  /// The file, from the root.
  package let path: String
  package let pointer: JSONPointer

  /// The reference that `text` is in the file at `base`; nil for addresses on other hosts, paths that leave the root,
  /// and fragments that are not JSON pointers.
  package init?(_ text: String, in base: String) {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = String(parts.first ?? "")
    guard !file.contains("://"), let pointer = JSONPointer(fragment: parts.count > 1 ? String(parts[1]) : "") else {
      return nil
    }
    self.pointer = pointer
    guard !file.isEmpty else {
      path = base
      return
    }
    var folders = base.split(separator: "/").dropLast().map(String.init)
    for part in file.split(separator: "/") {
      if part == "." { continue }
      if part == ".." {
        if folders.popLast() == nil { return nil }
      } else {
        folders.append(String(part))
      }
    }
    path = folders.joined(separator: "/")
  }
}
