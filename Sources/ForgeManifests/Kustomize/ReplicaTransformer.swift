import ForgeDiagnostics
import ForgeYAML

/// One entry of `replicas`.
struct ReplicaTransformer {
  let entry: YAMLNode
  let fields: [FieldSpec]

  func apply(to resources: inout [KustomizedResource]) throws(KustomizeFault) {
    let name = entry["name"]?.text ?? ""
    guard let count = entry["count"] else { return }
    var isFound = false
    for field in fields {
      let places = resources.indices.filter { place in
        resources[place].allIDs.contains { $0.name == name && field.matches($0) }
      }
      isFound = isFound || !places.isEmpty
      let editor = FieldEditor(empty: count) { (_) throws(KustomizeFault) in count }
      for place in places { try editor.apply([field], to: &resources[place]) }
    }
    guard !isFound else { return }
    let near = Suggestion.nearest(
      to: name, among: resources.filter { resource in fields.contains { $0.matches(resource.id) } }.map(\.name))
    throw KustomizeFault(.nothingToScale(name).suggesting(near), at: entry["name"]?.range ?? entry.range)
  }
}

extension Message {
  fileprivate static func nothingToScale(_ name: String) -> Message {
    "`\(name)` names no object that has replicas"
  }
}
