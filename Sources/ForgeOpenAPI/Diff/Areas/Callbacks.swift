import ForgeDiagnostics
import ForgeYAML

extension ChangeArea {
  static let callbacks = ChangeArea(
    "Callbacks and webhooks", [.callbackRemoved, .callbackAdded, .webhookRemoved, .webhookAdded])
}

extension ChangeKind {
  static let callbackRemoved = ChangeKind(
    "callback-removed", .breaking, "Callback removed", why: "Clients wait for a call that does not come any more.")

  static let callbackAdded = ChangeKind(
    "callback-added", .dangerous, "Callback added", why: "The API may call clients that do not know how to answer.")

  static let webhookRemoved = ChangeKind(
    "webhook-removed", .breaking, "Webhook removed", why: "Clients wait for a call that does not come any more.")

  static let webhookAdded = ChangeKind(
    "webhook-added", .safe, "Webhook added", why: "Only clients that ask for it are called.")
}

extension APIComparison {
  mutating func compareCallbacks(_ pair: OperationPair) {
    let before = old.callbacks(of: pair.old)
    let after = new.callbacks(of: pair.new)
    for (name, callback) in after {
      if let partner = before.first(where: { $0.name == name }) {
        compare(partner.paths, callback, pair.direction.reversed, pair.number, pair)
      } else {
        collector.add(
          .callbackAdded, "callback `\(name)` was added to `\(pair.new.name)`", old: pair.old.place("callbacks"),
          new: pair.new.node["callbacks"]?.mapping?.pair(name)?.key.range ?? pair.new.key.range,
          operation: pair.number)
      }
    }
    for (name, _) in before where !after.contains(where: { $0.name == name }) {
      collector.add(
        .callbackRemoved, "callback `\(name)` of `\(pair.new.name)` was removed",
        old: pair.old.node["callbacks"]?.mapping?.pair(name)?.key.range ?? pair.old.key.range,
        new: pair.new.place("callbacks"), operation: pair.number)
    }
  }

  /// The calls of one callback, by expression and method.
  private mutating func compare(
    _ before: [DiffPath], _ after: [DiffPath], _ direction: Direction, _ number: Int, _ owner: OperationPair
  ) {
    var gone = before.flatMap { path in old.operations(of: path).map { (path, $0) } }
    for path in after {
      for operation in new.operations(of: path) {
        // An expression that changed names the same URL in another way, where the callback has no other.
        let index = gone.firstIndex { oldPath, earlier in
          earlier.method == operation.method && (oldPath.name == path.name || before.count == 1 && after.count == 1)
        }
        if let index {
          let (oldPath, earlier) = gone.remove(at: index)
          let pair = OperationPair(old: earlier, new: operation, number: number, direction: direction)
          if isNew(pair) { compareOperation(pair, oldPath, path) }
        } else {
          collector.add(
            .callbackAdded, "callback `\(operation.name)` was added", old: owner.old.place("callbacks"),
            new: operation.key.range, operation: number)
        }
      }
    }
    for (_, earlier) in gone {
      collector.add(
        .callbackRemoved, "callback `\(earlier.name)` was removed", old: earlier.key.range,
        new: owner.new.place("callbacks"), operation: number)
    }
  }

  mutating func compareWebhooks() {
    var before: [String: (path: DiffPath, operation: DiffOperation)] = [:]
    let earlier = old.webhooks.flatMap { path in old.operations(of: path).map { (path: path, operation: $0) } }
    for entry in earlier { before[entry.operation.name] = entry }
    for path in new.webhooks {
      for operation in new.operations(of: path) {
        let number = addOperation("webhook \(operation.name)")
        if let partner = before.removeValue(forKey: operation.name) {
          let pair = OperationPair(old: partner.operation, new: operation, number: number, direction: .response)
          compareOperation(pair, partner.path, path)
        } else {
          collector.add(
            .webhookAdded, "webhook `\(operation.name)` was added",
            old: old.root.mapping?.pair("webhooks")?.key.range ?? old.root.place, new: operation.key.range,
            operation: number)
        }
      }
    }
    for entry in earlier where before[entry.operation.name] != nil {
      let number = addOperation("webhook \(entry.operation.name)")
      collector.add(
        .webhookRemoved, "webhook `\(entry.operation.name)` was removed", old: entry.operation.key.range,
        new: new.root.mapping?.pair("webhooks")?.key.range ?? new.root.place, operation: number)
    }
  }
}

extension DiffSource {
  /// The callbacks of an operation by name, references followed.
  fileprivate func callbacks(of operation: DiffOperation) -> [(name: String, paths: [DiffPath])] {
    fields(operation.node["callbacks"]).compactMap { pair in
      guard let name = pair.key.text, let callback = resolved(pair.value) else { return nil }
      return (name, paths(callback))
    }
  }
}
