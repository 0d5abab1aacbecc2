extension Collection where Self: Sendable, Index == Int {
  /// `transform` of every element, in the order of the elements, by at most `jobs` tasks at once.
  ///
  /// Work is dealt in runs of neighbours, so that a run costs far more than starting its task.
  package func concurrentMap<Result: Sendable>(
    jobs: Int, _ transform: @escaping @Sendable (Element) throws -> Result
  ) async throws -> [Result] {
    guard jobs > 1, count > 1 else { return try map(transform) }
    let size = Swift.max(1, Swift.min(64, count / (jobs * 4)))
    let runs = stride(from: startIndex, to: endIndex, by: size).map { $0..<Swift.min($0 + size, endIndex) }
    return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
      var results = [[Result]?](repeating: nil, count: runs.count)
      var next = 0
      func start() {
        guard next < runs.count else { return }
        let run = next
        next += 1
        group.addTask {
          try Task.checkCancellation()
          return (run, try runs[run].map { try transform(self[$0]) })
        }
      }
      for _ in 0..<jobs { start() }
      while let (run, values) = try await group.next() {
        results[run] = values
        start()
      }
      return results.flatMap { $0 ?? [] }
    }
  }
}
