/// A page and the files that it may include, from one run of bytes: what a fuzzer makes, or a file of the corpus.
///
/// The page ends at the first record separator (0x1E). What follows is files, a separator between two of them, each with
/// its path in the first line: `page 0x1E path LF text 0x1E path LF text`.
package struct PageInput: Sendable {
  package let page: [UInt8]
  /// The text of the files by their path; of two with one path, the last.
  package let files: [String: [UInt8]]

  private static let separator: UInt8 = 0x1E

  package init(_ bytes: some Collection<UInt8>) {
    let parts = bytes.split(separator: Self.separator, omittingEmptySubsequences: false)
    page = Array(parts[0])
    var files: [String: [UInt8]] = [:]
    for part in parts.dropFirst() {
      let path = part.prefix { $0 != UInt8(ascii: "\n") }
      files[String(decoding: path, as: UTF8.self)] = Array(part.dropFirst(path.count + 1))
    }
    self.files = files
  }
}
