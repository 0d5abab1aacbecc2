import Crypto
import ForgeDiagnostics

/// Sprig's random functions. A renderer that gives another text on every run proves nothing, so each gives the same text for
/// the same place in the templates, of the shape that was asked for; texts that are long enough begin with a mark.
let randomFunctions: [GoFunction] = [
  GoFunction("randAlphaNum", 1) { call throws(GoFailure) in
    try random(call, "Random", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
  },
  GoFunction("randAlpha", 1) { call throws(GoFailure) in
    try random(call, "Random", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
  },
  GoFunction("randNumeric", 1) { call throws(GoFailure) in try random(call, "", "0123456789") },
  GoFunction("randAscii", 1) { call throws(GoFailure) in
    try random(
      call, "Random", "!#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~")
  },
  GoFunction("randBytes", 1) { call throws(GoFailure) in
    let count = try call.int(0)
    guard count > 0 else { return .string("") }
    try call.evaluation.spend(bytes: count * 2)
    // Bytes of ASCII, so that they are a text when they are decoded.
    return .string(Base64.encoded(stream(call, count).map { $0 & 0x1F | 0x40 }))
  },
  GoFunction("randInt", 2) { call throws(GoFailure) in
    let (low, high) = (try call.int(0), try call.int(1))
    let span = high &- low
    guard span > 0 else { throw GoFailure("invalid argument to Intn") }
    let bits = stream(call, 8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return .int(low + Int(bits % UInt64(span)))
  },
  GoFunction("uuidv4", 0) { call throws(GoFailure) in
    var bytes = stream(call, 16)
    // RFC 9562: version 4, variant 10.
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array(hexadecimal(bytes))
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    return .string(groups.joined(separator: "-"))
  },
  GoFunction("shuffle", 1) { call throws(GoFailure) in
    var scalars = Array(try call.string(0).unicodeScalars)
    let bytes = stream(call, scalars.count)
    for place in scalars.indices.reversed() where place > 0 { scalars.swapAt(place, Int(bytes[place]) % (place + 1)) }
    return made(String(String.UnicodeScalarView(scalars)), call[0])
  },
]

/// Text of `count` characters out of `alphabet`, with `mark` in front where there is room for it and more.
private func random(_ call: GoCall, _ mark: String, _ alphabet: String) throws(GoFailure) -> GoValue {
  let count = try call.int(0)
  guard count > 0 else { return .string("") }
  try call.evaluation.spend(bytes: count)
  let letters = Array(alphabet.utf8)
  let prefix = count > mark.utf8.count + 2 ? mark : ""
  let rest = stream(call, count - prefix.utf8.count).map { letters[Int($0) % letters.count] }
  return .string(prefix + String(decoding: rest, as: UTF8.self))
}

/// Bytes that depend on the place of the call and on nothing else.
func stream(_ call: GoCall, _ count: Int) -> [UInt8] {
  var origin = call.evaluation.action
  var seed = "forge-docs"
  while let next = origin {
    // The path would differ between machines where a chart lies elsewhere; its last part does not.
    let name = next.range.path.split(separator: "/").last ?? ""
    seed += "|\(name):\(next.range.bytes.lowerBound)"
    origin = next.outer
  }
  var bytes: [UInt8] = []
  var round = 0
  while bytes.count < count {
    bytes += SHA256.hash(data: Array("\(seed)|\(round)".utf8))
    round += 1
  }
  return Array(bytes.prefix(count))
}
