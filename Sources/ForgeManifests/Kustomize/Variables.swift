import ForgeDiagnostics
import ForgeYAML

/// Puts the values of `vars` in place of `$(NAME)` (`api/filters/refvar`).
struct Variables {
  private let values: [String: YAMLNode]

  init(_ variables: [YAMLNode], in resources: [KustomizedResource]) throws(KustomizeFault) {
    var values: [String: YAMLNode] = [:]
    for variable in variables {
      guard let name = variable["name"]?.text else { continue }
      guard let resource = resources.first(where: { $0.variables.contains(name) }) else {
        throw KustomizeFault(.noObject(name), at: variable["objref"]?.range ?? variable.range)
      }
      let path = variable["fieldref"]?["fieldpath"] ?? variable["fieldref"]?["fieldPath"]
      let text = path?.text ?? "metadata.name"
      guard let value = FieldPath(Self.dotted(text)).value(in: resource.root) else {
        throw KustomizeFault(.noField(text), at: path?.range ?? variable.range)
      }
      values[name] = value
    }
    self.values = values
  }

  /// `a[0].b` as `a.0.b`.
  private static func dotted(_ text: String) -> String {
    guard text.contains("["), !text.contains("=") else { return text }
    return text.replacing("[", with: ".").replacing("]", with: "")
  }

  /// The places of the objects that a variable may take its value from.
  static func places(of variable: YAMLNode, in resources: [KustomizedResource]) -> [Int] {
    guard let reference = variable["objref"] else { return [] }
    var wanted = ResourceID(
      apiVersion: reference["apiVersion"]?.text ?? "", kind: reference["kind"]?.text ?? "",
      name: reference["name"]?.text ?? "", namespace: reference["namespace"]?.text ?? "")
    if let group = reference["group"]?.text { wanted.group = group }
    if let version = reference["version"]?.text { wanted.version = version }
    return resources.indices.filter { place in
      let id = resources[place].originalID
      return id.name == wanted.name && id.isOf(group: wanted.group, version: wanted.version, kind: wanted.kind)
        && (wanted.namespace.isEmpty || id.effectiveNamespace == wanted.effectiveNamespace)
    }
  }

  func apply(_ fields: [FieldSpec], to resources: inout [KustomizedResource]) throws(KustomizeFault) {
    guard !values.isEmpty else { return }
    let editor = FieldEditor(empty: nil) { (node) throws(KustomizeFault) in expanded(node) }
    for place in resources.indices { try editor.apply(fields, to: &resources[place]) }
  }

  private func expanded(_ node: YAMLNode) -> YAMLNode {
    switch node.content {
    case .mapping(let mapping): node.with(pairs: mapping.pairs.map { .init(key: $0.key, value: expanded($0.value)) })
    case .sequence(let items): node.with(items: items.map(expanded))
    case .scalar: expandedScalar(node)
    }
  }

  private func expandedScalar(_ node: YAMLNode) -> YAMLNode {
    guard let text = node.string, text.contains("$(") else { return node }
    if text.hasPrefix("$("), text.hasSuffix(")"), let value = values[String(text.dropFirst(2).dropLast())] {
      return value
    }
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      if rest.first == "$" {
        result += "$"
        rest = rest.dropFirst()
      } else if rest.first == "(", let end = rest.firstIndex(of: ")") {
        let name = String(rest[rest.index(after: rest.startIndex)..<end])
        result += values[name]?.text ?? "$(\(name))"
        rest = rest[rest.index(after: end)...]
      } else {
        result += "$"
      }
    }
    return .string(result + rest, at: node.range)
  }
}

extension Message {
  fileprivate static func noObject(_ name: String) -> Message {
    "variable `\(name)` refers to no object here"
  }

  fileprivate static func noField(_ path: String) -> Message {
    "`\(path)` does not exist in the object that the variable refers to"
  }
}
