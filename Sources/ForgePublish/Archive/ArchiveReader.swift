import CZlib
import CZstd
import Glibc

/// Finds the manifest in an archive that was published before.
struct ArchiveReader {
  private let path: String
  private let format: ArchiveFormat
  private var scan = TarScan(wanted: Manifest.name)

  /// The manifest in the archive at `path`; nil where there is no archive.
  static func manifest(_ path: String, _ format: ArchiveFormat) throws(PublishFailure) -> Manifest? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      guard errno == ENOENT else { throw .system("read", path) }
      return nil
    }
    defer { close(file) }
    var reader = ArchiveReader(path: path, format: format)
    switch format {
    case .gzip: try reader.inflate(file)
    case .zstandard: try reader.decompress(file)
    }
    guard let found = reader.scan.found else {
      throw PublishFailure("\(path) is no archive that forge-docs published; name another file")
    }
    return try Manifest(json: found, path: "\(Manifest.name) in \(path)")
  }

  private init(path: String, format: ArchiveFormat) {
    self.path = path
    self.format = format
  }

  /// The next bytes of the file; none at its end.
  private func next(_ file: Int32) throws(PublishFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system("read", path) }
      return Array(bytes.prefix(count))
    }
  }

  private mutating func inflate(_ file: Int32) throws(PublishFailure) {
    var stream = z_stream()
    guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw PublishFailure("zlib does not start")
    }
    defer { inflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: 1 << 17)
    while scan.found == nil {
      var input = try next(file)
      guard !input.isEmpty else { return }
      var offset = 0
      while offset < input.count {
        let (status, taken, made) = input.withUnsafeMutableBufferPointer { source in
          output.withUnsafeMutableBufferPointer { target in
            stream.next_in = source.baseAddress.map { $0 + offset }
            stream.avail_in = UInt32(source.count - offset)
            stream.next_out = target.baseAddress
            stream.avail_out = UInt32(target.count)
            let status = CZlib.inflate(&stream, Z_NO_FLUSH)
            return (status, source.count - offset - Int(stream.avail_in), target.count - Int(stream.avail_out))
          }
        }
        scan.add(output[..<made])
        offset += taken
        guard status == Z_OK, taken > 0 || made > 0 else { return }
      }
    }
  }

  private mutating func decompress(_ file: Int32) throws(PublishFailure) {
    guard let context = ZSTD_createDCtx() else { throw PublishFailure("Zstandard does not start") }
    defer { ZSTD_freeDCtx(context) }
    var output = [UInt8](repeating: 0, count: 1 << 17)
    while scan.found == nil {
      let input = try next(file)
      guard !input.isEmpty else { return }
      var position = 0
      while position < input.count {
        let (rest, taken, made) = input.withUnsafeBytes { source in
          output.withUnsafeMutableBytes { target in
            var from = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: position)
            var to = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
            return (ZSTD_decompressStream(context, &to, &from), from.pos, to.pos)
          }
        }
        guard ZSTD_isError(rest) == 0 else { return }
        scan.add(output[..<made])
        position = taken
      }
    }
  }
}

/// Looks for one file in the bytes of a tar archive, as they come.
struct TarScan {
  private let wanted: [UInt8]
  private var header: [UInt8] = []
  /// How many bytes of a content and its padding are still to come, and how many of the content.
  private var rest = 0
  private var size = 0
  private var isWanted = false
  private var content: [UInt8] = []
  private(set) var found: [UInt8]?

  init(wanted: String) {
    self.wanted = Array(wanted.utf8)
  }

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    var bytes = bytes
    while !bytes.isEmpty, found == nil {
      if rest > 0 {
        let part = bytes.prefix(rest)
        if isWanted { content += part }
        rest -= part.count
        bytes = bytes.dropFirst(part.count)
        if rest == 0, isWanted { found = Array(content.prefix(size)) }
      } else {
        let part = bytes.prefix(512 - header.count)
        header += part
        bytes = bytes.dropFirst(part.count)
        if header.count == 512 { readHeader() }
      }
    }
  }

  private mutating func readHeader() {
    let digits = header[124..<135].filter { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "7") }
    size = digits.reduce(0) { $0 << 3 | Int($1 - UInt8(ascii: "0")) }
    rest = (size + 511) / 512 * 512
    isWanted = header[..<100].prefix { $0 != 0 }.elementsEqual(wanted) && header[156] == UInt8(ascii: "0")
    header = []
  }
}
