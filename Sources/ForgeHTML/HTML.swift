/// Finished markup: everything in it is escaped already. Only ``HTMLWriter`` makes it.
package struct HTML: Hashable, Sendable {
  package let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  package static let empty = HTML(bytes: [])

  package var isEmpty: Bool { bytes.isEmpty }

  package var string: String { String(decoding: bytes, as: UTF8.self) }
}
