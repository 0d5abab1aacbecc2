import Crypto

/// Sprig's encodings and checksums.
let encodingFunctions: [GoFunction] = [
  GoFunction("b64enc", 1) { call throws(GoFailure) in made(Base64.encoded(Array(try call.string(0).utf8)), call[0]) },
  GoFunction("b64dec", 1) { call throws(GoFailure) in
    switch Base64.decoded(try call.string(0)) {
    case .success(let bytes): return made(String(decoding: bytes, as: UTF8.self), call[0])
    // Sprig gives the text of the error in place of the value.
    case .failure(let fault): return .string(fault.message)
    }
  },
  GoFunction("b32enc", 1) { call throws(GoFailure) in made(Base32.encoded(Array(try call.string(0).utf8)), call[0]) },
  GoFunction("b32dec", 1) { call throws(GoFailure) in
    switch Base32.decoded(try call.string(0)) {
    case .success(let bytes): return made(String(decoding: bytes, as: UTF8.self), call[0])
    case .failure(let fault): return .string(fault.message)
    }
  },
  GoFunction("sha1sum", 1) { call throws(GoFailure) in
    made(hexadecimal(Insecure.SHA1.hash(data: Array(try call.string(0).utf8))), call[0])
  },
  GoFunction("sha256sum", 1) { call throws(GoFailure) in
    made(hexadecimal(SHA256.hash(data: Array(try call.string(0).utf8))), call[0])
  },
  GoFunction("sha512sum", 1) { call throws(GoFailure) in
    made(hexadecimal(SHA512.hash(data: Array(try call.string(0).utf8))), call[0])
  },
  GoFunction("adler32sum", 1) { call throws(GoFailure) in
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in try call.string(0).utf8 {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return made(String(high << 16 | low), call[0])
  },
]

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// Text that is not in an encoding, in Go's words.
struct EncodingFault: Error {
  let message: String
}

/// RFC 4648 section 4, with padding.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        let isPadding = place > group.count
        result.append(isPadding ? UInt8(ascii: "=") : alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)])
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Line ends are passed over; faults are at the bytes where Go's decoder finds them.
  static func decoded(_ text: String) -> Result<[UInt8], EncodingFault> {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for (place, byte) in bytes.enumerated() where byte != 0x0A && byte != 0x0D {
      if byte == UInt8(ascii: "=") {
        if let fault = padding(bytes, place, behind: count % 4) { return .failure(fault) }
        if count % 4 == 2 { result.append(UInt8(truncatingIfNeeded: bits >> 4)) }
        if count % 4 == 3 { result += [10, 2].map { UInt8(truncatingIfNeeded: bits >> $0) } }
        return .success(result)
      }
      guard let value = alphabet.firstIndex(of: byte) else { return .failure(fault(place)) }
      bits = bits << 6 | UInt32(value)
      count += 1
      if count % 4 == 0 {
        result += [16, 8, 0].map { UInt8(truncatingIfNeeded: bits >> $0) }
        bits = 0
      }
    }
    // Line ends before the end count among the bytes that are missing something.
    return count % 4 == 0 ? .success(result) : .failure(fault(bytes.count - count % 4))
  }

  private static func fault(_ place: Int) -> EncodingFault {
    EncodingFault(message: "illegal base64 data at input byte \(place)")
  }

  /// What is wrong with the padding that begins at `place` behind some characters of a group.
  private static func padding(_ bytes: [UInt8], _ place: Int, behind count: Int) -> EncodingFault? {
    guard count >= 2 else { return fault(place) }
    func next(_ place: Int) -> Int {
      bytes[(place + 1)...].firstIndex { $0 != 0x0A && $0 != 0x0D } ?? bytes.count
    }
    var end = next(place)
    if count == 2 {
      guard end < bytes.count else { return fault(bytes.count) }
      guard bytes[end] == UInt8(ascii: "=") else { return fault(end - 1) }
      end = next(end)
    }
    return end < bytes.count ? fault(end) : nil
  }
}

/// RFC 4648 section 6, with padding.
enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  static func encoded(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 5) {
      let group = bytes[start..<min(start + 5, bytes.count)]
      let bits = group.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } << UInt64(8 * (5 - group.count))
      let used = (group.count * 8 + 4) / 5
      for place in 0..<8 {
        result.append(place < used ? alphabet[Int(bits >> UInt64(35 - 5 * place) & 31)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  static func decoded(_ text: String) -> Result<[UInt8], EncodingFault> {
    let bytes = text.utf8.filter { $0 != 0x0A && $0 != 0x0D }
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 8) {
      var bits: UInt64 = 0
      var count = 0
      while count < 8 {
        let place = start + count
        guard place < bytes.count else { return fault(start) }
        if bytes[place] == UInt8(ascii: "="), count >= 2, bytes.count - place - 1 < 8 { break }
        guard let value = alphabet.firstIndex(of: bytes[place]) else { return fault(place) }
        bits = bits << 5 | UInt64(value)
        count += 1
      }
      if count < 8 {
        let rest = bytes[(start + count + 1)...]
        guard rest.count + count >= 7 else { return fault(bytes.count) }
        if let wrong = rest.prefix(7 - count).firstIndex(where: { $0 != UInt8(ascii: "=") }) { return fault(wrong - 1) }
        guard [2, 4, 5, 7].contains(count) else { return fault(start + count) }
      }
      result += (0..<count * 5 / 8).map { UInt8(truncatingIfNeeded: bits >> UInt64(count * 5 - 8 * ($0 + 1))) }
      if count < 8 { break }
    }
    return .success(result)
  }

  private static func fault(_ place: Int) -> Result<[UInt8], EncodingFault> {
    .failure(.init(message: "illegal base32 data at input byte \(place)"))
  }
}
