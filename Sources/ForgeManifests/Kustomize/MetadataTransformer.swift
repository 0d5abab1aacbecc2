import ForgeDiagnostics
import ForgeYAML

/// Labels or annotations into the mappings that the fields name.
struct MetadataTransformer {
  let pairs: YAMLNode
  let fields: [FieldSpec]

  func apply(to resources: inout [KustomizedResource]) throws(KustomizeFault) {
    let entries = (pairs.mapping?.pairs ?? []).sorted { ($0.key.text ?? "") < ($1.key.text ?? "") }
    guard !entries.isEmpty else { return }
    let editor = FieldEditor(empty: .mapping(at: pairs.range)) { (node) throws(KustomizeFault) in
      guard node.isNull || node.mapping != nil else {
        throw KustomizeFault("labels and annotations are put into a mapping, and this is none", at: node.range)
      }
      var node = node.isNull ? YAMLNode.mapping(at: pairs.range) : node
      for entry in entries {
        guard let key = entry.key.text else { continue }
        node = node.setting(key, to: .string(entry.value.text ?? "", at: entry.value.range), keyAt: entry.key.range)
      }
      return node
    }
    for place in resources.indices { try editor.apply(fields, to: &resources[place]) }
  }
}
