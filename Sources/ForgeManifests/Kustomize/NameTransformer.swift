import ForgeDiagnostics
import ForgeYAML

/// `namePrefix` and `nameSuffix`.
struct NameTransformer {
  let text: String
  let isPrefix: Bool
  /// In which fields; `metadata/name` of all kinds by default.
  let fields: [FieldSpec]

  private static let skipped: Set<String> = ["CustomResourceDefinition", "APIService", "Namespace"]

  func apply(to resources: inout [KustomizedResource]) throws(KustomizeFault) {
    guard !text.isEmpty else { return }
    for place in resources.indices where !Self.skipped.contains(resources[place].originalID.kind) {
      let original = resources[place].originalID
      for field in fields where field.matches(original) {
        if field.path == "metadata/name" {
          if isPrefix { resources[place].prefixes.append(text) } else { resources[place].suffixes.append(text) }
          resources[place].remember()
        }
        let editor = FieldEditor(empty: nil) { (node) throws(KustomizeFault) in
          .string(isPrefix ? text + (node.text ?? "") : (node.text ?? "") + text, at: node.range)
        }
        try editor.apply([field], to: &resources[place])
      }
    }
  }
}
