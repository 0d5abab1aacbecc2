package import ForgeDiagnostics
package import ForgeFiles
package import ForgeMarkdown

/// Reads the files that pages include, and those that these include, before anything is parsed.
package struct IncludeLoader {
  private let fileSystem: FileSystem
  private let dialect: GeneratorDialect?
  private var known: [String: SourceFile]
  private var absent: Set<String> = []
  private var includes = IncludeFiles()
  private var diagnostics: [Diagnostic] = []

  /// `folders` are those of `markdown.include-paths`.
  package static func load(
    for files: [SourceFile], folders: [String], _ dialect: GeneratorDialect? = nil, from fileSystem: FileSystem
  ) -> (includes: IncludeFiles, diagnostics: [Diagnostic]) {
    var loader = IncludeLoader(fileSystem: fileSystem, dialect: dialect, known: [:])
    loader.includes.folders = folders
    var pending = files
    while let file = pending.popLast() {
      for path in Set(IncludeDirective.paths(in: file, dialect)).sorted() {
        if loader.known.isEmpty { for file in files { loader.known[file.path] = file } }
        if let found = loader.read(path, from: file.path) { pending.append(found) }
      }
    }
    return (loader.includes, loader.diagnostics)
  }

  /// The file that `path` means, where it was not read before.
  private mutating func read(_ path: String, from includer: String) -> SourceFile? {
    for candidate in includes.candidates(path, from: includer) {
      if includes.contains(candidate) { return nil }
      guard !absent.contains(candidate), let file = file(candidate) else {
        absent.insert(candidate)
        continue
      }
      includes.add(file)
      return file
    }
    return nil
  }

  private mutating func file(_ path: String) -> SourceFile? {
    if let file = known[path] { return file }
    guard fileSystem.kind(path) == .file else { return nil }
    do throws(FileSystem.ReadError) {
      let file = try fileSystem.readFile(path)
      if let finding = file.nulByte { diagnostics.append(finding) }
      guard let repaired = file.repaired() else { return file }
      diagnostics.append(repaired.finding)
      return repaired.file
    } catch {
      diagnostics.append(Diagnostic(.unreadableFile, Message("cannot be read: \(error.reason)"), at: .file(path)))
      return nil
    }
  }
}
