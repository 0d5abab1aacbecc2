import Synchronization

/// Names that follow from the repository alone: found when the first page asks, and kept for the others.
final class SharedNames: Sendable {
  private let databases = Mutex<[[String]: DatabaseNames]>([:])
  private let buckets = Mutex<MadeBuckets?>(nil)

  func databases(of environments: [String], _ make: () -> DatabaseNames) -> DatabaseNames {
    databases.withLock { known in
      if let names = known[environments] { return names }
      let names = make()
      known[environments] = names
      return names
    }
  }

  func madeBuckets(_ make: () -> MadeBuckets) -> MadeBuckets {
    buckets.withLock { known in
      if let known { return known }
      let made = make()
      known = made
      return made
    }
  }
}
