import ForgeDiagnostics
import ForgeYAML

/// Lays one file over another, as `-f base -f override` does (Compose Specification, "Merge"): mappings key by key, lists
/// one after the other, commands whole. Both sides have their long forms.
struct ComposeMerge {
  /// Takes the value out that files before it gave.
  static let resetTag = "!reset"
  /// Takes the place of the value that files before it gave.
  static let overrideTag = "!override"

  private(set) var diagnostics: [Diagnostic] = []

  static func merge(_ base: YAMLNode, _ other: YAMLNode) -> (root: YAMLNode, diagnostics: [Diagnostic]) {
    var merge = ComposeMerge()
    return (merge.merged(base, other, []) ?? base, merge.diagnostics)
  }

  /// A service laid over the one it extends.
  static func extend(_ base: YAMLNode, _ service: YAMLNode) -> (root: YAMLNode, diagnostics: [Diagnostic]) {
    var merge = ComposeMerge()
    return (merge.merged(base, service, ["services", ""]) ?? base, merge.diagnostics)
  }

  private mutating func merged(_ base: YAMLNode, _ other: YAMLNode, _ path: [String]) -> YAMLNode? {
    if other.tag == Self.resetTag { return nil }
    if other.tag == Self.overrideTag { return other.withTagCompose(nil) }
    if Self.isReplaced(path) { return other }
    if path.count == 3, path[0] == "services", path[2] == "logging", Self.hasOtherDriver(base, other) { return other }
    if other.isNull, base.scalar == nil { return base }
    if base.isNull { return other }
    switch (base.content, other.content) {
    case (.mapping, .mapping): return mergedMappings(base, other, path)
    case (.sequence(let left), .sequence(let right)):
      let all = ComposeNode.sequence(left + right, at: other.range)
      return path.count >= 3 && path[0] == "services" ? Self.unique(all, as: path[path.count - 1]) : all
    case (.scalar, .scalar): return other
    default:
      // A limit is a number or a pair of them.
      if path.count == 4, path[2] == "ulimits" { return other }
      diagnostics.append(
        Diagnostic(
          .composeError, .cannotOverride(path), at: other.range, notes: [Note("it overrides this", at: base.range)]))
      return base
    }
  }

  private mutating func mergedMappings(_ base: YAMLNode, _ other: YAMLNode, _ path: [String]) -> YAMLNode {
    var pairs: [YAMLMapping.Pair?] = (base.mapping?.pairs ?? [])
    var places: [String: Int] = [:]
    for (place, pair) in pairs.enumerated() {
      guard let text = pair?.key.text, places[text] == nil else { continue }
      places[text] = place
    }
    for (key, name, value) in other.composePairs {
      guard let place = places[name], let pair = pairs[place] else {
        guard value.tag != Self.resetTag else { continue }
        places[name] = pairs.count
        pairs.append(ComposeNode.pair(key, value.tag == Self.overrideTag ? value.withTagCompose(nil) : value))
        continue
      }
      let result = merged(pair.value, value, path + [name])
      pairs[place] = result.map { ComposeNode.pair(Self.isReplaced(path + [name]) ? key : pair.key, $0) }
    }
    return ComposeNode.mapping(pairs.compactMap { $0 }, at: base.range, tag: base.tag)
  }

  private static func isReplaced(_ path: [String]) -> Bool {
    guard path.count >= 3, path[0] == "services" else { return false }
    if path.count == 3 { return path[2] == "command" || path[2] == "entrypoint" }
    return path.count == 4 && path[2] == "healthcheck" && path[3] == "test"
  }

  private static func hasOtherDriver(_ base: YAMLNode, _ other: YAMLNode) -> Bool {
    guard let left = base["driver"]?.text, let right = other["driver"]?.text else { return false }
    return left != right
  }

  /// Takes the tags out that only say how to merge, and what `!reset` stands at where nothing was before it.
  static func withoutTags(_ node: YAMLNode) -> YAMLNode? {
    if node.tag == resetTag { return nil }
    let tag = node.tag == overrideTag ? nil : node.tag
    switch node.content {
    case .scalar: return node.withTagCompose(tag)
    case .sequence(let items): return ComposeNode.sequence(items.compactMap(withoutTags), at: node.range, tag: tag)
    case .mapping(let mapping):
      let pairs = mapping.pairs.compactMap { pair in
        withoutTags(pair.value).map { ComposeNode.pair(pair.key, $0) }
      }
      return ComposeNode.mapping(pairs, at: node.range, tag: tag)
    }
  }
}

extension ComposeMerge {
  /// The list without items that a later one takes the place of: the same mount target, the same published port.
  static func unique(_ list: YAMLNode, as attribute: String) -> YAMLNode {
    guard let items = list.sequence, let identity = identities[attribute] else { return list }
    var places: [String: Int] = [:]
    var kept: [YAMLNode] = []
    for item in items {
      guard let name = identity(item) else {
        kept.append(item)
        continue
      }
      if let place = places[name] {
        kept[place] = item
      } else {
        places[name] = kept.count
        kept.append(item)
      }
    }
    return ComposeNode.sequence(kept, at: list.range, tag: list.tag)
  }

  private typealias Identity = @Sendable (YAMLNode) -> String?

  private static let identities: [String: Identity] = {
    let text: Identity = { $0.text }
    let name: Identity = { node in node.text.map { String($0.prefix { $0 != "=" }) } }
    let target: Identity = { $0["target"]?.text }
    let grant: Identity = { node in node["target"]?.text ?? node["source"]?.text.map { "source \($0)" } }
    return [
      "aliases": text, "cap_add": text, "cap_drop": text, "dns": text, "dns_opt": name, "dns_search": text,
      "expose": text, "extra_hosts": text, "link_local_ips": text, "links": text, "profiles": text, "tmpfs": name,
      "devices": target, "volumes": target, "configs": grant, "secrets": grant,
      "env_file": { $0["path"]?.text },
      "ports": { port in
        let parts = ["host_ip", "published", "target", "protocol"].map { port[$0]?.text ?? "" }
        return parts.joined(separator: " ")
      },
    ]
  }()
}

extension Message {
  fileprivate static func cannotOverride(_ path: [String]) -> Message {
    "`\(path.joined(separator: "."))` is of another type here than in the file it overrides"
  }
}
