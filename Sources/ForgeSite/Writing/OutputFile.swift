/// A file of the built site: its path from the output folder, and its bytes.
package struct OutputFile: Sendable {
  package let path: String
  /// The bytes, in parts: a file that is put together of others holds no second copy of them.
  let parts: [ArraySlice<UInt8>]

  package init(path: String, bytes: [UInt8]) {
    self.init(path: path, parts: [bytes[...]])
  }

  init(path: String, parts: [ArraySlice<UInt8>]) {
    self.path = path
    self.parts = parts
  }

  init(_ path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  package var bytes: [UInt8] { parts.count == 1 ? Array(parts[0]) : Array(parts.joined()) }
}
