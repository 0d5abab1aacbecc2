import ForgeDiagnostics
import ForgeYAML

/// References that lead to each other and never to an object. A schema that has itself as a property is none of them.
struct ReferenceCycles {
  /// The places in `APIDescription.references` on each way round, in the order of the way.
  private(set) var cycles: [[Int]] = []

  init(_ api: APIDescription) {
    let next = Self.successors(api)
    /// The search in which each reference was seen first; each is seen once.
    var seen = [Int](repeating: -1, count: next.count)
    for start in next.indices where seen[start] < 0 {
      var way: [Int] = []
      var current = start
      while seen[current] < 0 {
        seen[current] = start
        way.append(current)
        guard let following = next[current] else { break }
        current = following
      }
      if next[current] != nil, seen[current] == start, let first = way.firstIndex(of: current),
        next[way[way.count - 1]] == current
      {
        cycles.append(Array(way[first...]))
      }
    }
  }

  /// The reference that stands at the place that each reference names; nil where something else does.
  private static func successors(_ api: APIDescription) -> [Int?] {
    var byHolder: [SourceRange: Int] = [:]
    for (index, use) in api.references.enumerated() where use.isPlain {
      byHolder[use.holder.range] = index
    }
    return api.references.map { use in
      guard use.isPlain, case .success(let place) = use.place, let target = api.files.target(of: place) else {
        return nil
      }
      return target["$ref"] == nil ? nil : byHolder[target.range]
    }
  }
}

extension APIReferenceUse {
  /// A `$ref`, which stands for what it leads to. `$dynamicRef` may lead back to itself and mean another schema.
  fileprivate var isPlain: Bool {
    form == .reference && holder["$ref"]?.range == node.range
  }
}
