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

  static func decoded(_ text: String) -> Result<[UInt8], EncodingFault> {
    let bytes = text.utf8.filter { $0 != 0x0A && $0 != 0x0D }
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "=") {
        let rest = bytes[place...]
        guard count % 4 >= 2, rest.allSatisfy({ $0 == UInt8(ascii: "=") }), (count + rest.count) % 4 == 0 else {
          return .failure(.init(message: "illegal base64 data at input byte \(place)"))
        }
        if count % 4 == 2 { result.append(UInt8(truncatingIfNeeded: bits >> 4)) }
        if count % 4 == 3 {
          result.append(UInt8(truncatingIfNeeded: bits >> 10))
          result.append(UInt8(truncatingIfNeeded: bits >> 2))
        }
        return .success(result)
      }
      guard let value = alphabet.firstIndex(of: byte) else {
        return .failure(.init(message: "illegal base64 data at input byte \(place)"))
      }
      bits = bits << 6 | UInt32(value)
      count += 1
      if count % 4 == 0 {
        result += [16, 8, 0].map { UInt8(truncatingIfNeeded: bits >> $0) }
        bits = 0
      }
    }
    guard count % 4 == 0 else {
      return .failure(.init(message: "illegal base64 data at input byte \(bytes.count - count % 4)"))
    }
    return .success(result)
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
    let body = bytes.prefix { $0 != UInt8(ascii: "=") }
    let padding = bytes[body.count...]
    guard bytes.count % 8 == 0, [0, 2, 4, 5, 7].contains(body.count % 8),
      padding.allSatisfy({ $0 == UInt8(ascii: "=") }), padding.count < 8
    else { return .failure(.init(message: "illegal base32 data at input byte \(body.count)")) }
    var result: [UInt8] = []
    var bits: UInt64 = 0
    var count = 0
    for (place, byte) in body.enumerated() {
      guard let value = alphabet.firstIndex(of: byte) else {
        return .failure(.init(message: "illegal base32 data at input byte \(place)"))
      }
      bits = bits << 5 | UInt64(value)
      count += 5
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt64(count)))
      }
    }
    return .success(result)
  }
}
