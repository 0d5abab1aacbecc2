import CZlib

/// A packed chart, `.tgz`: gzip (RFC 1952) around tar (POSIX.1-1988 ustar, with the extensions of pax and GNU for long
/// names).
enum ChartArchive {
  struct Entry {
    /// The path in the archive, with `/`.
    let path: String
    let bytes: [UInt8]
  }

  /// Why an archive is not read.
  struct Fault: Error {
    let reason: String
  }

  /// The largest archive unpacked, and the largest file in it: Helm's own bounds are 100 MB and 5 MB.
  private static let largest = 100 << 20
  private static let largestFile = 5 << 20

  /// The regular files of the archive; one with a path that leads out of it is refused, as Helm does.
  static func unpack(_ bytes: [UInt8]) throws(Fault) -> [Entry] {
    let tar = try inflated(bytes)
    var entries: [Entry] = []
    var offset = 0
    var longName: String?
    while offset + 512 <= tar.count {
      let header = tar[offset..<offset + 512]
      if header.allSatisfy({ $0 == 0 }) { break }
      guard let size = octal(header, 124, 12) else { throw Fault(reason: "damaged tar header") }
      let start = offset + 512
      guard size >= 0, start + size <= tar.count else { throw Fault(reason: "tar archive that ends too early") }
      let content = tar[start..<start + size]
      offset = start + (size + 511) / 512 * 512
      switch tar[header.startIndex + 156] {
      case UInt8(ascii: "L"): longName = text(content)
      case UInt8(ascii: "x"): longName = paxPath(content) ?? longName
      case UInt8(ascii: "0"), 0:
        let prefix = text(header[header.startIndex + 345..<header.startIndex + 500])
        let short = text(header[header.startIndex..<header.startIndex + 100])
        let path = longName ?? (prefix.isEmpty ? short : "\(prefix)/\(short)")
        longName = nil
        guard size <= largestFile else { throw Fault(reason: "`\(path)` is larger than 5 MB") }
        entries.append(Entry(path: try checked(path), bytes: Array(content)))
      default: longName = nil
      }
    }
    return entries
  }

  private static func checked(_ path: String) throws(Fault) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.hasPrefix("/"), !parts.contains(".."), !path.utf8.contains(0x5C) else {
      throw Fault(reason: "path `\(path)` leads out of the archive")
    }
    return parts.filter { $0 != "." && !$0.isEmpty }.joined(separator: "/")
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  private static func octal(_ header: ArraySlice<UInt8>, _ start: Int, _ length: Int) -> Int? {
    let field = header[header.startIndex + start..<header.startIndex + start + length]
    let digits = field.drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
    return digits.isEmpty ? 0 : Int(String(decoding: digits, as: UTF8.self), radix: 8)
  }

  /// The `path` of an extended header: lines of `length key=value`.
  private static func paxPath(_ content: ArraySlice<UInt8>) -> String? {
    for line in content.split(separator: 0x0A) {
      guard let space = line.firstIndex(of: 0x20) else { continue }
      let record = String(decoding: line[(space + 1)...], as: UTF8.self)
      if record.hasPrefix("path=") { return String(record.dropFirst(5)) }
    }
    return nil
  }

  private static func inflated(_ bytes: [UInt8]) throws(Fault) -> [UInt8] {
    var stream = z_stream()
    // 16 asks for a gzip header, 15 for the largest window.
    guard inflateInit2_(&stream, 16 + 15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw Fault(reason: "zlib could not start")
    }
    defer { inflateEnd(&stream) }
    var input = bytes
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var status = Z_OK
    input.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(clamping: source.count)
      while status == Z_OK, output.count <= largest {
        let produced = chunk.withUnsafeMutableBufferPointer { target in
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          status = inflate(&stream, Z_NO_FLUSH)
          return target.count - Int(stream.avail_out)
        }
        output += chunk[..<produced]
      }
    }
    guard output.count <= largest else { throw Fault(reason: "archive that unpacks to more than 100 MB") }
    guard status == Z_STREAM_END else { throw Fault(reason: "not a gzip archive, or one that ends too early") }
    return output
  }
}
