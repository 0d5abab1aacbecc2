package import ForgeDiagnostics
package import ForgeYAML

/// An OpenAPI description that was read: its files, its objects, and its operations with references followed.
package struct APIDescription: Sendable {
  package let files: APIFiles
  /// Nil where no field names a version that is supported.
  package let version: SpecificationVersion?
  package let title: String
  /// Every object of the specification that the description has, once: those of the root in the order of the file,
  /// then what references lead to outside of it. Reference Objects are not among them, see `references`.
  package let objects: [APIObject]
  /// The operations below `paths`, in the order of the file.
  package let operations: [APIOperation]
  /// Every operation: those of `paths`, then of webhooks, then of callbacks.
  package let allOperations: [APIOperation]
  /// `allOperations`, each once: a path item that two paths share has its own but once in the files.
  let distinctOperations: [APIOperation]
  /// The paths of the servers' URLs, such as `/api/v1`: an operation may be called below each.
  package let basePaths: [String]
  /// The references to objects of another kind than belongs there: their places in `references`, and that kind.
  let misfits: [(reference: Int, kind: ObjectKind)]
  let structureFindings: [Diagnostic]
  private let objectsByKind: [[Int]]
  let resolvedReferences: ResolvedReferences

  package init(_ files: APIFiles) {
    self.files = files
    let root = files.root
    version = root.flatMap(SpecificationVersion.init(root:))
    title = root?["info"]?["title"]?.string ?? "API"
    basePaths = root.map { Self.basePaths(ofRoot: $0) } ?? []
    let walk = version.map { DescriptionWalk(files, $0) }
    objects = walk?.objects ?? []
    misfits = walk?.misfits ?? []
    resolvedReferences = ResolvedReferences(files, walk)
    structureFindings = walk?.findings.diagnostics ?? []
    var byKind = [[Int]](repeating: [], count: ObjectKind.allCases.count)
    for index in objects.indices { byKind[Int(objects[index].kind.rawValue)].append(index) }
    objectsByKind = byKind
    let callbacks = byKind[Int(ObjectKind.callback.rawValue)].map { [objects] in objects[$0] }
    let collector = OperationCollector(
      references: resolvedReferences, version: version, internalTags: root?.internalTags ?? [])
    operations = collector.operations(of: root?["paths"]?.mapping, .path)
    allOperations = operations + collector.webhooks(root) + collector.callbacks(callbacks)
    var seen: Set<SourceRange> = []
    distinctOperations = allOperations.filter { seen.insert($0.range).inserted }
  }

  package var path: String { files.rootPath }

  /// What clients may use: everything that `x-internal: true` does not hide.
  package var publicOperations: [APIOperation] { operations.filter { !$0.isInternal } }

  /// Every text that names a place, in the order of `objects`.
  package var references: [APIReferenceUse] { resolvedReferences.uses }

  /// `node`, or what its `$ref` leads to after at most sixty-four steps; nil where a reference leads nowhere.
  package func resolved(_ node: YAMLNode) -> YAMLNode? { resolvedReferences.resolved(node) }

  /// The objects of one kind, such as all Schema Objects.
  package func objects(_ kind: ObjectKind) -> some Sequence<APIObject> & Sendable {
    objectsByKind[Int(kind.rawValue)].lazy.map { [objects] in objects[$0] }
  }

  /// The objects around `object`, from the innermost to the description itself.
  package func parents(of object: APIObject) -> some Sequence<APIObject> {
    sequence(state: object.parent) { parent in
      guard let index = parent else { return nil }
      parent = objects[index].parent
      return objects[index]
    }
  }

  /// The suppressions in the comments of all files.
  package var suppressions: [Suppression] {
    files.files.sorted { $0.key < $1.key }.flatMap(\.value.suppressions)
  }

  /// The named objects of one kind that operations refer to: those of `components`, or of 2.0's root.
  package func components(_ kind: ObjectKind) -> YAMLMapping? {
    guard let root = files.root else { return nil }
    let section: (section: String, swagger: String?)? =
      switch kind {
      case .schema: ("schemas", "definitions")
      case .response: ("responses", "responses")
      case .parameter: ("parameters", "parameters")
      case .securityScheme: ("securitySchemes", "securityDefinitions")
      case .example: ("examples", nil)
      case .requestBody: ("requestBodies", nil)
      case .header: ("headers", nil)
      case .link: ("links", nil)
      case .callback: ("callbacks", nil)
      case .pathItem: ("pathItems", nil)
      case .mediaType: ("mediaTypes", nil)
      default: nil
      }
    guard let section else { return nil }
    if version == .v20 { return section.swagger.flatMap { root[$0]?.mapping } }
    return root["components"]?[section.section]?.mapping
  }
}
