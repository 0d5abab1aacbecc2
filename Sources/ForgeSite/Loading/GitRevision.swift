import ForgeDiagnostics
package import ForgeOpenAPI

/// A file in a revision of the repository, named as `git show` takes it: `main:openapi/openapi.yaml`, `HEAD~3:./api.yaml`
/// (from the folder one is in), or `:api.yaml` for what is staged.
package struct GitRevision: Hashable, Sendable {
  package typealias Failure = Git.Failure

  package let revision: String
  package let path: String

  /// The parts of `text` at its first colon; nil where there is none, or no path after it.
  package init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":"), text.index(after: colon) < text.endIndex else { return nil }
    revision = String(text[..<colon])
    path = String(text[text.index(after: colon)...])
  }

  /// The file at `path` in `revision`, whatever colons they hold.
  package init(revision: String, path: String) {
    self.revision = revision
    self.path = path
  }

  /// The tags and branches of the repository around `folder`: what a revision may have been meant to name.
  package static func names(in folder: String) async -> [String] {
    let output = try? await Git(in: folder).output(["for-each-ref", "--format=%(refname:short)"])
    return String(decoding: output ?? [], as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
  }

  /// The description with this file as its root, and everything that its references lead to in the same revision.
  package func description(in folder: String) async throws(Failure) -> APIFiles {
    let rootPath = try await pathFromRoot(in: folder)
    let tree = revision.isEmpty ? "" : try await tree(in: folder)
    var sources: [String: SourceFile] = [:]
    var missing: Set<String> = []
    var wanted: Set<String> = [rootPath]
    // Each round asks for all files that the round before named.
    while !wanted.isEmpty {
      let found = try await blobs(wanted.sorted(), tree: tree, in: folder)
      for path in wanted {
        if let bytes = found[path] {
          sources[path] = SourceFile(path: path, bytes: bytes)
        } else {
          missing.insert(path)
        }
      }
      guard sources[rootPath] != nil else { throw .noFile(revision: revision, path: rootPath) }
      wanted = []
      let files = APIFiles(root: rootPath) { path in
        if sources[path] == nil, !missing.contains(path) { wanted.insert(path) }
        return sources[path]
      }
      if wanted.isEmpty { return files }
    }
    throw .noFile(revision: revision, path: rootPath)
  }

  // MARK: git

  /// The path from the root of the repository: `./` and `../` count from `folder`.
  private func pathFromRoot(in folder: String) async throws(Failure) -> String {
    let (output, _) = try await Git(in: folder).answer(["rev-parse", "--show-prefix"])
    guard let output else { throw .noRepository(folder: folder) }
    guard path.hasPrefix("./") || path.hasPrefix("../") else { return path }
    let prefix = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
    var parts: [Substring] = []
    for part in prefix.split(separator: "/") + path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        throw .noFile(revision: revision, path: path)
      }
    }
    return parts.joined(separator: "/")
  }

  /// The tree of the revision by its hash: no name is given to git as an argument after this.
  private func tree(in folder: String) async throws(Failure) -> String {
    try await Git(in: folder).hash(revision, of: "tree")
  }

  /// The bytes of those of `paths` that are files in `tree`.
  private func blobs(
    _ paths: [String], tree: String, in folder: String
  ) async throws(Failure) -> [String: [UInt8]] {
    // A line is one question, so a path with a line end in it cannot be asked for.
    let paths = paths.filter { !$0.contains(where: \.isNewline) }
    let questions = paths.map { "\(tree):\($0)\n" }.joined()
    let output = try await Git(in: folder).output(["cat-file", "--batch"], input: questions)
    var blobs: [String: [UInt8]] = [:]
    var rest = output[...]
    for path in paths {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { break }
      // `hash blob size`, or the question and `missing`.
      let words = rest[..<end].split(separator: UInt8(ascii: " "))
      rest = rest[(end + 1)...]
      guard words.count >= 3, let size = Int(String(decoding: words[words.count - 1], as: UTF8.self)) else { continue }
      let kind = String(decoding: words[words.count - 2], as: UTF8.self)
      if kind == "blob" { blobs[path] = Array(rest.prefix(size)) }
      rest = rest.dropFirst(size + 1)
    }
    return blobs
  }
}
