import Crypto
import CryptoExtras
import Glibc

/// Sprig's keys, certificates and passwords. Real ones would be secrets that change with every run: those here have the shape
/// of what was asked for and say that they are none. What depends on its arguments alone is computed.
let cryptographyFunctions: [GoFunction] = [
  GoFunction("genPrivateKey", 1) { call throws(GoFailure) in
    switch try call.string(0) {
    case "", "rsa": .string(placeholder("RSA PRIVATE KEY", call))
    case "dsa": .string(placeholder("DSA PRIVATE KEY", call))
    case "ecdsa": .string(placeholder("EC PRIVATE KEY", call))
    case "ed25519": .string(placeholder("PRIVATE KEY", call))
    case let type: .string("Unknown type \(type)")
    }
  },
  GoFunction("genCA", 2) { call throws(GoFailure) in try certificate(call, days: 1, next: 2) },
  GoFunction("genCAWithKey", 3) { call throws(GoFailure) in try certificate(call, days: 1, next: 2) },
  GoFunction("genSelfSignedCert", 4) { call throws(GoFailure) in try certificate(call, days: 3, next: 4) },
  GoFunction("genSelfSignedCertWithKey", 5) { call throws(GoFailure) in try certificate(call, days: 3, next: 4) },
  GoFunction("genSignedCert", 5) { call throws(GoFailure) in try signed(call) },
  GoFunction("genSignedCertWithKey", 6) { call throws(GoFailure) in try signed(call) },
  GoFunction("buildCustomCert", 2) { call throws(GoFailure) in
    guard case .success(let cert) = Base64.decoded(try call.string(0)),
      case .success(let key) = Base64.decoded(try call.string(1))
    else { throw GoFailure("unable to decode base64 certificate or private key") }
    let certificate = CertificateObject(
      cert: String(decoding: cert, as: UTF8.self), key: String(decoding: key, as: UTF8.self))
    guard certificate.cert.contains("-----BEGIN ") else { throw GoFailure("unable to decode certificate") }
    guard certificate.key.contains("-----BEGIN ") else {
      throw GoFailure("error parsing private key: no PEM data in input")
    }
    return .object(certificate)
  },
  GoFunction("derivePassword", 5) { call throws(GoFailure) in
    guard case .int(let counter, _) = call[0].content else { throw call.wrongType("uint32", 0) }
    return .string(
      try DerivedPassword.text(
        counter: counter, type: try call.string(1), secret: try call.string(2), user: try call.string(3),
        site: try call.string(4)))
  },
  GoFunction("htpasswd", 2) { call throws(GoFailure) in
    let user = try call.string(0)
    guard !user.contains(":") else { return .string("invalid username: \(user)") }
    return .string("\(user):\(bcrypt(try call.string(1)))")
  },
  GoFunction("bcrypt", 1) { call throws(GoFailure) in .string(bcrypt(try call.string(0))) },
  GoFunction("encryptAES", 2) { call throws(GoFailure) in
    if try call.string(1).isEmpty { return .string("") }
    let (key, nonce) = (padded(try call.string(0)), Array(repeating: UInt8(0), count: 16))
    guard let iv = try? AES._CBC.IV(ivBytes: nonce),
      let sealed = try? AES._CBC.encrypt(Array(try call.string(1).utf8), using: SymmetricKey(data: key), iv: iv)
    else { throw GoFailure("crypto/aes: invalid key size \(key.count)") }
    return made(Base64.encoded(nonce + Array(sealed)), call[1])
  },
  GoFunction("decryptAES", 2) { call throws(GoFailure) in
    if try call.string(1).isEmpty { return .string("") }
    let decoded = Base64.decoded(try call.string(1))
    if case .failure(let fault) = decoded { throw GoFailure(fault.message) }
    guard case .success(let bytes) = decoded, bytes.count > 16,
      let iv = try? AES._CBC.IV(ivBytes: bytes.prefix(16)),
      let opened = try? AES._CBC.decrypt(
        Array(bytes.dropFirst(16)), using: SymmetricKey(data: padded(try call.string(0))), iv: iv)
    else { throw GoFailure("invalid ciphertext") }
    return made(String(decoding: opened, as: UTF8.self), call[1])
  },
]

/// Sprig's key is the password, filled with zeros or cut to 32 bytes.
private func padded(_ password: String) -> [UInt8] {
  let bytes = Array(password.utf8.prefix(32))
  return bytes + [UInt8](repeating: 0, count: 32 - bytes.count)
}

/// A hash in bcrypt's shape that no password has: the salt and digest are those of its SHA-256.
private func bcrypt(_ password: String) -> String {
  let letters = Array("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
  let digest = Array(SHA512.hash(data: Array("forge-docs|\(password)".utf8)))
  let text = digest.prefix(53).map { letters[Int($0) % 64] }
  return "$2a$10$" + String(decoding: text, as: UTF8.self)
}

private func signed(_ call: GoCall) throws(GoFailure) -> GoValue {
  guard case .object(let object) = call[4].content, object is CertificateObject else {
    throw call.wrongType("sprig.certificate", 4)
  }
  return try certificate(call, days: 3, next: 5)
}

/// A certificate of placeholders; `next` is where a key may stand that the caller brings along.
private func certificate(_ call: GoCall, days place: Int, next: Int) throws(GoFailure) -> GoValue {
  _ = try call.string(0)
  if place == 3 {
    for address in try names(call, 1) {
      guard let text = address.text else {
        throw GoFailure("error parsing ip: \(address.goDescription) is not a string")
      }
      guard isAddress(text) else { throw GoFailure("error parsing ip: \(text)") }
    }
    for name in try names(call, 2) where name.text == nil {
      throw GoFailure("error processing alternate dns name: \(name.goDescription) is not a string")
    }
  }
  _ = try call.int(place)
  if next < call.arguments.count {
    let key = try call.string(next)
    guard key.contains("-----BEGIN ") else { throw GoFailure("parsing private key: no PEM data in input") }
    return .object(CertificateObject(cert: placeholder("CERTIFICATE", call), key: key))
  }
  return .object(
    CertificateObject(cert: placeholder("CERTIFICATE", call), key: placeholder("RSA PRIVATE KEY", call)))
}

/// The argument of a parameter that is declared `[]interface{}`.
private func names(_ call: GoCall, _ place: Int) throws(GoFailure) -> [GoValue] {
  if call[place].isNull { return [] }
  guard let list = call[place].list, list.type == .any else { throw call.wrongType("[]interface {}", place) }
  return list.elements
}

/// An address of IP version 4 or 6.
private func isAddress(_ text: String) -> Bool {
  var buffer = in6_addr()
  return inet_pton(AF_INET, text, &buffer) == 1 || inet_pton(AF_INET6, text, &buffer) == 1
}

/// PEM (RFC 7468) around a text that says what it is.
private func placeholder(_ label: String, _ call: GoCall) -> String {
  let text = "placeholder, a new \(label.lowercased()) is made at every installation "
  let body = Base64.encoded(Array(text.utf8) + stream(call, 96))
  let lines = stride(from: 0, to: body.utf8.count, by: 64).map { start in
    String(decoding: Array(body.utf8)[start..<min(start + 64, body.utf8.count)], as: UTF8.self)
  }
  return "-----BEGIN \(label)-----\n\(lines.joined(separator: "\n"))\n-----END \(label)-----\n"
}

/// What `genCA` and its relatives give: `.Cert` and `.Key`.
final class CertificateObject: GoObject {
  let cert: String
  let key: String

  init(cert: String, key: String) {
    self.cert = cert
    self.key = key
  }

  var typeName: String { "sprig.certificate" }
  var kindName: String { "struct" }
  var description: String { "{\(cert) \(key)}" }
  var plain: GoValue? { .map(GoMap(["Cert": .string(cert), "Key": .string(key)])) }

  func field(_ name: String) throws(GoFailure) -> GoValue? {
    switch name {
    case "Cert": .string(cert)
    case "Key": .string(key)
    default: nil
    }
  }
}

/// `derivePassword` (the Master Password algorithm, version 2): scrypt, then HMAC, then a template of letters.
private enum DerivedPassword {
  private static let scope = "com.lyndir.masterpassword"
  private static let templates: [String: [String]] = [
    "long": [
      "CvcvnoCvcvCvcv", "CvcvCvcvnoCvcv", "CvcvCvcvCvcvno", "CvccnoCvcvCvcv", "CvccCvcvnoCvcv", "CvccCvcvCvcvno",
      "CvcvnoCvccCvcv", "CvcvCvccnoCvcv", "CvcvCvccCvcvno", "CvcvnoCvcvCvcc", "CvcvCvcvnoCvcc", "CvcvCvcvCvccno",
      "CvccnoCvccCvcv", "CvccCvccnoCvcv", "CvccCvccCvcvno", "CvcvnoCvccCvcc", "CvcvCvccnoCvcc", "CvcvCvccCvccno",
      "CvccnoCvcvCvcc", "CvccCvcvnoCvcc", "CvccCvcvCvccno",
    ],
    "maximum": ["anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"],
    "medium": ["CvcnoCvc", "CvcCvcno"], "short": ["Cvcn"], "basic": ["aaanaaan", "aannaaan", "aaannaaa"],
    "pin": ["nnnn"],
  ]
  private static let letters: [Character: String] = [
    "V": "AEIOU", "C": "BCDFGHJKLMNPQRSTVWXYZ", "v": "aeiou", "c": "bcdfghjklmnpqrstvwxyz",
    "A": "AEIOUBCDFGHJKLMNPQRSTVWXYZ", "a": "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz", "n": "0123456789",
    "o": "@&%?,=[]_:-+*$#!'^~;()/.", "x": "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()",
  ]

  private static func length(_ text: String) -> [UInt8] {
    let count = UInt32(truncatingIfNeeded: text.utf8.count)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
  }

  static func text(
    counter: Int, type: String, secret: String, user: String, site: String
  ) throws(GoFailure) -> String {
    // Sprig gives the text of the error in place of the password.
    guard let choices = templates[type] else { return "cannot find password template \(type)" }
    let salt = Array(scope.utf8) + length(user) + Array(user.utf8)
    guard
      let key = try? KDF.Scrypt.deriveKey(
        from: Array(secret.utf8), salt: salt, outputByteCount: 64, rounds: 32_768, blockSize: 8, parallelism: 2)
    else { throw GoFailure("failed to derive password") }
    let number = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: counter >> $0) }
    let message = Array(scope.utf8) + length(site) + Array(site.utf8) + number
    let seed = Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
    let template = choices[Int(seed[0]) % choices.count]
    var result = ""
    for (place, kind) in template.enumerated() {
      let set = Array(letters[kind] ?? "")
      result.append(set[Int(seed[place + 1]) % set.count])
    }
    return result
  }
}
