import ForgeDiagnostics
import ForgeYAML

/// A comparison while it runs: both sides, what was found so far, and the schemas that are still to be compared. Each
/// file in `Areas` adds one part of the walk.
struct APIComparison {
  let old: DiffSource
  let new: DiffSource
  var collector = ChangeCollector()
  let securitySchemes: SecuritySchemePairs
  var schemas: SchemaComparison
  private(set) var operationCount = 0
  /// The calls of callbacks that were compared, for each operation: a callback may lead back to itself.
  private var comparedCalls: Set<CallPair> = []

  private struct CallPair: Hashable {
    let old: SourceRange
    let new: SourceRange
    let number: Int
  }

  init(old: DiffSource, new: DiffSource) {
    self.old = old
    self.new = new
    securitySchemes = SecuritySchemePairs(old: old, new: new)
    schemas = SchemaComparison(old: old, new: new)
  }

  mutating func run() {
    compareDescription()
    comparePaths()
    compareWebhooks()
    schemas.run(&collector)
  }

  /// Whether the call of a callback is yet to be compared.
  mutating func isNew(_ pair: OperationPair) -> Bool {
    comparedCalls.insert(CallPair(old: pair.old.key.range, new: pair.new.key.range, number: pair.number)).inserted
  }

  mutating func addOperation(_ name: String) -> Int {
    operationCount += 1
    return collector.addOperation(name)
  }
}

/// An operation that both sides have.
struct OperationPair {
  let old: DiffOperation
  let new: DiffOperation
  /// The number of the operation whose clients are concerned: that around a callback.
  let number: Int
  /// Which way its request goes.
  let direction: Direction
}
