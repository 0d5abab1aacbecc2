import ForgeDiagnostics
import ForgeYAML

/// One patch of `patches`, `patchesStrategicMerge` or `patchesJson6902`, read.
struct PatchTransformer {
  /// Its documents, or the operations of its only one.
  let roots: [YAMLNode]
  let target: YAMLNode?
  let allowsNameChange: Bool
  let allowsKindChange: Bool
  /// What a reader of the kustomization takes for the patch.
  let range: SourceRange
  let schema: MergeSchema

  func apply(to resources: inout [KustomizedResource]) throws(KustomizeFault) {
    guard !roots.isEmpty else { throw KustomizeFault(.emptyPatch, at: range) }
    if roots.count == 1, roots[0].sequence != nil { return try applyOperations(roots[0], to: &resources) }
    for root in roots {
      guard root.mapping != nil, root["kind"]?.text != nil, root.value(at: "metadata", "name")?.text != nil else {
        throw KustomizeFault(.neitherPatch, at: range)
      }
      try applyMerge(root, to: &resources)
    }
  }

  private func applyOperations(_ root: YAMLNode, to resources: inout [KustomizedResource]) throws(KustomizeFault) {
    let patch = try JSONPatch(root)
    guard let target else { throw KustomizeFault(.noTarget, at: range) }
    for place in try TargetSelector(node: target).places(in: resources) {
      resources[place].remember()
      resources[place].root = try patch.apply(to: resources[place].root)
    }
  }

  private func applyMerge(_ root: YAMLNode, to resources: inout [KustomizedResource]) throws(KustomizeFault) {
    let places: [Int]
    if let target {
      places = try TargetSelector(node: target).places(in: resources)
    } else {
      places = [try onlyTarget(of: root, in: resources)]
    }
    let body = body(of: root)
    var removed: Set<Int> = []
    for place in places {
      var resource = resources[place]
      if allowsNameChange || allowsKindChange { resource.remember() }
      let merged = try StrategicMerge(schema: schema).merge(body, into: resource.root)
      guard let merged else {
        removed.insert(place)
        continue
      }
      resource.root = merged
      resources[place] = resource
    }
    guard !removed.isEmpty else { return }
    resources = resources.indices.filter { !removed.contains($0) }.map { resources[$0] }
  }

  /// What of the patch changes an object: not what only says which.
  private func body(of root: YAMLNode) -> YAMLNode {
    var body = root.withoutYAML11Words.removing("apiVersion")
    if !allowsKindChange { body = body.removing("kind") }
    guard let metadata = body["metadata"] else { return body }
    var kept = metadata.removing("namespace")
    if !allowsNameChange { kept = kept.removing("name") }
    return kept.mapping?.pairs.isEmpty ?? true ? body.removing("metadata") : body.setting("metadata", to: kept)
  }

  private func onlyTarget(of root: YAMLNode, in resources: [KustomizedResource]) throws(KustomizeFault) -> Int {
    let id = KustomizedResource(root, cause: range).id
    let places = resources.indices.filter { place in resources[place].allIDs.contains { $0.isSame(as: id) } }
    if let place = places.first, places.count == 1 { return place }
    guard places.isEmpty else { throw KustomizeFault(.manyTargets(id), at: range) }
    let near = Suggestion.nearest(to: id.name, among: resources.filter { $0.kind == id.kind }.map(\.name))
    throw KustomizeFault(.noTarget(id).suggesting(near), at: range)
  }
}

extension Message {
  fileprivate static let emptyPatch: Message = "patch is empty"
  fileprivate static let noTarget: Message = "patch of operations needs a `target`"
  fileprivate static let neitherPatch: Message =
    "patch is neither an object with `kind` and `metadata.name` nor a list of operations"

  fileprivate static func noTarget(_ id: ResourceID) -> Message {
    "patch has no target, no object here is `\(id)`"
  }

  fileprivate static func manyTargets(_ id: ResourceID) -> Message {
    "patch has more than one target, several objects are `\(id)`"
  }
}
