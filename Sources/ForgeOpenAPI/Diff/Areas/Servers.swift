import ForgeDiagnostics
import ForgeYAML

extension ChangeArea {
  static let servers = ChangeArea(
    "Servers",
    [
      .serverRemoved, .serverAdded, .serverVariableValueRemoved, .serverVariableValueAdded,
      .serverVariableDefaultChanged,
    ])
}

extension ChangeKind {
  static let serverRemoved = ChangeKind(
    "server-removed", .breaking, "Server removed", why: "Clients that call it there get no answer.")

  static let serverAdded = ChangeKind("server-added", .safe, "Server added", why: "Clients can stay with theirs.")

  static let serverVariableValueRemoved = ChangeKind(
    "server-variable-value-removed", .breaking, "Value of a server variable removed",
    why: "Clients that fill it in get no answer.")

  static let serverVariableValueAdded = ChangeKind(
    "server-variable-value-added", .safe, "Value of a server variable added", why: "Clients can stay with theirs.")

  static let serverVariableDefaultChanged = ChangeKind(
    "server-variable-default-changed", .dangerous, "Default of a server variable changed",
    why: "Clients that fill in nothing else call another place.")
}

extension APIComparison {
  mutating func compareServers(_ pair: OperationPair) {
    let before = old.servers(of: pair.old)
    let after = new.servers(of: pair.new)
    for server in before {
      if let partner = after.first(where: { $0.url == server.url }) {
        compare(server, partner, pair.number)
      } else {
        collector.add(
          .serverRemoved, "server `\(server.url)` was removed", old: server.place,
          new: new.serversPlace(of: pair.new), operation: pair.number)
      }
    }
    for server in after where !before.contains(where: { $0.url == server.url }) {
      collector.add(
        .serverAdded, "server `\(server.url)` was added", old: old.serversPlace(of: pair.old), new: server.place,
        operation: pair.number)
    }
  }

  private mutating func compare(_ before: DiffServer, _ after: DiffServer, _ number: Int) {
    if let oldNode = before.node, let newNode = after.node {
      compareWords("server `\(after.url)`", oldNode, newNode, number, fields: ["description"])
    }
    for variable in old.fields(before.node?["variables"]) {
      let name = variable.key.text ?? ""
      guard let partner = after.node?["variables"]?.mapping?.pair(name) else { continue }
      compare(variable, partner, name, number)
    }
  }

  private mutating func compare(
    _ before: YAMLMapping.Pair, _ after: YAMLMapping.Pair, _ name: String, _ number: Int
  ) {
    if before.value["default"]?.text != after.value["default"]?.text {
      collector.add(
        .serverVariableDefaultChanged, "default of server variable `\(name)` changed",
        old: before.value.mapping?.pair("default")?.place ?? before.key.range,
        new: after.value.mapping?.pair("default")?.place ?? after.key.range, operation: number)
    }
    // Without a list, any value may be filled in.
    let oldValues = before.value["enum"]?.sequence
    let newValues = after.value["enum"]?.sequence
    for value in oldValues ?? [] {
      guard let newValues, !newValues.contains(where: { $0.text == value.text }) else { continue }
      collector.add(
        .serverVariableValueRemoved, "value `\(value.text ?? "")` of server variable `\(name)` was removed",
        old: value.range, new: after.key.range, operation: number)
    }
    for value in newValues ?? [] {
      guard let oldValues, !oldValues.contains(where: { $0.text == value.text }) else { continue }
      collector.add(
        .serverVariableValueAdded, "value `\(value.text ?? "")` of server variable `\(name)` was added",
        old: before.key.range, new: value.range, operation: number)
    }
  }
}
