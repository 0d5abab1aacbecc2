import CZlib
import CZstd

/// How an archive is compressed, as its name says.
package enum ArchiveFormat: Sendable, CaseIterable {
  case gzip, zstandard

  /// The format of the archive at `path`; nil where the name is none of an archive.
  package init?(path: String) {
    if path.hasSuffix(".tar.gz") || path.hasSuffix(".tgz") {
      self = .gzip
    } else if path.hasSuffix(".tar.zst") {
      self = .zstandard
    } else {
      return nil
    }
  }
}

/// Compresses a stream of bytes. The same bytes give the same stream: no name, no time, one thread.
final class PackedStream {
  private let format: ArchiveFormat
  private var deflater = z_stream()
  private let zstandard: OpaquePointer?
  private var output = [UInt8](repeating: 0, count: 1 << 17)
  private let sink: (ArraySlice<UInt8>) throws -> Void

  /// The level of Zstandard: as small as gzip's best long before it, in less time.
  private static let level: Int32 = 12

  init(_ format: ArchiveFormat, _ sink: @escaping (ArraySlice<UInt8>) throws -> Void) throws(PublishFailure) {
    self.format = format
    self.sink = sink
    switch format {
    case .gzip:
      zstandard = nil
      let size = Int32(MemoryLayout<z_stream>.size)
      guard deflateInit2_(&deflater, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else {
        throw PublishFailure("zlib does not start")
      }
    case .zstandard:
      zstandard = ZSTD_createCCtx()
      guard let zstandard, ZSTD_isError(ZSTD_CCtx_setParameter(zstandard, ZSTD_c_compressionLevel, Self.level)) == 0,
        ZSTD_isError(ZSTD_CCtx_setParameter(zstandard, ZSTD_c_checksumFlag, 1)) == 0
      else { throw PublishFailure("Zstandard does not start") }
    }
  }

  deinit {
    if let zstandard { ZSTD_freeCCtx(zstandard) } else { deflateEnd(&deflater) }
  }

  func write(_ bytes: [UInt8]) throws { try feed(bytes, isLast: false) }

  func finish() throws { try feed([], isLast: true) }

  private func feed(_ bytes: [UInt8], isLast: Bool) throws {
    switch format {
    case .gzip: try deflate(bytes, isLast)
    case .zstandard: try zstandard(bytes, isLast)
    }
  }

  private func deflate(_ bytes: [UInt8], _ isLast: Bool) throws {
    var input = bytes
    var offset = 0
    while true {
      let (status, taken, made) = input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target in
          deflater.next_in = source.baseAddress.map { $0 + offset }
          deflater.avail_in = UInt32(clamping: source.count - offset)
          deflater.next_out = target.baseAddress
          deflater.avail_out = UInt32(target.count)
          let before = Int(deflater.avail_in)
          let status = CZlib.deflate(&deflater, isLast ? Z_FINISH : Z_NO_FLUSH)
          return (status, before - Int(deflater.avail_in), target.count - Int(deflater.avail_out))
        }
      }
      offset += taken
      try sink(output[..<made])
      guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
        throw PublishFailure("zlib failed with \(status)")
      }
      if isLast ? status == Z_STREAM_END : offset == input.count && made < output.count { return }
    }
  }

  private func zstandard(_ bytes: [UInt8], _ isLast: Bool) throws {
    var position = 0
    while true {
      let (rest, taken, made) = bytes.withUnsafeBytes { source in
        output.withUnsafeMutableBytes { target in
          var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: position)
          var output = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
          let rest = ZSTD_compressStream2(zstandard, &output, &input, isLast ? ZSTD_e_end : ZSTD_e_continue)
          return (rest, input.pos, output.pos)
        }
      }
      guard ZSTD_isError(rest) == 0 else { throw PublishFailure("Zstandard failed") }
      position = taken
      try sink(output[..<made])
      if isLast ? rest == 0 : position == bytes.count { return }
    }
  }
}
