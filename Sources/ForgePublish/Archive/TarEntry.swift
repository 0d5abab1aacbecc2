/// An entry of a tar archive (POSIX.1-2001, `ustar` with `pax` records) that says nothing of who made it, and where.
struct TarEntry {
  let path: String
  let isFolder: Bool
  let size: Int
  /// Seconds since 1970, the same for all entries.
  let time: Int

  /// The headers before the content.
  var header: [UInt8] {
    let name = Array((isFolder ? "\(path)/" : path).utf8)
    let isPlain = name.count <= 100 && name.allSatisfy { $0 < 0x80 }
    guard !isPlain else { return block(name, type: isFolder ? "5" : "0", size: size) }
    let record = Self.record("path", name)
    // Readers without pax see the end of the path, which is as good as any part of it.
    let short = Array(name.suffix(100).map { $0 < 0x80 ? $0 : UInt8(ascii: "_") })
    return block(Array("pax/header".utf8), type: "x", size: record.count) + record + Self.padding(record.count)
      + block(short, type: isFolder ? "5" : "0", size: size)
  }

  /// What fills the last block of a content of `size` bytes.
  static func padding(_ size: Int) -> [UInt8] { [UInt8](repeating: 0, count: (512 - size % 512) % 512) }

  /// What ends an archive.
  static let end = [UInt8](repeating: 0, count: 1024)

  /// `LENGTH KEY=VALUE`, where the length counts its own digits.
  private static func record(_ key: String, _ value: [UInt8]) -> [UInt8] {
    let rest = Array(" \(key)=".utf8) + value + [UInt8(ascii: "\n")]
    var length = rest.count + 1
    while String(length).utf8.count + rest.count != length { length = String(length).utf8.count + rest.count }
    return Array(String(length).utf8) + rest
  }

  private func block(_ name: [UInt8], type: Character, size: Int) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ bytes: some Collection<UInt8>, at offset: Int) {
      block.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }
    func put(_ number: Int, digits: Int, at offset: Int) {
      let text = String(number, radix: 8)
      put((String(repeating: "0", count: max(0, digits - text.utf8.count)) + text).utf8, at: offset)
    }
    put(name, at: 0)
    put(type == "5" ? 0o755 : 0o644, digits: 7, at: 100)
    put(0, digits: 7, at: 108)
    put(0, digits: 7, at: 116)
    put(size, digits: 11, at: 124)
    put(time, digits: 11, at: 136)
    put("        ".utf8, at: 148)
    put("\(type)".utf8, at: 156)
    put("ustar".utf8, at: 257)
    put("00".utf8, at: 263)
    put("root".utf8, at: 265)
    put("root".utf8, at: 297)
    put(block.reduce(0) { $0 + Int($1) }, digits: 6, at: 148)
    block[154] = 0
    return block
  }
}
