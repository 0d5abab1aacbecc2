import CBrotli
import CZlib
import ForgeFiles

/// The encodings that files have a twin in, in the order of the manifest.
package enum TwinEncoding: String, CaseIterable, Hashable, Sendable {
  case gz, br

  /// The name that HTTP has for it.
  var contentEncoding: String {
    switch self {
    case .gz: "gzip"
    case .br: "br"
    }
  }

  func compress(_ bytes: [UInt8]) -> [UInt8]? {
    switch self {
    case .gz: Gzip.compress(bytes)
    case .br: Brotli.compress(bytes)
    }
  }
}

/// Compressed forms of a file beside it, for servers that send those to browsers which can read them.
enum Twins {
  /// What the manifest says of how twins are made. Change it with anything that changes their bytes.
  static let method = "gzip-9 brotli-\(Brotli.quality)"

  /// Below this a file fits a packet anyway.
  private static let smallest = 1024

  private static let extensions: Set = [
    "css", "csv", "html", "js", "json", "map", "md", "mjs", "svg", "txt", "webmanifest", "xml", "yaml", "yml",
  ]

  /// Whether the file at `path` is text that is worth a try.
  static func mayHave(_ path: String, size: Int) -> Bool {
    size >= smallest && extensions.contains(TreePath.pathExtension(of: path))
  }

  /// The compressed form, where it saves a tenth.
  static func make(_ encoding: TwinEncoding, of bytes: [UInt8]) -> [UInt8]? {
    guard let packed = encoding.compress(bytes), packed.count * 10 <= bytes.count * 9 else { return nil }
    return packed
  }
}

/// gzip (RFC 1952) without a name or a time, so that the same bytes always give the same bytes.
enum Gzip {
  static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    // 15 bits of window, and 16 for the header of gzip.
    let size = Int32(MemoryLayout<z_stream>.size)
    guard deflateInit2_(&stream, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else {
      return nil
    }
    defer { deflateEnd(&stream) }
    var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    var input = bytes
    let isWhole = input.withUnsafeMutableBufferPointer { source in
      packed.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
    }
    guard isWhole else { return nil }
    packed.removeLast(packed.count - Int(stream.total_out))
    return packed
  }
}

enum Brotli {
  /// Two steps below the best, which takes ten times as long for a twentieth of the size.
  static let quality: Int32 = 9

  static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    var size = BrotliEncoderMaxCompressedSize(bytes.count)
    guard size > 0 else { return nil }
    var packed = [UInt8](repeating: 0, count: size)
    guard BrotliEncoderCompress(quality, 22, BROTLI_MODE_TEXT, bytes.count, bytes, &size, &packed) != 0 else {
      return nil
    }
    packed.removeLast(packed.count - size)
    return packed
  }
}
