import ForgeDiagnostics
package import ForgeFiles

/// The files of a revision, read as a folder on disk is.
package struct GitTree: Sendable {
  /// One file of the revision.
  private struct Blob: Sendable {
    let path: String
    let hash: String
    let size: Int
  }

  /// Text that the site is made of; of other files only that they are there.
  private static let readTypes: Set<String> = [
    "md", "markdown", "mdx", "yaml", "yml", "json", "toml", "log", "har", "txt", "js", "ts", "mjs", "sh",
  ]
  /// A file beyond this is not looked into.
  private static let largest = 64 << 20

  /// What `revision` had below `folder`, paths counted from there.
  package static func fileSystem(_ revision: String, in folder: String) async throws(Git.Failure) -> FileSystem {
    let git = Git(in: folder)
    let commit = try await git.commit(revision)
    let prefix = String(decoding: try await git.output(["rev-parse", "--show-prefix"]), as: UTF8.self)
      .filter { !$0.isNewline }
    let tree = prefix.isEmpty ? commit : "\(commit):\(prefix.dropLast())"
    // The folder may not have been there.
    guard try await git.answer(["rev-parse", "--verify", "--quiet", "--end-of-options", tree]).output != nil else {
      return .memory([])
    }
    let listing = try await git.output(["ls-tree", "-r", "-l", "-z", "--full-tree", tree])
    let blobs = blobs(listing)
    let wanted = blobs.filter { isRead($0.path) && $0.size <= largest }
    let contents = try await contents(wanted, git)
    return .memory(
      blobs.map { blob in SourceFile(path: blob.path, bytes: contents[blob.hash] ?? []) })
  }

  private static func isRead(_ path: String) -> Bool {
    readTypes.contains(TreePath.pathExtension(of: path)) || TreePath.name(of: path) == "CODEOWNERS"
  }

  /// `mode type hash size<tab>path`, each ended by NUL; links and submodules are left out.
  private static func blobs(_ listing: [UInt8]) -> [Blob] {
    listing.split(separator: 0).compactMap { record in
      guard let tab = record.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      let words = record[..<tab].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      guard words.count == 4, words[0].hasPrefix("100"), words[1] == "blob", let size = Int(words[3]) else {
        return nil
      }
      return Blob(path: String(decoding: record[(tab + 1)...], as: UTF8.self), hash: words[2], size: size)
    }
  }

  /// The bytes of blobs by their hashes.
  private static func contents(_ blobs: [Blob], _ git: Git) async throws(Git.Failure) -> [String: [UInt8]] {
    guard !blobs.isEmpty else { return [:] }
    let output = try await git.output(["cat-file", "--batch"], input: blobs.map { "\($0.hash)\n" }.joined())
    var contents: [String: [UInt8]] = [:]
    var rest = output[...]
    for blob in blobs {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")), rest.count > blob.size else {
        throw .git("the answer of `git cat-file` breaks off")
      }
      rest = rest[(end + 1)...]
      contents[blob.hash] = Array(rest.prefix(blob.size))
      rest = rest.dropFirst(blob.size + 1)
    }
    return contents
  }
}
