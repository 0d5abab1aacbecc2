import ForgeYAML

/// Takes out of a bundle what nothing in it uses any more: components, security schemes and tags.
struct ComponentPruning {
  /// The sections of components, by the way to each from the root.
  private let sections: [[String]]
  private var used: Set<[String]> = []
  private var schemes: Set<String> = []
  private var tags: Set<String> = []

  static func prune(_ bundle: YAMLNode, version: SpecificationVersion?) -> YAMLNode {
    var pruning = ComponentPruning(bundle, version)
    pruning.collect(from: bundle)
    return pruning.pruned(bundle, at: [])
  }

  private init(_ bundle: YAMLNode, _ version: SpecificationVersion?) {
    if version == .v20 {
      sections = ["definitions", "responses", "parameters", "securityDefinitions"].map { [$0] }
    } else {
      sections = (bundle["components"]?.mapping?.pairs ?? []).compactMap { pair in
        pair.key.text.map { ["components", $0] }
      }
    }
  }

  /// Notes what is used outside of the components, then what that uses in turn.
  private mutating func collect(from bundle: YAMLNode) {
    var pending: [YAMLNode] = []
    for pair in bundle.mapping?.pairs ?? [] {
      let name = pair.key.text ?? ""
      if !sections.contains(where: { $0[0] == name }), name != "tags" { pending.append(pair.value) }
      if name == "security" { note(security: pair.value) }
    }
    while let node = pending.popLast() {
      switch node.content {
      case .scalar: break
      case .sequence(let items): pending += items
      case .mapping(let mapping):
        for pair in mapping.pairs {
          switch pair.key.text {
          case "$ref": pair.value.string.map { note($0, bundle, &pending) }
          case "mapping":
            for entry in pair.value.mapping?.pairs ?? [] { entry.value.string.map { note($0, bundle, &pending) } }
          case "security": note(security: pair.value)
          case "tags": for tag in pair.value.sequence ?? [] { tag.string.map { _ = tags.insert($0) } }
          default: break
          }
          pending.append(pair.value)
        }
      }
    }
  }

  private mutating func note(_ reference: String, _ bundle: YAMLNode, _ pending: inout [YAMLNode]) {
    guard reference.hasPrefix("#"), let pointer = JSONPointer(fragment: reference) else { return }
    guard let section = sections.first(where: { pointer.tokens.starts(with: $0) }),
      pointer.tokens.count > section.count
    else { return }
    let component = Array(pointer.tokens.prefix(section.count + 1))
    guard used.insert(component).inserted, let node = bundle.value(at: JSONPointer(tokens: component)) else { return }
    pending.append(node)
  }

  private mutating func note(security: YAMLNode) {
    for requirement in security.sequence ?? [] {
      for pair in requirement.mapping?.pairs ?? [] { pair.key.text.map { _ = schemes.insert($0) } }
    }
  }

  private func pruned(_ node: YAMLNode, at path: [String]) -> YAMLNode {
    guard let mapping = node.mapping else { return node }
    let isSection = sections.contains(path)
    let pairs = mapping.pairs.compactMap { pair -> YAMLMapping.Pair? in
      let name = pair.key.text ?? ""
      let below = path + [name]
      if isSection { return isUsed(below) ? pair : nil }
      if path.isEmpty, name == "tags" { return YAMLMapping.Pair(key: pair.key, value: usedTags(pair.value)) }
      guard sections.contains(where: { $0.starts(with: below) }) else { return pair }
      let value = pruned(pair.value, at: below)
      return value.mapping?.pairs.isEmpty == true ? nil : YAMLMapping.Pair(key: pair.key, value: value)
    }
    return YAMLNode(.mapping(YAMLMapping(pairs)), range: node.range, tag: node.tag)
  }

  private func isUsed(_ component: [String]) -> Bool {
    let section = component[component.count - 2]
    if section == "securitySchemes" || section == "securityDefinitions" {
      return schemes.contains(component[component.count - 1])
    }
    return component[component.count - 1].hasPrefix("x-") || used.contains(component)
  }

  private func usedTags(_ node: YAMLNode) -> YAMLNode {
    guard let declared = node.sequence else { return node }
    return YAMLNode(.sequence(declared.filter { $0["name"]?.text.map(tags.contains) ?? true }), range: node.range)
  }
}
