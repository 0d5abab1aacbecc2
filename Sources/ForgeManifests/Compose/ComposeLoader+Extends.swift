import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

extension ComposeLoader {
  /// A service on its way through `extends`, named by the file it is written in.
  private struct Step: Hashable {
    let path: String
    let service: String
  }

  mutating func extended(_ layer: YAMLNode, path: String, _ scope: Scope) -> YAMLNode {
    guard let services = layer["services"], services.mapping != nil else { return layer }
    guard services.composePairs.contains(where: { $0.value["extends"] != nil }) else { return layer }
    var done: [Step: YAMLNode] = [:]
    let changed = services.mappingCompose { name, _ in
      extendedService(name, of: services, path: path, scope, through: [], &done)
    }
    return layer.settingCompose("services", to: changed)
  }

  private mutating func extendedService(
    _ name: String, of services: YAMLNode, path: String, _ scope: Scope, through steps: [Step],
    _ done: inout [Step: YAMLNode]
  ) -> YAMLNode? {
    guard let service = services[name] else { return nil }
    let step = Step(path: path, service: name)
    if let finished = done[step] { return finished }
    guard let extends = service["extends"], let reference = extends["service"], let base = reference.text else {
      return service
    }
    let own = service.removingCompose("extends")
    guard !steps.contains(step), steps.count < Self.deepestExtends else {
      let names = steps.map(\.service) + [name]
      let message = steps.contains(step) ? Message.extendsCycle(names) : .extendsChain(Self.deepestExtends)
      reader.report(.composeError, message, at: reference.range)
      return own
    }
    var found: YAMLNode?
    if let file = extends["file"], let text = file.text {
      guard let (other, otherPath, otherScope) = self.services(of: text, at: file.range, scope) else { return own }
      guard other[base] != nil else {
        reader.report(.composeError, .noService(base, in: otherPath), at: reference.range)
        return own
      }
      found = extendedService(
        base, of: other, path: otherPath, otherScope, through: steps + [step], &done)
    } else {
      guard services[base] != nil else {
        let near = reader.nearest(to: base, among: services.composePairs.map(\.name))
        reader.report(.composeError, .noService(base, in: path).suggesting(near), at: reference.range)
        return own
      }
      found = extendedService(base, of: services, path: path, scope, through: steps + [step], &done)
    }
    guard let found, found.mapping != nil else { return own }
    let (merged, problems) = ComposeMerge.extend(found, own)
    reader.report(problems)
    done[step] = merged
    return merged
  }

  /// The services of the file that an `extends` names, their paths read from its own folder.
  private mutating func services(
    of text: String, at range: SourceRange, _ scope: Scope
  ) -> (services: YAMLNode, path: String, scope: Scope)? {
    guard let path = inside(text, at: range, scope.folder) else { return nil }
    let inner = Scope(folder: TreePath.folder(of: path), variables: scope.variables, chain: scope.chain)
    if let known = bases[path] { return (known, path, inner) }
    guard let documents = reader.documents(path) else {
      reader.report(.composeError, .composeNoFile(path), at: range)
      reader.gap(.missing(path), at: range, hidesParts: true)
      return nil
    }
    let services = documents.first.map { prepared($0, inner) }?["services"]
    guard let services, services.mapping != nil else {
      reader.report(.composeError, .noServices(path), at: range)
      return nil
    }
    bases[path] = services
    return (services, path, inner)
  }
}

extension Message {
  fileprivate static func extendsCycle(_ services: [String]) -> Message {
    let names = services.suffix(10).map { "`\($0)`" }.joined(separator: ", ")
    return "services extend each other without end: \(names)"
  }

  fileprivate static func extendsChain(_ limit: Int) -> Message {
    "services extend each other over more than \(limit) steps, those beyond are not read"
  }

  fileprivate static func noService(_ name: String, in path: String) -> Message {
    "`\(path)` has no service `\(name)` to extend"
  }

  fileprivate static func noServices(_ path: String) -> Message {
    "`\(path)` has no services to extend"
  }
}
