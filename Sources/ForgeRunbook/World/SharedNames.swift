import ForgeDiagnostics
import Synchronization

/// Names that follow from the repository alone: found when the first page asks, and kept for the others.
final class SharedNames: Sendable {
  private let databases = Mutex<[[String]: DatabaseNames]>([:])
  private let mentions = Mutex<[String: SourceRange?]>([:])
  private let buckets = Mutex<MadeBuckets?>(nil)

  func databases(of environments: [String], _ make: () -> DatabaseNames) -> DatabaseNames {
    databases.withLock { known in
      if let names = known[environments] { return names }
      let names = make()
      known[environments] = names
      return names
    }
  }

  func mention(of name: String, _ search: () -> SourceRange?) -> SourceRange? {
    if let known = mentions.withLock({ $0[name] }) { return known }
    let found = search()
    mentions.withLock { $0[name] = .some(found) }
    return found
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
