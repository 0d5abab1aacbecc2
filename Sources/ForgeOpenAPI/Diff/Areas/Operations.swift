import ForgeDiagnostics
import ForgeYAML

extension ChangeArea {
  static let operations = ChangeArea(
    "Operations",
    [
      .operationRemoved, .deprecatedOperationRemoved, .operationAdded, .operationMethodChanged, .operationPathChanged,
      .pathParameterRenamed, .operationIDChanged, .operationIDRemoved, .operationIDAdded, .operationDeprecated,
      .operationUndeprecated, .operationTagsChanged,
    ])
}

extension ChangeKind {
  static let operationRemoved = ChangeKind(
    "operation-removed", .breaking, "Operation removed", why: "Clients that call it get an error.")

  static let deprecatedOperationRemoved = ChangeKind(
    "deprecated-operation-removed", .dangerous, "Deprecated operation removed that had an `x-sunset`",
    why: "Clients were told when it would go; those that did not move yet get an error.")

  static let operationAdded = ChangeKind("operation-added", .safe, "Operation added", why: "No client calls it yet.")

  static let operationMethodChanged = ChangeKind(
    "operation-method-changed", .breaking, "Operation moved to another method of its path",
    why: "Clients that call it by the old method get an error.")

  static let operationPathChanged = ChangeKind(
    "operation-path-changed", .breaking, "Operation moved to another path",
    why: "Clients that call it at the old path get an error.")

  static let pathParameterRenamed = ChangeKind(
    "path-parameter-renamed", .safe, "Path the same but for the name of a parameter",
    why: "The name is not part of any request; generated clients may call an argument by it.")

  static let operationIDChanged = ChangeKind(
    "operation-id-changed", .dangerous, "operationId changed",
    why: "Functions of generated clients are named by it; requests are the same.")

  static let operationIDRemoved = ChangeKind(
    "operation-id-removed", .dangerous, "operationId removed",
    why: "Functions of generated clients are named by it; requests are the same.")

  static let operationIDAdded = ChangeKind(
    "operation-id-added", .safe, "operationId added", why: "Generated clients get a better name for the operation.")

  static let operationDeprecated = ChangeKind(
    "operation-deprecated", .safe, "Operation deprecated", why: "It works as before; clients should plan to move.")

  static let operationUndeprecated = ChangeKind(
    "operation-undeprecated", .safe, "Operation no longer deprecated", why: "Clients can stay.")

  static let operationTagsChanged = ChangeKind(
    "operation-tags-changed", .safe, "Tags of an operation changed",
    why: "Requests are the same; generated clients may group the operation elsewhere.")
}

extension APIComparison {
  mutating func comparePaths() {
    var gone: [(path: DiffPath, operation: DiffOperation)] = []
    var added: [(path: DiffPath, operation: DiffOperation)] = []
    var partners = PathPartners(old.paths)
    for path in new.paths {
      guard let before = partners.take(for: path) else {
        added += new.operations(of: path).map { (path, $0) }
        continue
      }
      let oldOperations = old.operations(of: before)
      let newOperations = new.operations(of: path)
      for operation in newOperations {
        if let earlier = oldOperations.first(where: { $0.method == operation.method }) {
          compare(earlier, operation, before, path)
        } else {
          added.append((path, operation))
        }
      }
      gone += oldOperations.filter { earlier in !newOperations.contains { $0.method == earlier.method } }
        .map { (before, $0) }
    }
    gone += partners.left.flatMap { path in old.operations(of: path).map { (path, $0) } }
    reportMoved(&gone, &added)
    for (path, operation) in gone { reportRemoved(operation, path) }
    for (path, operation) in added {
      let number = addOperation(operation.name)
      collector.add(
        .operationAdded, "`\(operation.name)` was added", old: old.place(of: path), new: operation.key.range,
        operation: number)
    }
  }

  /// An operation with the operationId of one that is gone is the same one at another place.
  private mutating func reportMoved(
    _ gone: inout [(path: DiffPath, operation: DiffOperation)],
    _ added: inout [(path: DiffPath, operation: DiffOperation)]
  ) {
    var byID: [String: Int] = [:]
    for (index, entry) in gone.enumerated() {
      if let id = entry.operation.id { byID[id] = index }
    }
    var moved: Set<Int> = []
    added.removeAll { path, operation in
      guard let id = operation.id, let index = byID[id], moved.insert(index).inserted else { return false }
      let (oldPath, earlier) = gone[index]
      let kind: ChangeKind = oldPath.shape == path.shape ? .operationMethodChanged : .operationPathChanged
      let number = compare(earlier, operation, oldPath, path)
      collector.add(
        kind, "`\(earlier.name)` became `\(operation.name)`", old: earlier.key.range, new: operation.key.range,
        operation: number)
      return true
    }
    gone = gone.enumerated().filter { !moved.contains($0.offset) }.map(\.element)
  }

  private mutating func reportRemoved(_ operation: DiffOperation, _ path: DiffPath) {
    let number = addOperation(operation.name)
    let wasAnnounced = operation.isDeprecated && operation.node["x-sunset"] != nil
    collector.add(
      wasAnnounced ? .deprecatedOperationRemoved : .operationRemoved, "`\(operation.name)` was removed",
      old: operation.key.range, new: new.place(of: path), operation: number)
  }

  @discardableResult
  private mutating func compare(
    _ before: DiffOperation, _ after: DiffOperation, _ oldPath: DiffPath, _ newPath: DiffPath
  ) -> Int {
    let number = addOperation(after.name)
    let pair = OperationPair(old: before, new: after, number: number, direction: .request)
    if oldPath.shape == newPath.shape, oldPath.name != newPath.name {
      collector.add(
        .pathParameterRenamed, "path `\(oldPath.name)` is written `\(newPath.name)`", old: oldPath.key.range,
        new: newPath.key.range, operation: number)
    }
    compareOperation(pair, oldPath, newPath)
    compareSecurity(pair)
    compareServers(pair)
    return number
  }

  /// What operations of paths, callbacks and webhooks have in common.
  mutating func compareOperation(_ pair: OperationPair, _ oldPath: DiffPath, _ newPath: DiffPath) {
    compareIDs(pair)
    if pair.old.isDeprecated != pair.new.isDeprecated {
      collector.add(
        pair.new.isDeprecated ? .operationDeprecated : .operationUndeprecated,
        "`\(pair.new.name)` is \(pair.new.isDeprecated ? "deprecated" : "no longer deprecated")",
        old: pair.old.place("deprecated"), new: pair.new.place("deprecated"), operation: pair.number)
    }
    compareTags(pair)
    compareWords("`\(pair.new.name)`", pair.old.node, pair.new.node, pair.number)
    compareParameters(pair, oldPath, newPath)
    compareRequestBodies(pair)
    compareResponses(pair)
    compareCallbacks(pair)
  }

  private mutating func compareIDs(_ pair: OperationPair) {
    guard pair.old.id != pair.new.id else { return }
    let (kind, message): (ChangeKind, String) =
      switch (pair.old.id, pair.new.id) {
      case (let before?, let after?):
        (.operationIDChanged, "operationId `\(before)` of `\(pair.new.name)` became `\(after)`")
      case (nil, let after): (.operationIDAdded, "`\(pair.new.name)` has operationId `\(after ?? "")` now")
      case (let before?, nil): (.operationIDRemoved, "operationId `\(before)` of `\(pair.new.name)` was removed")
      }
    collector.add(
      kind, message, old: pair.old.place("operationId"), new: pair.new.place("operationId"), operation: pair.number)
  }

  private mutating func compareTags(_ pair: OperationPair) {
    func names(_ operation: DiffOperation) -> [String] { operation.node["tags"]?.sequence?.compactMap(\.text) ?? [] }
    let (before, after) = (names(pair.old), names(pair.new))
    guard Set(before) != Set(after) else { return }
    let removed = before.filter { !after.contains($0) }.map { "without `\($0)`" }
    let added = after.filter { !before.contains($0) }.map { "with `\($0)`" }
    collector.add(
      .operationTagsChanged, "tags of `\(pair.new.name)` changed: \((removed + added).joined(separator: ", "))",
      old: pair.old.place("tags"), new: pair.new.place("tags"), operation: pair.number)
  }
}

/// Finds the old path of a new one: of the same name, else of the same shape.
private struct PathPartners {
  private var paths: [DiffPath?]
  private var byName: [String: Int] = [:]
  private var byShape: [String: [Int]] = [:]

  init(_ paths: [DiffPath]) {
    self.paths = paths
    for (index, path) in paths.enumerated() {
      byName[path.name] = index
      byShape[path.shape, default: []].append(index)
    }
  }

  mutating func take(for path: DiffPath) -> DiffPath? {
    let index = byName[path.name] ?? byShape[path.shape]?.first { paths[$0] != nil }
    guard let index, let found = paths[index] else { return nil }
    paths[index] = nil
    return found
  }

  /// Those that no new path took.
  var left: [DiffPath] { paths.compactMap { $0 } }
}

extension DiffSource {
  /// Where a path of the other side would stand: at the path, else at `paths`.
  fileprivate func place(of path: DiffPath) -> SourceRange {
    paths.first { $0.shape == path.shape }?.key.range ?? root.mapping?.pair("paths")?.key.range ?? root.place
  }
}
