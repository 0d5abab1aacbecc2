import ForgeDiagnostics
import ForgeYAML

/// References that lead to each other and never to an object. A schema that has itself as a property is none of them.
struct ReferenceCycles {
  /// The places in `APIDescription.references` on each way round, in the order of the way.
  private(set) var cycles: [[Int]] = []

  init(_ api: APIDescription) {
    // Only references to references can be part of one, and those are few.
    let candidates = api.references.indices.filter { api.references[$0].leadsOn && api.references[$0].isPlain }
    let next = Self.successors(of: candidates, in: api)
    /// The search in which each reference was seen first; each is seen once.
    var seen: [Int: Int] = [:]
    for start in candidates where seen[start] == nil {
      var way: [Int] = []
      var current: Int? = start
      while let reference = current, seen[reference] == nil {
        seen[reference] = start
        way.append(reference)
        current = next[reference]
      }
      guard let current, seen[current] == start, let first = way.firstIndex(of: current) else { continue }
      cycles.append(Array(way[first...]))
    }
  }

  /// The candidate that stands at the place that each candidate names, where one does.
  private static func successors(of candidates: [Int], in api: APIDescription) -> [Int: Int] {
    let byHolder = Dictionary(candidates.map { (api.references[$0].holder.range, $0) }) { first, _ in first }
    var next: [Int: Int] = [:]
    for index in candidates {
      next[index] = api.references[index].target.flatMap { byHolder[$0.range] }
    }
    return next
  }
}

extension APIReferenceUse {
  /// A `$ref`, which stands for what it leads to. `$dynamicRef` may lead back to itself and mean another schema.
  fileprivate var isPlain: Bool {
    form == .reference && holder["$ref"]?.range == node.range
  }
}
