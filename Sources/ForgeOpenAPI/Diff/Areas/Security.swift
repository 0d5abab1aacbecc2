import ForgeDiagnostics
import ForgeYAML

extension ChangeArea {
  static let security = ChangeArea(
    "Security",
    [
      .securityBecameRequired, .securityBecameOptional, .securityAlternativeRemoved, .securityAlternativeAdded,
      .securityScopeRequired, .securityScopeNotRequired, .securitySchemeChanged, .oauthFlowRemoved, .oauthFlowAdded,
      .oauthURLChanged, .oauthScopeRemoved, .oauthScopeAdded,
    ])
}

extension ChangeKind {
  static let securityBecameRequired = ChangeKind(
    "security-became-required", .breaking, "Operation no longer open to all",
    why: "Clients without credentials are refused.")

  static let securityBecameOptional = ChangeKind(
    "security-became-optional", .safe, "Operation open to all now", why: "Credentials do no harm.")

  static let securityAlternativeRemoved = ChangeKind(
    "security-alternative-removed", .breaking, "One of the ways to be let in removed",
    why: "Clients that use it are refused.")

  static let securityAlternativeAdded = ChangeKind(
    "security-alternative-added", .safe, "Another way to be let in added", why: "Clients can stay with theirs.")

  static let securityScopeRequired = ChangeKind(
    "security-scope-required", .dangerous, "Operation needs one more scope",
    why: "Clients whose tokens lack it are refused; others notice nothing.")

  static let securityScopeNotRequired = ChangeKind(
    "security-scope-not-required", .safe, "Operation needs one scope less", why: "Tokens that have it do no harm.")

  static let securitySchemeChanged = ChangeKind(
    "security-scheme-changed", .breaking, "Security scheme of another type, or with credentials elsewhere",
    why: "The API does not find the credentials that clients send.")

  static let oauthFlowRemoved = ChangeKind(
    "oauth-flow-removed", .breaking, "OAuth flow removed", why: "Clients that use it get no token.")

  static let oauthFlowAdded = ChangeKind(
    "oauth-flow-added", .safe, "OAuth flow added", why: "Clients can stay with theirs.")

  static let oauthURLChanged = ChangeKind(
    "oauth-url-changed", .dangerous, "URL of an OAuth flow changed",
    why: "Clients that have the old one configured get no token where it does not answer any more.")

  static let oauthScopeRemoved = ChangeKind(
    "oauth-scope-removed", .breaking, "Scope removed from an OAuth flow", why: "Clients that ask for it get no token.")

  static let oauthScopeAdded = ChangeKind(
    "oauth-scope-added", .safe, "Scope added to an OAuth flow", why: "Clients need not ask for it.")
}

extension APIComparison {
  mutating func compareSecurity(_ pair: OperationPair) {
    let before = old.security(of: pair.old)
    let after = new.security(of: pair.new)
    let places = (old: old.securityPlace(of: pair.old), new: new.securityPlace(of: pair.new))
    // An empty requirement is the way in without credentials (3.1.1 section 4.8.30).
    let wasOpen = before.allSatisfy(\.schemes.isEmpty) || before.contains { $0.schemes.isEmpty }
    let isOpen = after.allSatisfy(\.schemes.isEmpty) || after.contains { $0.schemes.isEmpty }
    guard wasOpen == isOpen else {
      collector.add(
        isOpen ? .securityBecameOptional : .securityBecameRequired,
        isOpen ? "no credentials are needed any more" : "credentials are needed now: \(text(after))", old: places.old,
        new: places.new, operation: pair.number)
      return
    }
    var left = after.filter { !$0.schemes.isEmpty }
    for requirement in before where !requirement.schemes.isEmpty {
      let names = Set(requirement.schemes.keys.map { securitySchemes.name($0) })
      let matches = left.indices.filter { Set(left[$0].schemes.keys) == names }
      let scopes = Self.scopes(requirement)
      guard let index = matches.first(where: { Self.scopes(left[$0]) == scopes }) ?? matches.first else {
        collector.add(
          .securityAlternativeRemoved, "\(text([requirement])) lets nobody in any more", old: requirement.place,
          new: places.new, operation: pair.number)
        continue
      }
      compare(requirement, left.remove(at: index), pair)
    }
    for requirement in left {
      collector.add(
        .securityAlternativeAdded, "\(text([requirement])) lets clients in too", old: places.old,
        new: requirement.place, operation: pair.number)
    }
  }

  private func text(_ requirements: [DiffRequirement]) -> String {
    requirements.filter { !$0.schemes.isEmpty }.map { requirement in
      requirement.schemes.keys.sorted().map { "`\($0)`" }.joined(separator: " with ")
    }.joined(separator: " or ")
  }

  private static func scopes(_ requirement: DiffRequirement) -> Set<String> {
    Set(requirement.schemes.values.joined().compactMap(\.text))
  }

  private mutating func compare(_ before: DiffRequirement, _ after: DiffRequirement, _ pair: OperationPair) {
    for (name, oldScopes) in before.schemes.sorted(by: { $0.key < $1.key }) {
      let newName = securitySchemes.name(name)
      let newScopes = after.schemes[newName] ?? []
      for scope in newScopes where !oldScopes.contains(where: { $0.text == scope.text }) {
        collector.add(
          .securityScopeRequired, "scope `\(scope.text ?? "")` of `\(newName)` is needed now", old: before.place,
          new: scope.range, operation: pair.number)
      }
      for scope in oldScopes where !newScopes.contains(where: { $0.text == scope.text }) {
        collector.add(
          .securityScopeNotRequired, "scope `\(scope.text ?? "")` of `\(newName)` is not needed any more",
          old: scope.range, new: after.place, operation: pair.number)
      }
      if let before = securitySchemes.old[name], let after = securitySchemes.new[newName] {
        compare(before, after, newName, pair.number)
      }
    }
  }

  private mutating func compare(
    _ before: DiffSecurityScheme, _ after: DiffSecurityScheme, _ name: String, _ number: Int
  ) {
    for field in ["type", "in", "name", "scheme", "openIdConnectUrl"] where before.fields[field] != after.fields[field]
    {
      collector.add(
        .securitySchemeChanged,
        "`\(field)` of `\(name)` changed from \(quoted(before.fields[field])) to \(quoted(after.fields[field]))",
        old: before.node.mapping?.pair(field)?.place ?? before.place,
        new: after.node.mapping?.pair(field)?.place ?? after.place, operation: number)
    }
    compareWords("`\(name)`", before.node, after.node, number, fields: ["description", "bearerFormat"])
    for flow in before.flows where !after.flows.contains(where: { $0.name == flow.name }) {
      collector.add(
        .oauthFlowRemoved, "flow `\(flow.name)` of `\(name)` was removed", old: flow.place, new: after.place,
        operation: number)
    }
    for flow in after.flows {
      guard let partner = before.flows.first(where: { $0.name == flow.name }) else {
        collector.add(
          .oauthFlowAdded, "flow `\(flow.name)` was added to `\(name)`", old: before.place, new: flow.place,
          operation: number)
        continue
      }
      compare(partner, flow, name, number)
    }
  }

  private mutating func compare(
    _ before: DiffSecurityScheme.Flow, _ after: DiffSecurityScheme.Flow, _ name: String, _ number: Int
  ) {
    for field in ["authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"]
    where before.node[field]?.text != after.node[field]?.text {
      collector.add(
        .oauthURLChanged, "`\(field)` of flow `\(after.name)` of `\(name)` changed",
        old: before.node.mapping?.pair(field)?.place ?? before.place,
        new: after.node.mapping?.pair(field)?.place ?? after.place, operation: number)
    }
    let oldScopes = before.node["scopes"]?.mapping
    let newScopes = after.node["scopes"]?.mapping
    for scope in oldScopes?.pairs ?? [] where newScopes?[scope.key.text ?? ""] == nil {
      collector.add(
        .oauthScopeRemoved, "scope `\(scope.key.text ?? "")` of `\(name)` was removed", old: scope.key.range,
        new: after.place, operation: number)
    }
    for scope in newScopes?.pairs ?? [] where oldScopes?[scope.key.text ?? ""] == nil {
      collector.add(
        .oauthScopeAdded, "scope `\(scope.key.text ?? "")` was added to `\(name)`", old: before.place,
        new: scope.key.range, operation: number)
    }
  }

  private func quoted(_ text: String?) -> String {
    text.map { "`\($0)`" } ?? "nothing"
  }
}

/// The security schemes of both sides, and which of them are the same.
struct SecuritySchemePairs {
  let old: [String: DiffSecurityScheme]
  let new: [String: DiffSecurityScheme]
  private var renamed: [String: String] = [:]

  init(old: DiffSource, new: DiffSource) {
    self.old = old.securitySchemes
    self.new = new.securitySchemes
    // A scheme whose name is gone is the new one that says the same.
    var free = self.new.keys.filter { self.old[$0] == nil }.sorted()
    for name in self.old.keys.filter({ self.new[$0] == nil }).sorted() {
      let text = self.old[name]?.node.canonicalText
      guard let index = free.firstIndex(where: { self.new[$0]?.node.canonicalText == text }) else { continue }
      renamed[name] = free.remove(at: index)
    }
  }

  /// The new name of an old scheme.
  func name(_ old: String) -> String { renamed[old] ?? old }
}
