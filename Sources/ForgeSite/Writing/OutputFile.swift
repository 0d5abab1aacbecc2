/// A file of the built site: its path from the output folder, and its bytes.
package struct OutputFile: Sendable {
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(_ path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
