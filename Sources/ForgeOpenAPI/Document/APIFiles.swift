package import ForgeDiagnostics
import ForgeJSONSchema
package import ForgeYAML

/// The files of one description: the root and everything that its references lead to, parsed.
package struct APIFiles: Sendable {
  package struct File: Sendable {
    package let source: SourceFile
    package let root: YAMLNode?
    let diagnostics: [Diagnostic]
    let suppressions: [Suppression]
    /// The document itself, then the schemas in it that have a `$id`.
    let resources: [SchemaResource]

    /// Whether reading stopped before the end, so that the tree lacks what follows.
    var breaksOff: Bool { diagnostics.contains { $0.rule == "yaml/syntax" || $0.rule == "yaml/too-deep" } }
  }

  /// What reading a path gives.
  package enum Reading: Sendable {
    case file(SourceFile)
    case missing
    case folder
    /// It is there, and cannot be read: why.
    case unreadable(String)
  }

  package let rootPath: String
  package private(set) var files: [String: File] = [:]
  /// Why paths that references name have no file.
  private var faults: [String: ReferenceFault] = [:]
  /// The resources that have a URI of their own, by `$self` or `$id`.
  private var identified: [String: (path: String, resource: Int)] = [:]

  /// Reads `rootPath` and, from file to file, what `$ref` names. `read` gives nil for a path that cannot be read.
  package init(root rootPath: String, read: (String) -> SourceFile?) {
    self.init(root: rootPath, reading: { read($0).map { .file($0) } ?? .missing })
  }

  /// Reads `rootPath` and, from file to file, what `$ref` names.
  package init(root rootPath: String, reading read: (String) -> Reading) {
    self.rootPath = rootPath
    var pending = [rootPath]
    while let path = pending.popLast() {
      guard files[path] == nil, faults[path] == nil else { continue }
      switch read(path) {
      case .missing: faults[path] = .noFile(path)
      case .folder: faults[path] = .folder(path)
      case .unreadable(let reason): faults[path] = .unreadable(path, reason)
      case .file(let source): pending += add(source, at: path)
      }
    }
  }

  /// Parses a file, and returns the paths that it names.
  private mutating func add(_ source: SourceFile, at path: String) -> Set<String> {
    let stream = YAMLStream.parse(source)
    let root = stream.documents.first?.root
    let resources = root.map { SchemaResource.all(in: source, $0) } ?? []
    files[path] = File(
      source: source, root: root, diagnostics: stream.diagnostics, suppressions: stream.suppressions,
      resources: resources)
    for (index, resource) in resources.enumerated() where resource.isIdentified {
      identified["\(resource.uri)"] = identified["\(resource.uri)"] ?? (path, index)
    }
    guard let root else { return [] }
    return Set(ReferenceTexts.files(in: source, root).compactMap { APIReference.path(of: $0, in: path) })
  }

  package var root: YAMLNode? { files[rootPath]?.root }

  /// What `reference` leads to; nil where the file, or the place in it, does not exist.
  package func target(of reference: APIReference) -> YAMLNode? {
    guard let root = files[reference.path]?.root else { return nil }
    return root.value(at: reference.pointer)
  }

  /// The place that `text` names where it stands at `range`, by the base URI that holds there: that of the file, of its
  /// `$self`, or of the innermost schema with a `$id`.
  package func place(of text: String, at range: SourceRange) -> Result<APIReference, ReferenceFault> {
    let (file, fragment) = APIReference.parts(of: text)
    let base = resource(at: range)
    if file.isEmpty, let base { return place(fragment, in: range.path, base.resource) }
    if let base, base.resource.isIdentified || URIReference(file).isExternal {
      let uri = base.resource.uri.resolving(URIReference(file))
      if let found = identified["\(uri)"], let resource = files[found.path]?.resources[found.resource] {
        return place(fragment, in: found.path, resource)
      }
      // A file that was moved here with its neighbours keeps its `$self`; a `$id` says where its neighbours are.
      if uri.isExternal, base.index > 0 || URIReference(file).isExternal { return .failure(.external("\(uri)")) }
    }
    guard !URIReference(file).isExternal else { return .failure(.external(text)) }
    guard let path = APIReference.path(of: file, in: range.path) else { return .failure(.outsideRoot) }
    guard let found = files[path] else { return .failure(faults[path] ?? .noFile(path)) }
    guard let document = found.resources.first else { return .failure(.unparsable(path)) }
    return place(fragment, in: path, document)
  }

  private func place(
    _ fragment: Substring, in path: String, _ resource: SchemaResource
  ) -> Result<APIReference, ReferenceFault> {
    guard let pointer = JSONPointer(fragment: String(fragment)) else {
      guard fragment.utf8.first != UInt8(ascii: "/") else { return .failure(.malformedFragment(String(fragment))) }
      guard let anchor = resource.anchors[String(fragment)] else {
        return .failure(.noAnchor(String(fragment), in: resource.isIdentified ? "\(resource.uri)" : path))
      }
      return .success(APIReference(path: path, pointer: anchor))
    }
    let isNested = !resource.pointer.tokens.isEmpty
    let place = APIReference(
      path: path, pointer: isNested ? JSONPointer(tokens: resource.pointer.tokens + pointer.tokens) : pointer)
    guard resource.node.value(at: pointer) != nil else {
      return .failure(files[path]?.breaksOff == true ? .unparsable(path) : .nothing(place))
    }
    return .success(place)
  }

  /// The innermost resource of its file that holds the place at `range`.
  func resource(at range: SourceRange) -> (resource: SchemaResource, index: Int)? {
    guard let resources = files[range.path]?.resources, let document = resources.first else { return nil }
    guard resources.count > 1 else { return (document, 0) }
    let index = resourceIndex(at: range)
    return (resources[index], index)
  }

  /// The place of that resource among those of its file, 0 for the document.
  func resourceIndex(at range: SourceRange) -> Int {
    guard let resources = files[range.path]?.resources, resources.count > 1 else { return 0 }
    // Resources stand in the order of the file: the last that starts before the place, or one around it.
    var low = 0
    var high = resources.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if resources[middle].node.range.bytes.lowerBound <= range.bytes.lowerBound { low = middle } else { high = middle }
    }
    while let parent = resources[low].parent, resources[low].node.range.bytes.upperBound < range.bytes.upperBound {
      low = parent
    }
    return low
  }

  /// Longer chains of references are taken for ways round.
  static let maximumSteps = 64

  /// `node`, or what its `$ref` leads to after at most sixty-four steps; nil where a reference leads nowhere.
  package func resolved(_ node: YAMLNode) -> YAMLNode? {
    var node = node
    for _ in 0..<Self.maximumSteps {
      guard let reference = node["$ref"], let text = reference.string else { return node }
      guard case .success(let place) = place(of: text, at: reference.range), let target = target(of: place) else {
        return nil
      }
      node = target
    }
    return nil
  }
}
