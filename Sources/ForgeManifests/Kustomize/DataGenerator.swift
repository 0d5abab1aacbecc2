import ForgeDiagnostics
import ForgeYAML

/// Makes the object of one entry of `configMapGenerator` or `secretGenerator`.
struct DataGenerator {
  let isSecret: Bool
  let entry: YAMLNode
  let globalOptions: YAMLNode?
  let entries: [DataEntry]

  func resource() throws(KustomizeFault) -> KustomizedResource {
    guard let name = entry["name"], let text = name.text, !text.isEmpty else {
      throw KustomizeFault("generator needs a `name`", at: entry.range)
    }
    var root = YAMLNode.mapping(at: entry.range)
      .setting("apiVersion", to: .string("v1", at: entry.range))
      .setting("kind", to: .string(isSecret ? "Secret" : "ConfigMap", at: entry.range))
    var metadata = YAMLNode.mapping(at: entry.range).setting("name", to: name, keyAt: name.range)
    if let namespace = entry["namespace"], namespace.text != "" {
      metadata = metadata.setting("namespace", to: namespace, keyAt: namespace.range)
    }
    for field in ["labels", "annotations"] {
      let texts = merged(field)
      if !texts.isEmpty { metadata = metadata.setting(field, to: .mapping(texts, at: texts[0].key.range)) }
    }
    root = root.setting("metadata", to: metadata)
    if isSecret {
      let type = entry["type"].flatMap { $0.text?.isEmpty ?? true ? nil : $0 } ?? .string("Opaque", at: entry.range)
      root = root.setting("type", to: type)
    }
    root = withData(root)
    if option("immutable"), let place = optionNode("immutable") { root = root.setting("immutable", to: place) }
    var resource = KustomizedResource(root, cause: entry.range)
    resource.needsHash = !option("disableNameSuffixHash")
    resource.behavior = try behavior()
    return resource
  }

  private func behavior() throws(KustomizeFault) -> KustomizedResource.Behavior {
    guard let node = entry["behavior"], let text = node.text, !text.isEmpty else { return .unspecified }
    guard let behavior = KustomizedResource.Behavior(rawValue: text), behavior != .unspecified else {
      throw KustomizeFault("`\(text)` is no behavior, known are `create`, `replace` and `merge`", at: node.range)
    }
    return behavior
  }

  private func withData(_ root: YAMLNode) -> YAMLNode {
    var data: [YAMLMapping.Pair] = []
    var binary: [YAMLMapping.Pair] = []
    for entry in entries.sorted(by: { $0.key < $1.key }) {
      let key = YAMLNode.string(entry.key, at: entry.keyRange)
      if !isSecret, let text = String(validating: entry.bytes, as: UTF8.self) {
        data.append(.init(key: key, value: .string(text, at: entry.range)))
      } else {
        let pair = YAMLMapping.Pair(key: key, value: .string(Base64.wrapped(entry.bytes), at: entry.range))
        if isSecret { data.append(pair) } else { binary.append(pair) }
      }
    }
    var root = root
    if !data.isEmpty { root = root.setting("data", to: .mapping(data, at: self.entry.range)) }
    if !binary.isEmpty { root = root.setting("binaryData", to: .mapping(binary, at: self.entry.range)) }
    return root
  }

  private func optionNode(_ key: String) -> YAMLNode? {
    [entry["options"]?[key], globalOptions?[key]].compactMap(\.self).first { $0.bool == true }
  }

  private func option(_ key: String) -> Bool {
    optionNode(key) != nil
  }

  /// Labels or annotations of the entry, and those for all generators that it does not have itself.
  private func merged(_ field: String) -> [YAMLMapping.Pair] {
    let own = entry["options"]?[field]?.mapping?.pairs ?? []
    let names = Set(own.compactMap(\.key.text))
    let global = globalOptions?[field]?.mapping?.pairs ?? []
    return own + global.filter { !names.contains($0.key.text ?? "") }
  }
}

/// Base64 as Kustomize writes it: long text in lines of 70.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func wrapped(_ bytes: [UInt8]) -> String {
    let encoded = encoded(bytes)
    guard encoded.count >= 70 else { return String(decoding: encoded, as: UTF8.self) }
    var lines: [UInt8] = []
    for start in stride(from: 0, to: encoded.count, by: 70) {
      lines += encoded[start..<min(start + 70, encoded.count)]
      lines.append(UInt8(ascii: "\n"))
    }
    return String(decoding: lines, as: UTF8.self)
  }

  private static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var value: UInt32 = 0
      for place in 0..<3 { value = value << 8 | UInt32(start + place < group.endIndex ? bytes[start + place] : 0) }
      for place in 0..<4 {
        let isPadding = place > group.count
        result.append(isPadding ? UInt8(ascii: "=") : alphabet[Int(value >> UInt32(18 - 6 * place)) & 63])
      }
    }
    return result
  }
}
