#if canImport(Glibc)
  import Glibc
#endif

/// The public conformance suites, which stand outside the project: `FORGE_SUITES`, else `../shared/suites`.
package enum Suites {
  /// The folder of the suites, or nil where there is none; then it says so aloud, once a call.
  package static func folder(_ name: String) -> String? {
    let root = getenv("FORGE_SUITES").map { String(cString: $0) } ?? "../shared/suites"
    let folder = "\(root)/\(name)"
    guard access(folder, R_OK) == 0 else {
      print("SKIPPED: no suite \(name) at \(folder); set FORGE_SUITES to the folder that holds the suites")
      return nil
    }
    return folder
  }

  /// The bytes of the file at `path`, or nil where it cannot be read.
  package static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[0..<count])
    }
  }
}
