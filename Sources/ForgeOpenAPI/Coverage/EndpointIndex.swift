/// Finds the operation that a method and a path name.
package struct EndpointIndex: Sendable {
  private struct Entry: Sendable {
    let segments: [Substring]
    let operation: Int
  }

  private let operations: [APIOperation]
  private let basePaths: [String]
  /// Entries by method and number of segments.
  private var entries: [String: [Entry]] = [:]
  private var ids: [String: Int] = [:]
  /// What a mention of one of the operations may begin with: the methods of HTTP, and those of `additionalOperations`.
  package let methods: Set<String>

  package init(_ api: APIDescription) {
    operations = api.operations
    methods = EndpointMention.methods.union(operations.map(\.method))
    basePaths = api.basePaths.sorted { $0.count > $1.count }
    for (index, operation) in operations.enumerated() {
      let segments = operation.path.split(separator: "/")
      entries["\(operation.method) \(segments.count)", default: []].append(Entry(segments: segments, operation: index))
      if let id = operation.operationID, ids[id] == nil { ids[id] = index }
    }
  }

  /// The index of the operation with this operationId.
  package func operation(id: String) -> Int? { ids[id] }

  /// The index of the operation that `mention` names: with or without a server's base path, whatever it calls the
  /// parameters, and with concrete values in their place. The path with the most literal segments wins.
  package func operation(for mention: EndpointMention) -> Int? {
    match(mention.method, mention.path)
      ?? basePaths.lazy.compactMap { base -> Int? in
        guard !base.isEmpty, mention.path.hasPrefix("\(base)/") else { return nil }
        return match(mention.method, String(mention.path.dropFirst(base.count)))
      }.first
  }

  private func match(_ method: String, _ path: String) -> Int? {
    let segments = path.split(separator: "/")
    var best: (operation: Int, literals: Int)?
    for entry in entries["\(method) \(segments.count)"] ?? [] {
      var literals = 0
      let isMatch = zip(entry.segments, segments).allSatisfy { template, segment in
        if template.hasPrefix("{") { return true }
        literals += 1
        return template == segment
      }
      if isMatch, literals > best?.literals ?? -1 { best = (entry.operation, literals) }
    }
    return best?.operation
  }
}
