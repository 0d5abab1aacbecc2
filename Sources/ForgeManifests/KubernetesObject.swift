package import ForgeDiagnostics
package import ForgeYAML

/// An object of Kubernetes as a manifest creates it.
///
/// Every node of the tree has the range, in a file of the repository, that its text was written at: the line of a
/// template, of a values file or of a patch. Where a template puts a value under a key, the key's range is in the
/// template and the value's in the file that gave the value.
package struct KubernetesObject: Hashable, Sendable {
  /// The whole object, a mapping.
  package let root: YAMLNode
  package let apiVersion: String
  /// The API group: `apps` of `apps/v1`, empty for the core group.
  package let group: String
  package let kind: String
  /// `metadata.name`; empty where the object has only a `generateName`.
  package let name: String
  /// `metadata.namespace`, or the namespace that the deployment puts it in; nil for objects that stand in none.
  package let namespace: String?

  /// The object that `root` is; nil where it has no `apiVersion` and `kind`. `namespace` is for an object that names
  /// none itself.
  package init?(_ root: YAMLNode, namespace: String? = nil) {
    guard let apiVersion = root["apiVersion"]?.text, let kind = root["kind"]?.text else { return nil }
    self.root = root
    self.apiVersion = apiVersion
    group = apiVersion.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(apiVersion[..<$0]) } ?? ""
    self.kind = kind
    let metadata = root["metadata"]
    name = metadata?["name"]?.text ?? ""
    self.namespace = metadata?["namespace"]?.text ?? namespace
  }

  /// The version: `v1` of `apps/v1`.
  package var version: String {
    apiVersion.firstIndex(of: "/").map { String(apiVersion[apiVersion.index(after: $0)...]) } ?? apiVersion
  }

  /// The pods that it is or makes; nil for objects that make none.
  package var pods: PodTemplate? { PodTemplate(of: self) }

  /// The keys of a ConfigMap or Secret.
  package var dataKeys: Set<String> {
    Set(["data", "binaryData", "stringData"].flatMap { root[$0]?.mapping?.pairs.compactMap(\.key.text) ?? [] })
  }

  /// The key `name` of a ConfigMap or Secret, where it stands; nil where there is none.
  package func dataKey(_ name: String) -> YAMLNode? {
    ["data", "binaryData", "stringData"].lazy.compactMap { member in
      root[member]?.mapping?.pairs.first { $0.key.text == name }?.key
    }.first
  }

  /// Where the object's name stands, or its kind where it has none.
  package var place: SourceRange {
    (root["metadata"]?["name"] ?? root["kind"])?.range ?? root.range
  }
}
