import ForgeDiagnostics
import ForgeYAML

/// Nodes that stand for what Compose makes of a text: each has the range of the text it was made from.
enum ComposeNode {
  static func string(_ text: String, at range: SourceRange) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(text: text, style: .plain, value: .string(text))), range: range)
  }

  static func bool(_ value: Bool, at range: SourceRange) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(text: value ? "true" : "false", style: .plain, value: .bool(value))), range: range)
  }

  static func int(_ value: Int, at range: SourceRange) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(text: String(value), style: .plain, value: .int(value))), range: range)
  }

  static func null(at range: SourceRange) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(text: "null", style: .plain, value: .null)), range: range)
  }

  static func mapping(_ pairs: [(String, YAMLNode)], at range: SourceRange) -> YAMLNode {
    mapping(pairs.map { pair(string($0, at: $1.range), $1) }, at: range)
  }

  static func mapping(_ pairs: [YAMLMapping.Pair], at range: SourceRange, tag: String? = nil) -> YAMLNode {
    YAMLNode(.mapping(YAMLMapping(pairs)), range: range, tag: tag)
  }

  static func sequence(_ items: [YAMLNode], at range: SourceRange, tag: String? = nil) -> YAMLNode {
    YAMLNode(.sequence(items), range: range, tag: tag)
  }

  static func pair(_ key: YAMLNode, _ value: YAMLNode) -> YAMLMapping.Pair {
    YAMLMapping.Pair(key: key, value: value)
  }
}

extension YAMLScalar {
  /// The text that Compose makes of a value where it wants a string: that of the number or boolean rather than that of
  /// the file, so that `3.10` becomes `3.1` and `0777`, octal to its reader, `511`.
  var composeText: String {
    switch value {
    case .null: return ""
    case .string: return text
    case .bool(let bool): return bool ? "true" : "false"
    case .int(let int):
      let digits = text.utf8.first == UInt8(ascii: "0") && text.utf8.count > 1 ? Int(text, radix: 8) : nil
      return String(digits ?? int)
    case .float(let double):
      guard double.isFinite else { return text }
      return Int(exactly: double).flatMap { $0.magnitude < 1 << 53 ? String($0) : nil } ?? "\(double)"
    }
  }

  /// A file mode as Compose prints it: in octal with a zero before it.
  var composeMode: String {
    guard case .int(let int) = value, int >= 0 else { return text }
    let isOctal = text.utf8.first == UInt8(ascii: "0") && text.utf8.allSatisfy { (0x30...0x37).contains($0) }
    return isOctal ? text : "0" + String(int, radix: 8)
  }
}

extension YAMLNode {
  /// This mapping with `change` made to the values of its keys; nil takes a key out. Anything else stays as it is.
  func mappingCompose(_ change: (String, YAMLNode) -> YAMLNode?) -> YAMLNode {
    guard let pairs = mapping?.pairs else { return self }
    let changed = pairs.compactMap { pair -> YAMLMapping.Pair? in
      guard let key = pair.key.text else { return pair }
      return change(key, pair.value).map { ComposeNode.pair(pair.key, $0) }
    }
    return ComposeNode.mapping(changed, at: range, tag: tag)
  }

  /// This mapping with `key` set: in its place where it has one, else at the end.
  func settingCompose(_ key: String, to value: YAMLNode) -> YAMLNode {
    guard let pairs = mapping?.pairs else { return self }
    let place = pairs.firstIndex { $0.key.text == key }
    var changed = pairs
    if let place {
      changed[place] = ComposeNode.pair(pairs[place].key, value)
    } else {
      changed.append(ComposeNode.pair(ComposeNode.string(key, at: value.range), value))
    }
    return ComposeNode.mapping(changed, at: range, tag: tag)
  }

  func removingCompose(_ key: String) -> YAMLNode {
    mappingCompose { $0 == key ? nil : $1 }
  }

  func withTagCompose(_ tag: String?) -> YAMLNode {
    tag == self.tag ? self : YAMLNode(content, range: range, tag: tag)
  }

  /// The pairs of a mapping whose keys are scalars.
  var composePairs: [(key: YAMLNode, name: String, value: YAMLNode)] {
    (mapping?.pairs ?? []).compactMap { pair in pair.key.text.map { (pair.key, $0, pair.value) } }
  }
}
