import ForgeDiagnostics
import ForgeManifests
import ForgeYAML

/// Objects by what they say, whatever the order of their keys and however they are written.
enum ManifestComparison {
  /// The value of `node` as text, keys in their order.
  static func canonical(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let scalar):
      switch scalar.value {
      case .null: return "null"
      case .bool(let bool): return "\(bool)"
      case .int(let int): return "\(int)"
      case .float(let double): return Int(exactly: double).map { "\($0)" } ?? "\(double)"
      case .string(let text): return "\"\(text)\""
      }
    case .sequence(let items): return "[\(items.map(canonical).joined(separator: ","))]"
    case .mapping(let mapping):
      // Of equal keys Go keeps the last.
      let values = Dictionary(mapping.pairs.map { ($0.key.text ?? "", canonical($0.value)) }) { _, last in last }
      return "{\(values.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: ","))}"
    }
  }

  /// The documents of a reference output that are objects.
  static func documents(_ bytes: [UInt8], path: String) -> [YAMLNode] {
    YAMLStream.parse(SourceFile(path: path, bytes: bytes), schema: .go).documents.compactMap(\.root)
      .filter { !$0.isNull }
  }

  /// `Kind namespace/name` of an object.
  static func identity(_ node: YAMLNode) -> String {
    let metadata = node["metadata"]
    return "\(node["kind"]?.text ?? "?") \(metadata?["namespace"]?.text ?? "")/\(metadata?["name"]?.text ?? "?")"
  }

  /// The first places at which two trees differ, as paths.
  static func differences(_ left: YAMLNode?, _ right: YAMLNode?, _ path: String = "") -> [String] {
    guard let left, let right else {
      return ["\(path): \(left.map(canonical) ?? "absent") | \(right.map(canonical) ?? "absent")"]
    }
    if canonical(left) == canonical(right) { return [] }
    if let one = left.mapping, let other = right.mapping {
      var keys: [String] = []
      for key in (one.pairs + other.pairs).compactMap(\.key.text) where !keys.contains(key) { keys.append(key) }
      return keys.flatMap { key in
        differences(
          one.pairs.last { $0.key.text == key }?.value, other.pairs.last { $0.key.text == key }?.value, "\(path).\(key)"
        )
      }
    }
    if let one = left.sequence, let other = right.sequence, one.count == other.count {
      return zip(one, other).enumerated().flatMap { differences($1.0, $1.1, "\(path)[\($0)]") }
    }
    let (one, other) = (canonical(left), canonical(right))
    let shared = zip(one, other).prefix { $0 == $1 }.count
    let start = max(0, shared - 80)
    return ["\(path): …\(one.dropFirst(start).prefix(200)) | …\(other.dropFirst(start).prefix(200))"]
  }
}
