import ForgeDiagnostics
import ForgeYAML

/// Writes out the short forms of a file that has been checked, and reads its paths from the root, so that files can be
/// merged key by key.
struct ComposeCanonical {
  var diagnostics: [Diagnostic] = []
  /// The folder that paths are read from.
  let folder: String
  let uncertain: Set<SourceRange>
  /// How many ports ranges may still be written out to.
  var portsLeft = 100_000

  init(folder: String, uncertain: Set<SourceRange>) {
    self.folder = folder
    self.uncertain = uncertain
  }

  mutating func file(_ root: YAMLNode) -> YAMLNode {
    var result = root
    for section in ["services", "networks", "volumes", "secrets", "configs"] {
      guard let entries = root[section], entries.mapping != nil else { continue }
      var pairs: [YAMLMapping.Pair] = []
      for (key, _, value) in entries.composePairs {
        pairs.append(ComposeNode.pair(key, section == "services" ? service(value) : resource(value, section)))
      }
      result = result.settingCompose(section, to: ComposeNode.mapping(pairs, at: entries.range, tag: entries.tag))
    }
    return result
  }

  private func resource(_ node: YAMLNode, _ section: String) -> YAMLNode {
    guard node.tag != ComposeMerge.resetTag else { return node }
    guard node.mapping != nil else { return ComposeNode.mapping([YAMLMapping.Pair](), at: node.range) }
    var result = node
    if let labels = node["labels"] { result = result.settingCompose("labels", to: Self.pairs(labels, bare: "")) }
    if let file = node["file"] { result = result.settingCompose("file", to: path(file)) }
    if let external = node["external"], external.mapping != nil {
      if let name = external["name"], node["name"] == nil { result = result.settingCompose("name", to: name) }
      result = result.settingCompose("external", to: ComposeNode.bool(true, at: external.range))
    }
    return result
  }

  private mutating func service(_ node: YAMLNode) -> YAMLNode {
    guard node.mapping != nil else { return node }
    var pairs: [YAMLMapping.Pair] = []
    for (key, name, value) in node.composePairs {
      let isAsItIs = value.tag == ComposeMerge.resetTag || value.isNull
      pairs.append(ComposeNode.pair(key, isAsItIs ? value : attribute(name, value).withTagCompose(value.tag)))
    }
    return ComposeNode.mapping(pairs, at: node.range, tag: node.tag)
  }

  private mutating func attribute(_ name: String, _ value: YAMLNode) -> YAMLNode {
    switch name {
    case "environment": return Self.pairs(value, bare: nil)
    case "labels", "annotations", "sysctls": return Self.pairs(value, bare: "")
    case "build": return build(value)
    case "command", "entrypoint": return Self.words(value)
    case "configs", "secrets": return Self.grants(value)
    case "depends_on": return Self.dependencies(value)
    case "deploy": return value.mappingCompose { $0 == "labels" ? Self.pairs($1, bare: "") : $1 }
    case "develop": return develop(value)
    case "devices": return Self.devices(value)
    case "dns", "dns_search", "tmpfs", "profiles", "cap_add", "cap_drop", "dns_opt", "links":
      return ComposeMerge.unique(Self.list(value), as: name)
    case "env_file": return environmentFiles(value)
    case "expose":
      return ComposeMerge.unique(Self.list(value, { ComposeNode.string($0.text ?? "", at: $0.range) }), as: name)
    case "extends": return value.mapping == nil ? ComposeNode.mapping([("service", value)], at: value.range) : value
    case "extra_hosts": return Self.hosts(value)
    case "healthcheck": return value.mappingCompose { $0 == "test" ? Self.test($1) : $1 }
    case "label_file": return Self.list(value, { path($0) })
    case "models", "networks": return Self.names(value)
    case "ports": return ports(value)
    case "volumes": return mounts(value)
    default: return value
    }
  }
}

extension ComposeCanonical {
  func path(_ node: YAMLNode) -> YAMLNode {
    guard let text = node.text, !text.isEmpty, !ComposePath.isRemote(text) else { return node }
    let resolved = ComposePath.resolve(text, from: folder)
    return resolved == text ? node : ComposeNode.string(resolved, at: node.range)
  }

  private func build(_ node: YAMLNode) -> YAMLNode {
    guard node.mapping != nil else { return ComposeNode.mapping([("context", path(node))], at: node.range) }
    return node.mappingCompose { key, value in
      switch key {
      case "context": return path(value)
      case "args": return Self.pairs(value, bare: nil)
      case "labels": return Self.pairs(value, bare: "")
      case "additional_contexts": return Self.pairs(value, bare: "").mappingCompose { path($1) }
      case "extra_hosts": return Self.hosts(value)
      case "secrets": return Self.grants(value)
      case "no_cache_filter": return Self.list(value)
      default: return value
      }
    }
  }

  private func develop(_ node: YAMLNode) -> YAMLNode {
    node.mappingCompose { key, value in
      guard key == "watch" else { return value }
      return Self.list(value) { rule in
        rule.mappingCompose { key, value in
          switch key {
          case "path": path(value)
          case "ignore", "include": Self.list(value)
          default: value
          }
        }
      }
    }
  }

  private func environmentFiles(_ node: YAMLNode) -> YAMLNode {
    let files = Self.list(node) { item in
      let required = ComposeNode.bool(true, at: item.range)
      guard item.mapping != nil else {
        return ComposeNode.mapping([("path", path(item)), ("required", required)], at: item.range)
      }
      let resolved = item["path"].map { item.settingCompose("path", to: path($0)) } ?? item
      return item["required"] == nil ? resolved.settingCompose("required", to: required) : resolved
    }
    return ComposeMerge.unique(files, as: "env_file")
  }
}
