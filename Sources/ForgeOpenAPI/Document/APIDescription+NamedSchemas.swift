package import ForgeYAML

extension APIDescription {
  /// The schemas by what they are called: those of `components`, then those of other files that references lead to, by the last
  /// part of the reference, which is the name that a bundle gives them. Of two that are called the same, the first.
  package var namedSchemas: [String: YAMLNode] {
    var named: [String: YAMLNode] = [:]
    for pair in components(.schema)?.pairs ?? [] {
      if let name = pair.key.text, named[name] == nil { named[name] = pair.value }
    }
    for use in references where use.kind == .schema {
      guard case .success(let place) = use.place, let name = place.pointer.tokens.last, let target = use.target,
        named[name] == nil
      else { continue }
      named[name] = target
    }
    return named
  }
}
