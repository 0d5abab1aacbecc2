import ForgeDiagnostics
import ForgeYAML

/// Walks a description along the definitions of the specification's objects: collects its objects and references in
/// the order of the file, each once, and finds what does not fit the definitions.
///
/// The tree of the root file comes first, so that an object is known by the place it stands at, then what references
/// lead to outside of it. Every object is visited once and every text resolved once: the cost is that of the files.
/// Trees are no deeper than their reader's limit, and neither are the calls here.
struct DescriptionWalk {
  /// Where a value stands: the object around it, and the file.
  private struct Place {
    let parent: Int?
    let file: Int
  }

  /// What a reference leads to, kept until the tree that holds the reference has been walked.
  private struct Target {
    let reference: Int
    let entry: MappingEntry?
    let place: Place
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
  /// References to objects of another kind, by their places in `references`.
  private(set) var misfits: [(reference: Int, kind: ObjectKind)] = []
  var findings: StructureFindings

  private(set) var fileNumbers: [String: Int] = [:]
  /// By the number of the file: whether schemas in it have identifiers, so that the base of a reference is to be found.
  private var haveIdentifiers: [Bool] = []
  /// The objects and the texts of references by their places.
  private var objectsByPlace: [Int: Int] = [:]
  private(set) var referencesByPlace: [Int: Int] = [:]
  private var resolutions: [ResourceText: ReferenceResolution] = [:]
  private var targets: [Target] = []

  /// What is in `files`, whose root is a description of `version`.
  init(_ files: APIFiles, _ version: SpecificationVersion) {
    self.files = files
    specification = .of(version)
    findings = StructureFindings(files, version)
    guard let root = files.root else { return }
    visitObject(root, .openAPI, nil, Place(parent: nil, file: fileNumber(files.rootPath)))
    var next = 0
    while next < targets.count {
      follow(targets[next])
      next += 1
    }
  }

  private mutating func fileNumber(_ path: String) -> Int {
    if let number = fileNumbers[path] { return number }
    fileNumbers[path] = haveIdentifiers.count
    haveIdentifiers.append(files.files[path].map { $0.resources.count > 1 } ?? false)
    return haveIdentifiers.count - 1
  }

  /// A place as one number: no file comes near a terabyte.
  static func number(of node: YAMLNode, in file: Int) -> Int {
    file << 40 | node.range.bytes.lowerBound
  }

  private mutating func visit(
    _ node: YAMLNode, _ value: ObjectDefinition.Value, _ entry: MappingEntry?, _ place: Place
  ) {
    switch value {
    case .list(let element):
      guard let items = node.sequence else { return findings.expect("a list", node) }
      for item in items { visit(item, element, entry, place) }
    case .map(let element, let keys):
      guard let mapping = node.mapping else { return findings.expect("a mapping", node) }
      let holder = findings.kind
      for index in mapping.pairs.indices {
        findings.kind = holder
        if let keys { findings.checkKey(mapping.pairs[index].key, keys) }
        visit(mapping.pairs[index].value, element, MappingEntry(mapping: mapping, index: index), place)
      }
    case .object(.schema): visitSchema(node, entry, place)
    case .object(let kind): visitObject(node, kind, entry, place)
    case .reference(let kind):
      guard let reference = node["$ref"] else { return visitObject(node, kind, entry, place) }
      add(reference, of: node, kind, entry, place)
    case .schemaOrBoolean: if node.bool == nil { visitSchema(node, entry, place) }
    case .schemaOrList:
      guard let items = node.sequence else { return visitSchema(node, entry, place) }
      for item in items { visitSchema(item, entry, place) }
    default: findings.check(node, value)
    }
  }

  private mutating func visitSchema(_ node: YAMLNode, _ entry: MappingEntry?, _ place: Place) {
    if specification.version >= .v31, node.bool != nil { return }
    // Before 3.1 a Reference Object may stand in place of a schema; from then on `$ref` is a keyword among others.
    if specification.version <= .v30, let reference = node["$ref"] {
      return add(reference, of: node, .schema, entry, place)
    }
    guard case .mapping = node.content else {
      return findings.expect(specification.version >= .v31 ? "a mapping, `true` or `false`" : "a mapping", node)
    }
    visitObject(node, .schema, entry, place)
  }

  private mutating func visitObject(_ node: YAMLNode, _ kind: ObjectKind, _ entry: MappingEntry?, _ place: Place) {
    let object = specification.object(kind)
    findings.kind = kind
    guard let mapping = node.mapping else { return findings.expect("a mapping (\(object.name))", node) }
    let number = Self.number(of: node, in: place.file)
    let known = objectsByPlace[number]
    if let known, objects[known].kind == kind { return }
    let inside = Place(parent: objects.count, file: place.file)
    if known == nil { objectsByPlace[number] = objects.count }
    objects.append(APIObject(kind, node, entry, parent: place.parent))
    // The keywords of another dialect are none of ours.
    if kind == .schema, specification.version >= .v31, let dialect = mapping["$schema"]?.string,
      !StructureFindings.isOwnDialect(dialect)
    {
      return
    }
    findings.checkRequired(node, mapping, object)
    var isConstrained = object.isAlwaysConstrained
    for index in mapping.pairs.indices {
      let isTrigger = visit(MappingEntry(mapping: mapping, index: index), of: node, object, inside)
      isConstrained = isConstrained || isTrigger
    }
    findings.kind = kind
    if isConstrained { findings.checkConstraints(node, mapping, object) }
    switch kind {
    case .discriminator: addMappings(mapping, of: node, inside)
    case .link:
      guard let reference = mapping["operationRef"] else { return }
      add(reference, of: node, .operation, nil, inside, form: .link)
    default: break
    }
  }

  /// Visits a field, and says whether a constraint of the object may be about it.
  private mutating func visit(
    _ entry: MappingEntry, of node: YAMLNode, _ object: Specification.Object, _ place: Place
  ) -> Bool {
    findings.kind = object.kind
    guard let name = entry.mapping.pairs[entry.index].key.text else {
      findings.expect("a name", entry.key)
      return false
    }
    if let field = object.fields[name] {
      if case .any = field.value { return field.isConstrained }
      if case .referenceToSameKind = field.value {
        add(entry.mapping.pairs[entry.index].value, of: node, object.kind, entry, place)
      } else if field.value.isScalar {
        findings.check(entry.mapping.pairs[entry.index].value, field.value, of: node)
      } else {
        visit(entry.mapping.pairs[entry.index].value, field.value, entry, place)
      }
      return field.isConstrained
    }
    if name.utf8.starts(with: "x-".utf8), object.kind != .securityRequirement { return false }
    if let (pattern, value) = object.patterned, StructureFindings.matches(name, pattern, specification.version) {
      visit(entry.mapping.pairs[entry.index].value, value, entry, place)
    } else {
      findings.unknown(name, entry.mapping.pairs[entry.index], of: node, entry.mapping, object)
    }
    return false
  }

  // MARK: References

  /// Whether no reference with this text was met before; the next one that is added is it.
  private mutating func isNew(_ node: YAMLNode, in file: Int) -> Bool {
    let place = Self.number(of: node, in: file)
    guard referencesByPlace[place] == nil else { return false }
    referencesByPlace[place] = references.count
    return true
  }

  /// A text that names a place in the mapping `holder`.
  private mutating func add(
    _ node: YAMLNode, of holder: YAMLNode, _ kind: ObjectKind, _ entry: MappingEntry?, _ place: Place,
    form: APIReferenceUse.Form = .reference
  ) {
    guard let text = node.string else { return findings.expect("a string", node) }
    guard isNew(node, in: place.file) else { return }
    add(APIReferenceUse(form, node, text, in: holder, kind, resolve(text, node.range, place.file)), entry, place)
  }

  private mutating func add(_ use: APIReferenceUse, _ entry: MappingEntry?, _ place: Place) {
    references.append(use)
    // The operation that a link leads to is no part of this description because of it.
    guard use.form != .link, case .success(let reference) = use.place else { return }
    targets.append(
      Target(
        reference: references.count - 1, entry: reference.pointer.tokens.isEmpty ? nil : entry,
        place: Place(parent: place.parent, file: fileNumber(reference.path))))
  }

  /// A discriminator's mapping names schemas of `components`, or places ("Discriminator Object").
  private mutating func addMappings(_ mapping: YAMLMapping, of holder: YAMLNode, _ place: Place) {
    let entries =
      (mapping["mapping"]?.mapping?.pairs.map(\.value) ?? []) + [mapping["defaultMapping"]].compactMap { $0 }
    for node in entries {
      guard let text = node.string, isNew(node, in: place.file) else { continue }
      let component = APIReference(path: files.rootPath, pointer: JSONPointer(tokens: ["components", "schemas", text]))
      let named = files.root?["components"]?["schemas"]?[text]
      let resolution =
        if named == nil, ReferenceTexts.isFile(text) {
          resolve(text, node.range, place.file)
        } else {
          ReferenceResolution(named == nil ? .failure(.nothing(component)) : .success(component), named)
        }
      add(APIReferenceUse(.discriminator, node, text, in: holder, .schema, resolution), nil, place)
    }
  }

  private mutating func resolve(_ text: String, _ range: SourceRange, _ file: Int) -> ReferenceResolution {
    let resource = haveIdentifiers[file] ? files.resourceIndex(at: range) : 0
    let key = ResourceText(file: file, resource: resource, text: text)
    if let known = resolutions[key] { return known }
    let place = files.place(of: text, at: range)
    let resolution = ReferenceResolution(place, (try? place.get()).flatMap(files.target(of:)))
    resolutions[key] = resolution
    return resolution
  }

  private mutating func follow(_ target: Target) {
    let kind = references[target.reference].kind
    guard let node = references[target.reference].target else { return }
    if let known = objectsByPlace[Self.number(of: node, in: target.place.file)] {
      if objects[known].kind != kind { misfits.append((target.reference, objects[known].kind)) }
      return
    }
    switch kind {
    case .schema: visitSchema(node, target.entry, target.place)
    case .pathItem: visitObject(node, .pathItem, target.entry, target.place)
    default: visit(node, .reference(kind), target.entry, target.place)
    }
  }
}
