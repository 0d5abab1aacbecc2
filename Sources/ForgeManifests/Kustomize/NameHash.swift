import Crypto
import ForgeYAML

/// The suffix that Kustomize gives the names of generated objects, from what is in them (`api/hasher`).
enum NameHash {
  static func suffix(of resource: KustomizedResource) -> String {
    let digest = SHA256.hash(data: encoding(of: resource))
    let letters = digest.flatMap { byte in [byte >> 4, byte & 15] }.prefix(10)
    // Letters that make words, and digits that look like letters, are left out.
    let alphabet = Array("gh2k456789mbcdtf")
    return String(letters.map { alphabet[Int($0)] })
  }

  private static func encoding(of resource: KustomizedResource) -> [UInt8] {
    let root = resource.root
    // The name is left empty, so that prefixes do not change the suffix.
    var fields: [(String, YAMLNode?)] = [("data", root["data"]), ("kind", root["kind"]), ("name", nil)]
    switch resource.kind {
    case "ConfigMap":
      if root["binaryData"]?.mapping != nil { fields.append(("binaryData", root["binaryData"])) }
    case "Secret":
      fields.append(("type", root["type"]))
      if root["stringData"]?.mapping != nil { fields.append(("stringData", root["stringData"])) }
    default:
      var writer = GoJSONWriter()
      writer.write(root)
      return writer.bytes
    }
    var writer = GoJSONWriter()
    writer.write(fields: fields)
    return writer.bytes
  }
}

/// JSON as Go's `encoding/json` writes it: keys sorted, and characters of HTML escaped.
struct GoJSONWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(fields: [(String, YAMLNode?)]) {
    bytes.append(UInt8(ascii: "{"))
    for (place, field) in fields.sorted(by: { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }).enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      write(field.0)
      bytes.append(UInt8(ascii: ":"))
      if let node = field.1 { write(node) } else { write("") }
    }
    bytes.append(UInt8(ascii: "}"))
  }

  mutating func write(_ node: YAMLNode) {
    switch node.content {
    case .mapping: write(fields: node.texts.map { ($0.key, $0.value) })
    case .sequence(let items):
      bytes.append(UInt8(ascii: "["))
      for (place, item) in items.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        write(item)
      }
      bytes.append(UInt8(ascii: "]"))
    case .scalar(let scalar):
      switch scalar.value {
      case .string(let string): write(string)
      case .null: bytes += "null".utf8
      case .bool(let bool): bytes += (bool ? "true" : "false").utf8
      case .int(let int): bytes += String(int).utf8
      case .float: bytes += scalar.text.utf8
      }
    }
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      case "\u{8}": bytes += "\\b".utf8
      case "\u{C}": bytes += "\\f".utf8
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}": bytes += Self.escape(scalar.value).utf8
      default: bytes += String(scalar).utf8
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
