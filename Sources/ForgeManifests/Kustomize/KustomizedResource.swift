import ForgeDiagnostics
import ForgeYAML

/// An object on its way through a build, with what Kustomize remembers of it.
struct KustomizedResource {
  enum Behavior: String {
    case unspecified, create, replace, merge
  }

  var root: YAMLNode
  /// The names that it had before, the oldest first, with the namespaces and kinds of that time.
  var earlier: [(name: String, namespace: String, kind: String)] = []
  var prefixes: [String] = []
  var suffixes: [String] = []
  var needsHash = false
  var behavior = Behavior.unspecified
  /// The file or generator that made it, and the transformers that it went through, where `buildMetadata` asks for them.
  var origin: String?
  var transformations: [String] = []
  /// Variables that take a value from it.
  var variables: [String] = []
  /// What in the kustomization put it here.
  var cause: SourceRange

  init(_ root: YAMLNode, cause: SourceRange) {
    self.root = root
    self.cause = cause
  }

  var apiVersion: String { root["apiVersion"]?.text ?? "" }
  var kind: String { root["kind"]?.text ?? "" }
  var name: String { root.value(at: "metadata", "name")?.text ?? "" }
  var namespace: String { root.value(at: "metadata", "namespace")?.text ?? "" }

  var id: ResourceID { ResourceID(apiVersion: apiVersion, kind: kind, name: name, namespace: namespace) }

  var earlierIDs: [ResourceID] {
    let apiVersion = apiVersion
    return earlier.map {
      ResourceID(apiVersion: apiVersion, kind: $0.kind, name: $0.name, namespace: $0.namespace)
    }
  }

  var allIDs: [ResourceID] { earlierIDs + [id] }
  var originalID: ResourceID { earlierIDs.first ?? id }

  /// Keeps the name, namespace and kind of now, before they change.
  mutating func remember() {
    earlier.append((name, id.effectiveNamespace, kind))
  }

  /// Gives it the name, in the place where the old one is written.
  mutating func rename(_ text: String, at range: SourceRange? = nil) {
    let place = range ?? root.value(at: "metadata", "name")?.range ?? root.range
    root = root.updating(["metadata", "name"], at: place) { _ in .string(text, at: place) }
  }
}
