package import ForgeDiagnostics
package import ForgeFiles
import ForgeManifests
import ForgeRunbook

/// A repository that pages are read against, with its environments rendered.
package struct RunbookSubject: Sendable {
  let repository: RunbookRepository
  let fileSystem: FileSystem

  /// The files in memory: reading a page a thousand times shall not wait for a disk.
  package init(_ files: [SourceFile]) {
    fileSystem = .memory(files)
    let renderer = EnvironmentRenderer(fileSystem)
    let environments = EnvironmentSearch(fileSystem, paths: files.map(\.path)).declarations().map {
      renderer.render($0).environment
    }
    repository = RunbookRepository(fileSystem, environments: environments) { _ in false }
  }

  /// All files below `folder`, but for those of `skipped` folders.
  package init(_ disk: FileSystem, skipping skipped: Set<String> = []) throws(FileSystem.ReadError) {
    var files: [SourceFile] = []
    var folders = [""]
    while let folder = folders.popLast() {
      for entry in try disk.list(folder) {
        let path = TreePath.join(folder, entry.name)
        switch entry.kind {
        case .folder: if !skipped.contains(path), !entry.name.hasPrefix(".build") { folders.append(path) }
        case .file: files.append(try disk.readFile(path))
        }
      }
    }
    self.init(files)
  }

  /// The repository that the examples of the rules are read in.
  package static var examples: RunbookSubject {
    let files = runbookRules.first?.description.examples.first?.files ?? []
    return RunbookSubject(files.map { SourceFile(path: $0.path, text: $0.text) })
  }
}
