/// What changed between two descriptions, for the clients of the API.
///
/// References are followed and schemas compared by what they mean: a schema that moves into `components`, or a component
/// with another name, is no change. What `x-internal: true` hides is not compared.
package struct APIDiff: Sendable {
  /// Why two descriptions cannot be compared.
  package enum Failure: Error, Hashable, Sendable {
    /// One of them, by path, has no field that says which version of OpenAPI it is, or is no mapping.
    case notADescription(String)
    /// The schemas lead to more pairs than memory should hold.
    case tooManySchemas
  }

  /// The worst first, then by their places in the new description.
  package let changes: [Change]
  /// The operations of both descriptions together, for "in all operations".
  package let operationCount: Int

  package init(old: APIFiles, new: APIFiles) throws(Failure) {
    guard let oldSource = DiffSource(old) else { throw .notADescription(old.rootPath) }
    guard let newSource = DiffSource(new) else { throw .notADescription(new.rootPath) }
    var comparison = APIComparison(old: oldSource, new: newSource)
    comparison.run()
    guard !comparison.schemas.isIncomplete else { throw .tooManySchemas }
    changes = comparison.collector.changes
    operationCount = comparison.operationCount
  }

  private init(changes: [Change], operationCount: Int) {
    self.changes = changes
    self.operationCount = operationCount
  }

  /// Without the changes of words and examples.
  package var withoutEditorial: APIDiff {
    APIDiff(changes: changes.filter { !$0.kind.isEditorial }, operationCount: operationCount)
  }

  package func count(_ level: ChangeLevel) -> Int {
    changes.count { $0.kind.level == level }
  }
}
