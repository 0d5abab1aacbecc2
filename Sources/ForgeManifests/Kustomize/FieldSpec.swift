import ForgeDiagnostics
import ForgeYAML

/// Where in objects of some kinds a transformer finds what it changes: `spec/template/metadata/labels`.
struct FieldSpec: Hashable {
  var group = ""
  var version = ""
  var kind = ""
  var path: String
  var create = false

  init(_ path: String, group: String = "", version: String = "", kind: String = "", create: Bool = false) {
    self.path = path
    self.group = group
    self.version = version
    self.kind = kind
    self.create = create
  }

  func matches(_ id: ResourceID) -> Bool {
    id.isOf(group: group, version: version, kind: kind)
  }

  /// The keys of the path; `\/` is a slash inside of one.
  var keys: [String] {
    var keys: [String] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      if let last = keys.last, last.hasSuffix("\\") {
        keys[keys.count - 1] = last.dropLast() + "/" + part
      } else {
        keys.append(String(part))
      }
    }
    return keys
  }
}

/// Changes the fields of an object that a spec names.
struct FieldEditor {
  /// What is made where the field is missing and the spec says to create it; nil never creates.
  var empty: YAMLNode?
  let change: (YAMLNode) throws(KustomizeFault) -> YAMLNode

  func apply(_ specs: [FieldSpec], to resource: inout KustomizedResource) throws(KustomizeFault) {
    for spec in specs where spec.matches(resource.id) {
      resource.root = try edit(resource.root, spec.keys[...], spec)
    }
  }

  private func edit(
    _ node: YAMLNode, _ keys: ArraySlice<String>, _ spec: FieldSpec
  ) throws(KustomizeFault) -> YAMLNode {
    guard let key = keys.first else { return try change(node) }
    switch node.content {
    case .sequence(let items):
      var changed: [YAMLNode] = []
      for item in items { changed.append(try edit(item, keys, spec)) }
      return node.with(items: changed)
    case .mapping: return try field(node, key, keys, spec)
    case .scalar:
      throw KustomizeFault(.notACollection(spec.path, key), at: node.range)
    }
  }

  private func field(
    _ node: YAMLNode, _ key: String, _ keys: ArraySlice<String>, _ spec: FieldSpec
  ) throws(KustomizeFault) -> YAMLNode {
    let isSequence = key.hasSuffix("[]")
    let name = isSequence ? String(key.dropLast(2)) : key
    let creates = spec.create && empty != nil && !isSequence
    var value = node[name]
    if value == nil || value?.isNull == true {
      guard creates, let empty else {
        guard let value, keys.count == 1, !isSequence else { return node }
        return node.setting(name, to: try change(value))
      }
      value = keys.count == 1 ? empty : .mapping(at: empty.range)
    }
    guard let value else { return node }
    return node.setting(name, to: try edit(value, keys.dropFirst(), spec), keyAt: empty?.range)
  }
}

extension Message {
  fileprivate static func notACollection(_ path: String, _ key: String) -> Message {
    "value above `\(key)` of `\(path)` is neither a mapping nor a list"
  }
}
