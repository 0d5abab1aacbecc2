import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

// What a kustomization names: files, folders, and what is elsewhere.

extension KustomizationBuild {
  /// The bytes of a file, read once.
  mutating func source(_ path: String, at range: SourceRange) throws(KustomizeFault) -> SourceFile {
    if let known = sources[path] { return known }
    do {
      let file = try files.readFile(path)
      sources[path] = file
      return file
    } catch {
      throw KustomizeFault(.unreadable(path, error.reason), at: range, rule: .missingManifestFile)
    }
  }

  /// The file that `name` means in a kustomization of `folder`; it must be in the folder or below it.
  mutating func read(_ name: String, from folder: String, at range: SourceRange) throws(KustomizeFault) -> SourceFile {
    if Self.isRemote(name) { throw KustomizeFault(.remoteFile(name), at: range) }
    guard let path = TreePath.resolve(name, from: folder), files.kind(path) == .file else {
      let shown = TreePath.resolve(name, from: folder) ?? name
      throw KustomizeFault(
        .missing(shown).suggesting(nearest(to: name, in: folder)), at: range, rule: .missingManifestFile)
    }
    guard folder.isEmpty || path.hasPrefix("\(folder)/") else {
      throw KustomizeFault(.outside(path, folder), at: range)
    }
    return try source(path, at: range)
  }

  private func nearest(to name: String, in folder: String) -> String? {
    let parent = TreePath.resolve(TreePath.folder(of: name), from: folder)
    guard let parent, let entries = try? files.list(parent) else { return nil }
    let near = Suggestion.nearest(to: TreePath.name(of: name), among: entries.map(\.name))
    return near.map { TreePath.join(TreePath.folder(of: name), $0) }
  }

  /// The documents of a file that the scalar `item` names.
  mutating func documents(_ item: YAMLNode, from folder: String) throws(KustomizeFault) -> [YAMLNode] {
    try documents(of: try read(item.text ?? "", from: folder, at: item.range), named: item)
  }

  mutating func documents(of file: SourceFile, named item: YAMLNode) throws(KustomizeFault) -> [YAMLNode] {
    let stream = YAMLStream.parse(file, schema: .go)
    let isKnown = stream.diagnostics.first.map(diagnostics.contains) ?? true
    if !isKnown { diagnostics += stream.diagnostics }
    guard !stream.diagnostics.contains(where: { $0.severity == .error }) else {
      gaps.append(.init(.broken("`\(file.path)` cannot be read"), at: item.range))
      return []
    }
    return stream.documents.compactMap(\.root)
  }

  /// The documents of a scalar that is either the path of a file or the text itself.
  mutating func documentsOrInline(
    _ item: YAMLNode, in kustomization: KustomizationFile, from folder: String
  ) throws(KustomizeFault) -> [YAMLNode] {
    guard (item.text ?? "").utf8.contains(where: { $0 == 0x0A || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") })
    else { return try documents(item, from: folder) }
    return inline(item, in: kustomization)
  }

  mutating func inline(
    _ item: YAMLNode, in kustomization: KustomizationFile, isTrimmed: Bool = false
  ) -> [YAMLNode] {
    let (roots, findings) = EmbeddedYAML.documents(of: item, in: kustomization.file, isTrimmed: isTrimmed)
    diagnostics += findings
    if !findings.isEmpty { gaps.append(.init(.broken("text that cannot be read"), at: item.range)) }
    return roots
  }

  mutating func add(_ item: YAMLNode, from folder: String, to total: inout Accumulation) throws(KustomizeFault) {
    guard let name = item.text, !name.isEmpty else { throw KustomizeFault("resource has no path", at: item.range) }
    let path = TreePath.resolve(name, from: folder)
    if let path, files.kind(path) == .folder { return try addFolder(path, item, from: folder, to: &total) }
    if path.flatMap({ files.kind($0) }) == nil, Self.isRemote(name) {
      gaps.append(.init(.remote(name), at: item.range))
      return
    }
    var added: [KustomizedResource] = []
    for document in try documents(item, from: folder) { added += try objects(document, cause: item.range) }
    let origin = path.flatMap { metadata.origin(path: $0) }
    for place in added.indices { added[place].origin = origin }
    try append(added, at: item.range, to: &total)
  }

  /// The object that `root` is, or those of a list of objects.
  func objects(_ root: YAMLNode, cause: SourceRange) throws(KustomizeFault) -> [KustomizedResource] {
    let root = root.withoutYAML11Words
    if let kind = root["kind"]?.text, kind.hasSuffix("List"), let items = root["items"]?.sequence {
      var objects: [KustomizedResource] = []
      for item in items { objects += try self.objects(item, cause: cause) }
      return objects
    }
    guard root["kind"]?.text != nil else { throw KustomizeFault("object has no `kind`", at: root.range) }
    guard root["apiVersion"]?.text != nil else { throw KustomizeFault("object has no `apiVersion`", at: root.range) }
    let metadata = root["metadata"]
    guard metadata?["name"]?.text?.isEmpty == false || metadata?["generateName"] != nil else {
      throw KustomizeFault("object has no `metadata.name`", at: metadata?.range ?? root.range)
    }
    return [KustomizedResource(root, cause: cause)]
  }

  /// Adds objects, none of which may be there already.
  func append(
    _ resources: [KustomizedResource], at range: SourceRange, to total: inout Accumulation
  ) throws(KustomizeFault) {
    var places: [ResourceID: Int] = [:]
    for (place, resource) in total.resources.enumerated() { places[resource.comparableID] = place }
    for resource in resources {
      let id = resource.comparableID
      if let first = places[id], !resource.name.isEmpty {
        let earlier = total.resources[first].root.value(at: "metadata", "name")?.range ?? range
        throw KustomizeFault(.sameID(resource.id), at: range, notes: [Note("first added here", at: earlier)])
      }
      places[id] = total.resources.count
      total.resources.append(resource)
    }
  }

  private mutating func addFolder(
    _ path: String, _ item: YAMLNode, from folder: String, to total: inout Accumulation
  ) throws(KustomizeFault) {
    try checkCycle(path, at: item.range)
    guard let kustomization = load(path, from: item.range) else { return }
    guard !kustomization.isComponent else { throw KustomizeFault(.component(path), at: item.range) }
    let part = accumulate(kustomization, in: path, into: Accumulation())
    try append(part.resources, at: item.range, to: &total)
    total.configuration.merge(part.configuration)
    total.variables += part.variables
  }

  mutating func addComponent(
    _ item: YAMLNode, from folder: String, to total: inout Accumulation
  ) throws(KustomizeFault) {
    let name = item.text ?? ""
    let path = TreePath.resolve(name, from: folder)
    guard let path, files.kind(path) == .folder else {
      guard !Self.isRemote(name) else {
        gaps.append(.init(.remote(name), at: item.range))
        return
      }
      throw KustomizeFault(
        .missing(path ?? name).suggesting(nearest(to: name, in: folder)), at: item.range, rule: .missingManifestFile)
    }
    try checkCycle(path, at: item.range)
    guard let kustomization = load(path, from: item.range) else { return }
    guard kustomization.isComponent else { throw KustomizeFault(.noComponent(path), at: item.range) }
    let whole = accumulate(kustomization, in: path, into: total)
    var checked = Accumulation()
    try append(whole.resources, at: item.range, to: &checked)
    total = whole
  }

  private func checkCycle(_ path: String, at range: SourceRange) throws(KustomizeFault) {
    let identity = files.identity(path)
    let isAbove = visited.contains { identity.isEmpty || $0 == identity || $0.hasPrefix("\(identity)/") }
    if isAbove { throw KustomizeFault(.cycle(path), at: range) }
  }

  static func isRemote(_ name: String) -> Bool {
    name.contains("://") || name.contains("?ref=") || name.hasPrefix("git@") || name.hasPrefix("git::")
      || ["github.com", "gitlab.com", "bitbucket.org"].contains { name.hasPrefix("\($0)/") || name.hasPrefix("\($0):") }
  }
}

extension KustomizedResource {
  /// The id by which objects are the same.
  var comparableID: ResourceID {
    var id = id
    id.namespace = id.effectiveNamespace
    return id
  }
}

extension Message {
  fileprivate static func missing(_ path: String) -> Message {
    "`\(path)` does not exist"
  }

  fileprivate static func unreadable(_ path: String, _ reason: String) -> Message {
    "`\(path)` cannot be read, \(reason)"
  }

  fileprivate static func remoteFile(_ name: String) -> Message {
    "`\(name)` is an address, and this needs a file"
  }

  fileprivate static func outside(_ path: String, _ folder: String) -> Message {
    "`\(path)` is not in or below `\(folder)`, files must be"
  }

  fileprivate static func sameID(_ id: ResourceID) -> Message {
    "`\(id)` is added twice"
  }

  fileprivate static func component(_ path: String) -> Message {
    "`\(path)` is a component, name it under `components`"
  }

  fileprivate static func noComponent(_ path: String) -> Message {
    "`\(path)` is no component, its `kind` must be `Component`"
  }

  fileprivate static func cycle(_ path: String) -> Message {
    "`\(path.isEmpty ? "." : path)` holds the kustomization that names it, which is a cycle"
  }
}
