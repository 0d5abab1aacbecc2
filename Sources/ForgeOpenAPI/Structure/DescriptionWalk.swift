import ForgeDiagnostics
import ForgeYAML

/// Walks a description along the definitions of the specification's objects: collects its objects and references in
/// the order of the file, each once, and finds what does not fit the definitions.
///
/// The tree of the root file comes first, so that an object is known by the place it stands at, then what references
/// lead to outside of it. Every object is visited once and every text resolved once: the cost is that of the files.
/// Trees are no deeper than their reader's limit, and neither are the calls here.
struct DescriptionWalk {
  /// Where a value stands.
  private struct Place {
    /// The object around it.
    var parent: Int?
    var key: YAMLNode?
    var file: Int
  }

  /// What a reference leads to, kept until the tree that holds the reference has been walked.
  private struct Target {
    let reference: Int
    let node: YAMLNode
    let place: Place
  }

  /// A text that names a place, in one resource of one file.
  private struct ResourceText: Hashable {
    let file: Int
    let resource: Int
    let text: String
  }

  /// What a text names, and what stands there.
  private struct Resolution {
    let place: Result<APIReference, ReferenceFault>
    let target: YAMLNode?
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
  private var resolutions: [ResourceText: Resolution] = [:]
  private var targets: [Target] = []

  /// What is in `files`, whose root is a description of `version`.
  init(_ files: APIFiles, _ version: SpecificationVersion) {
    self.files = files
    specification = .of(version)
    findings = StructureFindings(files.root, version)
    guard let root = files.root else { return }
    visitObject(root, .openAPI, Place(parent: nil, key: nil, file: fileNumber(files.rootPath)))
    var next = 0
    while next < targets.count {
      follow(targets[next])
      next += 1
    }
  }

  private mutating func fileNumber(_ path: String) -> Int {
    if let number = fileNumbers[path] { return number }
    fileNumbers[path] = fileNumbers.count
    return fileNumbers.count - 1
  }

  /// A place as one number: no file comes near a terabyte.
  private func number(of node: YAMLNode, in file: Int) -> Int {
    file << 40 | node.range.bytes.lowerBound
  }

  private mutating func visit(_ node: YAMLNode, _ value: ObjectDefinition.Value, _ place: Place) {
    switch value {
    case .list(let element):
      guard let items = node.sequence else { return findings.expect("a list", node) }
      for index in items.indices { visit(items[index], element, place) }
    case .map(let element, let keys):
      guard let mapping = node.mapping else { return findings.expect("a mapping", node) }
      for index in mapping.pairs.indices {
        if let keys { findings.checkKey(mapping.pairs[index].key, keys) }
        var place = place
        place.key = mapping.pairs[index].key
        visit(mapping.pairs[index].value, element, place)
      }
    case .object(.schema): visitSchema(node, place)
    case .object(let kind): visitObject(node, kind, place)
    case .reference(let kind):
      guard let reference = node["$ref"] else { return visitObject(node, kind, place) }
      add(reference, of: node, kind, place)
    case .schemaOrBoolean: if node.bool == nil { visitSchema(node, place) }
    case .schemaOrList:
      guard let items = node.sequence else { return visitSchema(node, place) }
      for item in items { visitSchema(item, place) }
    default: findings.check(node, value)
    }
  }

  private mutating func visitSchema(_ node: YAMLNode, _ place: Place) {
    if specification.version >= .v31, node.bool != nil { return }
    // Before 3.1 a Reference Object may stand in place of a schema; from then on `$ref` is a keyword among others.
    if specification.version <= .v30, let reference = node["$ref"] { return add(reference, of: node, .schema, place) }
    guard node.mapping != nil else {
      return findings.expect(specification.version >= .v31 ? "a mapping, `true` or `false`" : "a mapping", node)
    }
    visitObject(node, .schema, place)
  }

  private mutating func visitObject(_ node: YAMLNode, _ kind: ObjectKind, _ place: Place) {
    let object = specification.object(kind)
    guard let mapping = node.mapping else { return findings.expect("a mapping (\(object.name))", node) }
    let number = number(of: node, in: place.file)
    let known = objectsByPlace[number]
    if let known, objects[known].kind == kind { return }
    let index = objects.count
    if known == nil { objectsByPlace[number] = index }
    objects.append(APIObject(kind: kind, node: node, key: place.key, parent: place.parent))
    findings.check(node, mapping, object)
    for pair in mapping.pairs.indices {
      visit(mapping.pairs[pair], of: node, object, Place(parent: index, key: nil, file: place.file))
    }
    switch kind {
    case .discriminator: addMappings(mapping, of: node, Place(parent: index, key: nil, file: place.file))
    case .link:
      guard let reference = mapping["operationRef"] else { return }
      add(reference, of: node, .operation, Place(parent: index, key: nil, file: place.file), form: .link)
    default: break
    }
  }

  private mutating func visit(
    _ pair: YAMLMapping.Pair, of node: YAMLNode, _ object: Specification.Object, _ place: Place
  ) {
    guard let name = pair.key.text else { return findings.expect("a name", pair.key) }
    if let value = object.fields[name] {
      if value.isScalar { return findings.check(pair.value, value) }
      var place = place
      place.key = pair.key
      if case .referenceToSameKind = value { return add(pair.value, of: node, object.kind, place) }
      return visit(pair.value, value, place)
    }
    if name.utf8.starts(with: "x-".utf8), object.kind != .securityRequirement { return }
    if let (pattern, value) = object.patterned, StructureFindings.matches(name, pattern, specification.version) {
      var place = place
      place.key = pair.key
      return visit(pair.value, value, place)
    }
    findings.unknown(name, pair, object)
  }

  // MARK: References

  /// A text that names a place in the mapping `holder`.
  private mutating func add(
    _ node: YAMLNode, of holder: YAMLNode, _ kind: ObjectKind, _ place: Place, form: APIReferenceUse.Form = .reference
  ) {
    guard let text = node.string else { return findings.expect("a string", node) }
    guard seenReferences.insert(number(of: node, in: place.file)).inserted else { return }
    let resolution = resolve(text, node.range, place.file)
    add(
      APIReferenceUse(
        form: form, node: node, text: text, holder: holder, kind: kind, place: resolution.place,
        leadsOn: resolution.target?["$ref"] != nil),
      to: resolution.target, place)
  }

  private mutating func add(_ use: APIReferenceUse, to target: YAMLNode?, _ place: Place) {
    references.append(use)
    // The operation that a link leads to is no part of this description because of it.
    guard let target, use.form != .link, case .success(let reference) = use.place else { return }
    let file = fileNumber(reference.path)
    let place = Place(parent: place.parent, key: reference.pointer.tokens.isEmpty ? nil : place.key, file: file)
    targets.append(Target(reference: references.count - 1, node: target, place: place))
  }

  /// A discriminator's mapping names schemas of `components`, or places (OpenAPI 3.1.2 section 4.8.25).
  private mutating func addMappings(_ mapping: YAMLMapping, of holder: YAMLNode, _ place: Place) {
    let entries =
      (mapping["mapping"]?.mapping?.pairs.map(\.value) ?? []) + [mapping["defaultMapping"]].compactMap { $0 }
    for node in entries {
      guard let text = node.string, seenReferences.insert(number(of: node, in: place.file)).inserted else { continue }
      let component = APIReference(path: files.rootPath, pointer: JSONPointer(tokens: ["components", "schemas", text]))
      let named = files.root?["components"]?["schemas"]?[text]
      let resolution =
        if named == nil, ReferenceTexts.isFile(text) {
          resolve(text, node.range, place.file)
        } else {
          Resolution(place: named == nil ? .failure(.nothing(component)) : .success(component), target: named)
        }
      add(
        APIReferenceUse(
          form: .discriminator, node: node, text: text, holder: holder, kind: .schema, place: resolution.place,
          leadsOn: false),
        to: resolution.target, place)
    }
  }

  private mutating func resolve(_ text: String, _ range: SourceRange, _ file: Int) -> Resolution {
    let key = ResourceText(file: file, resource: files.resourceIndex(at: range), text: text)
    if let known = resolutions[key] { return known }
    let place = files.place(of: text, at: range)
    let resolution = Resolution(place: place, target: (try? place.get()).flatMap(files.target(of:)))
    resolutions[key] = resolution
    return resolution
  }

  private mutating func follow(_ target: Target) {
    let kind = references[target.reference].kind
    if let known = objectsByPlace[number(of: target.node, in: target.place.file)] {
      if objects[known].kind != kind { references[target.reference].note(otherKind: objects[known].kind) }
      return
    }
    switch kind {
    case .schema: visitSchema(target.node, target.place)
    case .pathItem: visitObject(target.node, .pathItem, target.place)
    default: visit(target.node, .reference(kind), target.place)
    }
  }
}
