import CZlib
import Testing

/// Archives that no chart may be loaded from.
struct BadArchive: CustomTestStringConvertible, Sendable {
  let name: String
  let bytes: [UInt8]

  var testDescription: String { name }

  static let all = [
    BadArchive(name: "no gzip", bytes: Array("not an archive".utf8)),
    BadArchive(name: "empty", bytes: []),
    BadArchive(name: "cut off", bytes: Array(gzip(tar([("sub/Chart.yaml", 4_000)])).prefix(40))),
    BadArchive(name: "leads out", bytes: gzip(tar([("sub/../../../etc/passwd", 10)]))),
    BadArchive(name: "absolute", bytes: gzip(tar([("/etc/passwd", 10)]))),
    BadArchive(name: "file too large", bytes: gzip(tar([("sub/Chart.yaml", 6 << 20)]))),
    BadArchive(name: "unpacks to too much", bytes: gzip([UInt8](repeating: 0, count: 120 << 20))),
    BadArchive(name: "size beyond the end", bytes: gzip(Array(tar([("sub/Chart.yaml", 5_000)]).prefix(1_024)))),
    BadArchive(name: "random", bytes: gzip((0..<2_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 7) })),
  ]

  /// Files of zeros with these paths and sizes.
  private static func tar(_ files: [(path: String, size: Int)]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (path, size) in files {
      var header = [UInt8](repeating: 0, count: 512)
      header.replaceSubrange(0..<path.utf8.count, with: path.utf8)
      let digits = String(size, radix: 8)
      header.replaceSubrange(124..<124 + digits.utf8.count, with: digits.utf8)
      header[156] = UInt8(ascii: "0")
      bytes += header + [UInt8](repeating: 0, count: (size + 511) / 512 * 512)
    }
    return bytes + [UInt8](repeating: 0, count: 1_024)
  }

  private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, Z_BEST_SPEED, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        == Z_OK
    else { return [] }
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let count = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        _ = deflate(&stream, Z_FINISH)
        return target.count - Int(stream.avail_out)
      }
    }
    return Array(output.prefix(count))
  }
}
