import ForgeDiagnostics
import ForgeYAML

/// The objects that a patch is for, by patterns that match whole texts and by selectors of labels.
struct TargetSelector {
  let node: YAMLNode

  /// The places of the objects that match; a name or namespace of before counts as the one of now.
  func places(in resources: [KustomizedResource]) throws(KustomizeFault) -> [Int] {
    let group = try pattern("group"), version = try pattern("version"), kind = try pattern("kind")
    let name = try pattern("name"), namespace = try pattern("namespace")
    let labels = try selector("labelSelector"), annotations = try selector("annotationSelector")
    return resources.indices.filter { place in
      let resource = resources[place]
      let id = resource.id
      let original = resource.originalID
      return namespace.accepts(original.effectiveNamespace, id.effectiveNamespace)
        && name.accepts(original.name, id.name) && group.accepts(id.group) && version.accepts(id.version)
        && kind.accepts(id.kind) && (labels?.matches(resource.texts("labels")) ?? true)
        && (annotations?.matches(resource.texts("annotations")) ?? true)
    }
  }

  private func pattern(_ key: String) throws(KustomizeFault) -> Pattern {
    guard let field = node[key], let text = field.text, !text.isEmpty else { return Pattern(pattern: nil) }
    guard let pattern = TargetPattern(text) else {
      throw KustomizeFault("`\(text)` is no regular expression", at: field.range)
    }
    return Pattern(pattern: pattern)
  }

  private func selector(_ key: String) throws(KustomizeFault) -> SelectorText? {
    guard let field = node[key], let text = field.text, !text.isEmpty else { return nil }
    guard let selector = SelectorText(text) else {
      throw KustomizeFault("`\(text)` is no selector of labels", at: field.range)
    }
    return selector
  }

  private struct Pattern: ~Copyable {
    let pattern: TargetPattern?

    func accepts(_ texts: String...) -> Bool {
      switch pattern {
      case .none: true
      case .some(let pattern): texts.contains { pattern.matches($0) }
      }
    }
  }
}

extension KustomizedResource {
  /// The labels or annotations as a dictionary.
  func texts(_ field: String) -> [String: String] {
    let pairs = root.value(at: "metadata", field)?.texts ?? []
    return Dictionary(pairs.map { ($0.key, $0.value.text ?? "") }) { first, _ in first }
  }
}
