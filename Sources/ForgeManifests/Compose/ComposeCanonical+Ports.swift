import ForgeDiagnostics
import ForgeYAML

extension ComposeCanonical {
  mutating func ports(_ node: YAMLNode) -> YAMLNode {
    var result: [YAMLNode] = []
    for item in node.sequence ?? [] {
      if item.mapping != nil {
        result.append(longPort(item))
        continue
      }
      guard let text = item.text, !item.isNull else { continue }
      do throws(ComposePortSyntax.Fault) {
        let ports = try ComposePortSyntax.parse(text)
        portsLeft -= ports.count
        guard portsLeft >= 0 else { throw ComposePortSyntax.Fault(message: .tooManyPorts) }
        result += ports.map { Self.port($0, at: item.range) }
      } catch {
        guard !uncertain.contains(item.range) else { continue }
        diagnostics.append(Diagnostic(.composeError, error.message, at: item.range))
      }
    }
    return ComposeMerge.unique(ComposeNode.sequence(result, at: node.range), as: "ports")
  }

  private func longPort(_ node: YAMLNode) -> YAMLNode {
    var result = node
    if let published = node["published"], published.string == nil, let text = published.text {
      result = result.settingCompose("published", to: ComposeNode.string(text, at: published.range))
    }
    for (key, text) in [("mode", "ingress"), ("protocol", "tcp")] where node[key] == nil {
      result = result.settingCompose(key, to: ComposeNode.string(text, at: node.range))
    }
    return result
  }

  private static func port(_ port: ComposePortSyntax.Port, at range: SourceRange) -> YAMLNode {
    var pairs = [("mode", ComposeNode.string("ingress", at: range))]
    if !port.hostIP.isEmpty { pairs.append(("host_ip", ComposeNode.string(port.hostIP, at: range))) }
    pairs.append(("target", ComposeNode.int(port.target, at: range)))
    if !port.published.isEmpty { pairs.append(("published", ComposeNode.string(port.published, at: range))) }
    pairs.append(("protocol", ComposeNode.string(port.transport, at: range)))
    return ComposeNode.mapping(pairs, at: range)
  }

  mutating func mounts(_ node: YAMLNode) -> YAMLNode {
    var result: [YAMLNode] = []
    for item in node.sequence ?? [] {
      if item.mapping != nil {
        result.append(longMount(item))
        continue
      }
      guard let text = item.text, !item.isNull else { continue }
      do throws(ComposeMountSyntax.Fault) {
        result.append(mount(try ComposeMountSyntax.parse(text), at: item.range))
      } catch {
        guard !uncertain.contains(item.range) else { continue }
        diagnostics.append(Diagnostic(.composeError, error.message, at: item.range))
      }
    }
    return ComposeMerge.unique(ComposeNode.sequence(result, at: node.range), as: "volumes")
  }

  private func longMount(_ node: YAMLNode) -> YAMLNode {
    guard node["type"]?.text == "bind", let source = node["source"] else { return node }
    return node.settingCompose("source", to: path(source))
  }

  private func mount(_ mount: ComposeMountSyntax.Mount, at range: SourceRange) -> YAMLNode {
    let source = mount.isBind ? ComposePath.resolve(mount.source, from: folder) : mount.source
    var pairs = [("type", ComposeNode.string(mount.isBind ? "bind" : "volume", at: range))]
    if !source.isEmpty { pairs.append(("source", ComposeNode.string(source, at: range))) }
    pairs.append(("target", ComposeNode.string(mount.target, at: range)))
    if mount.options.contains("ro") { pairs.append(("read_only", ComposeNode.bool(true, at: range))) }
    var details: [(String, YAMLNode)] = []
    if mount.isBind {
      for option in mount.options
      where option.hasSuffix("private") || option.hasSuffix("shared") || option.hasSuffix("slave") {
        details.append(("propagation", ComposeNode.string(option, at: range)))
      }
      if let label = mount.options.first(where: { $0 == "z" || $0 == "Z" }) {
        details.append(("selinux", ComposeNode.string(label, at: range)))
      }
      details.append(("create_host_path", ComposeNode.bool(true, at: range)))
    } else if mount.options.contains("nocopy") {
      details.append(("nocopy", ComposeNode.bool(true, at: range)))
    }
    pairs.append((mount.isBind ? "bind" : "volume", ComposeNode.mapping(details, at: range)))
    return ComposeNode.mapping(pairs, at: range)
  }
}

extension Message {
  fileprivate static let tooManyPorts: Message = "ranges of ports come to more than 100000 ports, this one is not read"
}
