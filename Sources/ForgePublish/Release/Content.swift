import Crypto

/// Where the bytes of a file come from. They are read when they are needed: a large site is never whole in memory.
enum Content: Sendable {
  case file(Folder, String)
  case bytes([UInt8])
  /// A page with what each of its versions says of the others.
  case page(Folder, String, VersionFrame)

  func read() throws(PublishFailure) -> [UInt8] {
    switch self {
    case .file(let folder, let path): try folder.read(path)
    case .bytes(let bytes): bytes
    case .page(let folder, let path, let frame): frame.fill(try folder.read(path))
    }
  }
}

/// A file that is to be published.
struct Source: Sendable {
  let path: String
  let content: Content
  /// What is known of it without reading: it was published like that before.
  var known: Manifest.File?
  /// The path of the file that it is another name of.
  var original: String?
}

enum Digest {
  /// The SHA-256 of `bytes` in hexadecimal digits.
  static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in SHA256.hash(data: bytes) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
