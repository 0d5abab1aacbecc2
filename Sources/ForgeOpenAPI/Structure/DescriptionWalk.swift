import ForgeDiagnostics
import ForgeYAML

/// Walks a description along the definitions of the specification's objects: collects its objects and references in
/// the order of the file, each once, and finds what does not fit the definitions.
///
/// The tree of the root file comes first, so that an object is known by the place it stands at, then what references
/// lead to outside of it. Every object is visited once and every text resolved once: the cost is that of the files.
struct DescriptionWalk {
  private struct Visit {
    let node: YAMLNode
    let value: ObjectDefinition.Value
    let parent: Int?
    let key: YAMLNode?
    let file: Int
  }

  /// A text that names a place, in one resource of one file.
  private struct ResourceText: Hashable {
    let file: Int
    let resource: Int
    let text: String
  }

  let files: APIFiles
  let specification: Specification
  private(set) var objects: [APIObject] = []
  private(set) var references: [APIReferenceUse] = []
  var findings: StructureFindings

  private var fileNumbers: [String: Int] = [:]
  /// The objects and the texts of references by their places.
  private var objectsByPlace: [Int: Int] = [:]
  private var seenReferences: Set<Int> = []
  private var places: [ResourceText: Result<APIReference, ReferenceFault>] = [:]
  private var pending: [Visit] = []
  private var followed: [(reference: Int, visit: Visit)] = []

  /// What is in `files`, whose root is a description of `version`.
  init(_ files: APIFiles, _ version: SpecificationVersion) {
    self.files = files
    specification = .of(version)
    findings = StructureFindings(files.root, version)
    guard let root = files.root else { return }
    let file = fileNumber(files.rootPath)
    pending = [Visit(node: root, value: .object(.openAPI), parent: nil, key: nil, file: file)]
    var next = 0
    while true {
      while let visit = pending.popLast() { self.visit(visit) }
      guard next < followed.count else { break }
      follow(followed[next].reference, followed[next].visit)
      next += 1
    }
  }

  private mutating func fileNumber(_ path: String) -> Int {
    if let number = fileNumbers[path] { return number }
    fileNumbers[path] = fileNumbers.count
    return fileNumbers.count - 1
  }

  /// A place as one number: no file comes near a terabyte.
  private func place(of node: YAMLNode, in file: Int) -> Int {
    file << 40 | node.range.bytes.lowerBound
  }

  private mutating func visit(_ visit: Visit) {
    switch visit.value {
    case .list(let element):
      guard let items = visit.node.sequence else { return findings.expect("a list", visit.node) }
      for item in items.reversed() { add(item, element, in: visit, key: nil) }
    case .map(let element, let keys):
      guard let mapping = visit.node.mapping else { return findings.expect("a mapping", visit.node) }
      for pair in mapping.pairs.reversed() {
        if let keys { findings.checkKey(pair.key, keys) }
        add(pair.value, element, in: visit, key: pair.key)
      }
    case .object(.schema): visitSchema(visit)
    case .object(let kind): visitObject(visit, kind)
    case .reference(let kind):
      guard let reference = visit.node["$ref"] else { return visitObject(visit, kind) }
      add(reference, in: visit, kind)
    case .schemaOrBoolean: if visit.node.bool == nil { visitSchema(visit) }
    case .schemaOrList:
      guard let items = visit.node.sequence else { return visitSchema(visit) }
      for item in items.reversed() { add(item, .schema, in: visit, key: nil) }
    default: findings.check(visit.node, visit.value)
    }
  }

  /// Scalars are looked at where they are met; what may hold objects waits its turn.
  private mutating func add(
    _ node: YAMLNode, _ value: ObjectDefinition.Value, in visit: Visit, key: YAMLNode?, parent: Int? = nil
  ) {
    if value.isScalar { return findings.check(node, value) }
    pending.append(
      Visit(node: node, value: value, parent: parent ?? visit.parent, key: key ?? visit.key, file: visit.file))
  }

  private mutating func visitSchema(_ visit: Visit) {
    if specification.version >= .v31, visit.node.bool != nil { return }
    // Before 3.1 a Reference Object may stand in place of a schema; from then on `$ref` is a keyword among others.
    if specification.version <= .v30, let reference = visit.node["$ref"] { return add(reference, in: visit, .schema) }
    guard visit.node.mapping != nil else {
      return findings.expect(specification.version >= .v31 ? "a mapping, `true` or `false`" : "a mapping", visit.node)
    }
    visitObject(visit, .schema)
  }

  private mutating func visitObject(_ visit: Visit, _ kind: ObjectKind) {
    let object = specification.object(kind)
    guard let mapping = visit.node.mapping else {
      return findings.expect("a mapping (\(object.name))", visit.node)
    }
    let place = place(of: visit.node, in: visit.file)
    if let known = objectsByPlace[place], objects[known].kind == kind { return }
    let index = objects.count
    objects.append(APIObject(kind: kind, node: visit.node, key: visit.key, parent: visit.parent))
    if objectsByPlace[place] == nil { objectsByPlace[place] = index }
    findings.check(visit.node, mapping, object)
    for pair in mapping.pairs.reversed() { self.visit(pair, of: object, at: index, visit) }
    switch kind {
    case .discriminator: addMappings(mapping, visit)
    case .link: if let reference = mapping["operationRef"] { add(reference, in: visit, .operation, .link) }
    default: break
    }
  }

  private mutating func visit(
    _ pair: YAMLMapping.Pair, of object: Specification.Object, at index: Int, _ visit: Visit
  ) {
    guard let name = pair.key.text else { return findings.expect("a name", pair.key) }
    if let field = object.fields[name] {
      guard case .referenceToSameKind = field.value else {
        return add(pair.value, field.value, in: visit, key: pair.key, parent: index)
      }
      return add(pair.value, in: visit, object.kind)
    }
    if name.utf8.starts(with: "x-".utf8), object.kind != .securityRequirement { return }
    if let (pattern, value) = object.patterned, StructureFindings.matches(name, pattern, specification.version) {
      return add(pair.value, value, in: visit, key: pair.key, parent: index)
    }
    findings.unknown(name, pair, object)
  }

  // MARK: References

  private mutating func add(
    _ node: YAMLNode, in visit: Visit, _ kind: ObjectKind, _ form: APIReferenceUse.Form = .reference
  ) {
    guard let text = node.string else { return findings.expect("a string", node) }
    guard seenReferences.insert(place(of: node, in: visit.file)).inserted else { return }
    add(
      APIReferenceUse(
        form: form, node: node, text: text, holder: visit.node, kind: kind,
        place: resolve(text, node.range, visit.file)), in: visit)
  }

  private mutating func add(_ use: APIReferenceUse, in visit: Visit) {
    references.append(use)
    // The operation that a link leads to is no part of this description because of it.
    guard case .success(let place) = use.place, use.form != .link, let target = files.target(of: place) else { return }
    let value: ObjectDefinition.Value = use.kind == .pathItem ? .object(.pathItem) : .reference(use.kind)
    let parent = objectsByPlace[self.place(of: visit.node, in: visit.file)] ?? visit.parent
    let key = place.pointer.tokens.isEmpty ? nil : visit.key
    followed.append(
      (
        references.count - 1,
        Visit(node: target, value: value, parent: parent, key: key, file: fileNumber(place.path))
      ))
  }

  /// A discriminator's mapping names schemas of `components`, or places (OpenAPI 3.1.1 section 4.8.25).
  private mutating func addMappings(_ mapping: YAMLMapping, _ visit: Visit) {
    let entries =
      (mapping["mapping"]?.mapping?.pairs.map(\.value) ?? []) + [mapping["defaultMapping"]].compactMap { $0 }
    for node in entries {
      guard let text = node.string, seenReferences.insert(place(of: node, in: visit.file)).inserted else { continue }
      let component = APIReference(path: files.rootPath, pointer: JSONPointer(tokens: ["components", "schemas", text]))
      let isKnown = files.root?["components"]?["schemas"]?[text] != nil
      let place: Result<APIReference, ReferenceFault> =
        if isKnown {
          .success(component)
        } else {
          ReferenceTexts.isFile(text) ? resolve(text, node.range, visit.file) : .failure(.nothing(component))
        }
      add(
        APIReferenceUse(
          form: .discriminator, node: node, text: text, holder: visit.node, kind: .schema, place: place), in: visit)
    }
  }

  private mutating func resolve(
    _ text: String, _ range: SourceRange, _ file: Int
  ) -> Result<APIReference, ReferenceFault> {
    let key = ResourceText(file: file, resource: files.resource(at: range)?.index ?? 0, text: text)
    if let known = places[key] { return known }
    let place = files.place(of: text, at: range)
    places[key] = place
    return place
  }

  private mutating func follow(_ reference: Int, _ visit: Visit) {
    if let known = objectsByPlace[place(of: visit.node, in: visit.file)] {
      let kind = objects[known].kind
      if kind != references[reference].kind { references[reference].note(otherKind: kind) }
      return
    }
    let isSchema = references[reference].kind == .schema
    pending.append(
      Visit(
        node: visit.node, value: isSchema ? .schema : visit.value, parent: visit.parent, key: visit.key,
        file: visit.file))
  }
}
