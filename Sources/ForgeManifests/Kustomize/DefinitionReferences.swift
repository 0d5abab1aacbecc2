import ForgeYAML

extension TransformerConfiguration {
  /// Adds what the definitions of a file of `crds` say of their fields (`accumulator/loadconfigfromcrds.go`).
  mutating func addDefinitions(_ document: YAMLNode) {
    let definitions = (document["definitions"] ?? document).texts
    let byName = Dictionary(definitions.map { ($0.key, $0.value["Schema"] ?? $0.value) }) { first, _ in first }
    for (name, schema) in byName where schema.value(at: "properties", "kind") != nil {
      let kind = name.split(separator: ".").last.map(String.init) ?? name
      visit(schema, path: [], kind: kind, definitions: byName, within: [name])
    }
  }

  private mutating func visit(
    _ schema: YAMLNode, path: [String], kind: String, definitions: [String: YAMLNode], within names: [String]
  ) {
    for (name, property) in schema["properties"]?.texts ?? [] {
      let path = path + [name]
      let spec = FieldSpec(path.joined(separator: "/"), kind: kind, create: property["x-kubernetes-annotation"] != nil)
      if property["x-kubernetes-annotation"] != nil, !annotations.contains(spec) { annotations.append(spec) }
      if property["x-kubernetes-label-selector"] != nil {
        commonLabels.append(FieldSpec(spec.path, kind: kind, create: true))
      }
      if property["x-kubernetes-identity"] != nil { prefixes.append(FieldSpec(spec.path, kind: kind)) }
      if let target = property["x-kubernetes-object-ref-kind"]?.text {
        let parts = ResourceID.parts(of: property["x-kubernetes-object-ref-api-version"]?.text ?? "")
        let nameKey = property["x-kubernetes-object-ref-name-key"]?.text ?? "name"
        let field = FieldSpec((path + [nameKey]).joined(separator: "/"), kind: kind)
        add(NameReference(group: parts.group, version: parts.version, kind: target, fields: [field]))
      }
      let reference = (property["$ref"] ?? property["items"]?["$ref"])?.text
      guard let reference, let next = reference.split(separator: "/").last.map(String.init), !names.contains(next),
        names.count < 32, let definition = definitions[next]
      else { continue }
      visit(definition, path: path, kind: kind, definitions: definitions, within: names + [next])
    }
  }
}
