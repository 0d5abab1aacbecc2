package import ForgeFiles
package import ForgeOpenAPI

extension FileSystem {
  /// What a reference of a description finds at a path.
  package func reading(_ path: String) -> APIFiles.Reading {
    switch kind(path) {
    case .folder: return .folder
    case .file:
      do throws(ReadError) { return .file(try readFile(path)) } catch { return .unreadable(error.reason) }
    case nil: return .missing
    }
  }
}
