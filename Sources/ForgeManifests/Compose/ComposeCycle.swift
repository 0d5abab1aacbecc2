import ForgeDiagnostics

/// Services that wait for each other.
enum ComposeCycle {
  typealias Edge = (name: String, place: SourceRange)

  /// The first cycle, in the order of the services, and where it closes. The walk has its own stack: a chain may be as
  /// long as the file.
  static func find(in services: [(name: String, edges: [Edge])]) -> (names: [String], place: SourceRange)? {
    let edges = Dictionary(services.map { ($0.name, $0.edges) }) { first, _ in first }
    var done: Set<String> = []
    for (start, _) in services where !done.contains(start) {
      var path = [start]
      var places = [start: 0]
      var next = [0]
      while let name = path.last, let place = next.last {
        let out = edges[name] ?? []
        guard place < out.count else {
          done.insert(name)
          places[name] = nil
          path.removeLast()
          next.removeLast()
          continue
        }
        next[next.count - 1] += 1
        let edge = out[place]
        if let first = places[edge.name] { return (Array(path[first...]) + [edge.name], edge.place) }
        guard !done.contains(edge.name), edges[edge.name] != nil else { continue }
        places[edge.name] = path.count
        path.append(edge.name)
        next.append(0)
      }
    }
    return nil
  }
}
