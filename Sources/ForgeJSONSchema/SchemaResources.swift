import ForgeDiagnostics
import ForgeYAML

/// Schemas that have a URI of their own (2020-12 Core, section 4.3.5), and the places in them that have names.
struct SchemaResources {
  struct Resource {
    /// What references in the resource are relative to.
    let base: URIReference
    let root: YAMLNode
    let dialect: Dialect
    let vocabularies: Vocabularies
    /// What `$anchor`, `$dynamicAnchor` and identifiers that are a fragment name.
    var anchors: [String: YAMLNode] = [:]
    var dynamicAnchors: [String: YAMLNode] = [:]
  }

  /// What a reference leads to: a schema, and the resource that it stands in.
  struct Target {
    let node: YAMLNode
    let resource: Int
  }

  private(set) var resources: [Resource] = []
  private let defaultDialect: Dialect
  private let retrieve: @Sendable (String) -> YAMLNode?
  private var places: [String: Int] = [:]
  /// The resources that stand inside others, by the place of their root.
  private var embedded: [SourceRange: Int] = [:]
  private var missing: Set<String> = []

  init(dialect: Dialect, retrieve: @escaping @Sendable (String) -> YAMLNode?) {
    defaultDialect = dialect
    self.retrieve = retrieve
  }

  /// The resource of the document that `uri` names without its fragment, read where it is not known yet.
  mutating func resource(at uri: URIReference) -> Int? {
    let name = uri.description
    if let known = places[name] { return known }
    guard !missing.contains(name) else { return nil }
    guard let root = retrieve(name) ?? MetaSchema.document(name) else {
      missing.insert(name)
      return nil
    }
    return add(root, at: uri)
  }

  /// Takes in a document, with all resources that stand in it.
  mutating func add(_ root: YAMLNode, at uri: URIReference) -> Int {
    let index = append(root, at: uri, around: defaultDialect)
    places[uri.description] = places[uri.description] ?? index
    findResources(below: root, in: index)
    return index
  }

  /// The resource that begins at `node`; nil where none does.
  func resource(beginningAt node: YAMLNode) -> Int? { embedded[node.range] }

  private mutating func append(_ root: YAMLNode, at uri: URIReference, around dialect: Dialect) -> Int {
    let (dialect, vocabularies) = dialectAndVocabularies(of: root, around: dialect)
    var base = uri
    if let id = Self.identifier(of: root, dialect) { base = base.resolving(Self.split(id).uri) }
    let index = resources.count
    resources.append(Resource(base: base, root: root, dialect: dialect, vocabularies: vocabularies))
    if places[base.description] == nil { places[base.description] = index }
    return index
  }

  private mutating func dialectAndVocabularies(of root: YAMLNode, around dialect: Dialect) -> (Dialect, Vocabularies) {
    guard let uri = root["$schema"]?.string else { return (dialect, .standard) }
    if let known = Dialect(uri: uri) { return (known, .standard) }
    // A meta-schema of one's own says which vocabularies its schemas have.
    guard let meta = resource(at: Self.split(uri).uri).map({ resources[$0] }) else { return (dialect, .standard) }
    guard let names = meta.root["$vocabulary"]?.mapping?.pairs.compactMap(\.key.text) else {
      return (meta.dialect, .standard)
    }
    return (meta.dialect, Vocabularies(named: names))
  }

  /// The identifier that makes a resource of a schema: one that is no mere fragment, and does not stand beside a
  /// reference where that hides all.
  private static func identifier(of schema: YAMLNode, _ dialect: Dialect) -> String? {
    guard let keyword = dialect.identifier, let id = schema[keyword]?.string, !id.hasPrefix("#") else { return nil }
    return schema["$ref"] != nil && !dialect.readsBesideReference ? nil : id
  }

  /// Walks the schemas below `root` and notes resources and anchors; what stands in `enum` or unknown keywords is data.
  mutating func findResources(below root: YAMLNode, in index: Int, isEmbedded: Bool = false) {
    var pending = [(node: root, resource: index, isRoot: !isEmbedded)]
    while let (node, around, isRoot) = pending.popLast() {
      guard node.mapping != nil else { continue }
      var resource = around
      if !isRoot, Self.identifier(of: node, resources[resource].dialect) != nil {
        let base = resources[resource].base
        resource = append(node, at: base, around: resources[resource].dialect)
        embedded[node.range] = resource
      }
      noteAnchors(of: node, in: resource)
      pending += Self.subschemas(of: node, resources[resource].dialect).map { ($0, resource, false) }
    }
  }

  private mutating func noteAnchors(of node: YAMLNode, in resource: Int) {
    switch resources[resource].dialect {
    case .draft2020:
      if let name = node["$anchor"]?.string { note(name, node, in: resource) }
      if let name = node["$dynamicAnchor"]?.string {
        note(name, node, in: resource)
        resources[resource].dynamicAnchors[name] = resources[resource].dynamicAnchors[name] ?? node
      }
    case .draft4, .draft7:
      guard let keyword = resources[resource].dialect.identifier, let id = node[keyword]?.string,
        let hash = id.firstIndex(of: "#"), node["$ref"] == nil
      else { return }
      note(String(id[id.index(after: hash)...]), node, in: resource)
    case .openAPI30: break
    }
  }

  private mutating func note(_ name: String, _ node: YAMLNode, in resource: Int) {
    guard !name.isEmpty, resources[resource].anchors[name] == nil else { return }
    resources[resource].anchors[name] = node
  }

  /// The schemas right below a schema.
  static func subschemas(of schema: YAMLNode, _ dialect: Dialect) -> [YAMLNode] {
    var found: [YAMLNode] = []
    if schema["$ref"] != nil, !dialect.readsBesideReference { return [] }
    for pair in schema.mapping?.pairs ?? [] {
      switch pair.key.text {
      case "additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if", "not",
        "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties":
        found.append(pair.value)
      case "items", "allOf", "anyOf", "oneOf", "prefixItems": found += pair.value.sequence ?? [pair.value]
      case "$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties":
        found += pair.value.mapping?.pairs.map(\.value) ?? []
      default: break
      }
    }
    return found
  }

  /// What `reference`, written in `resource`, leads to; nil where there is nothing.
  mutating func target(of reference: String, in resource: Int) -> Target? {
    let (uri, fragment) = Self.split(reference)
    guard let index = self.resource(at: resources[resource].base.resolving(uri)) else { return nil }
    guard !fragment.isEmpty else { return Target(node: resources[index].root, resource: index) }
    guard let pointer = JSONPointer(fragment: fragment) else {
      let name = fragment.contains("%") ? Self.percentDecoded(fragment) : fragment
      return resources[index].anchors[name].map { Target(node: $0, resource: index) }
    }
    var target = Target(node: resources[index].root, resource: index)
    for token in pointer.tokens {
      guard let node = target.node.value(at: JSONPointer(tokens: [token])) else { return nil }
      target = Target(node: node, resource: embedded[node.range] ?? target.resource)
    }
    return target
  }

  /// A reference, and its fragment without the `#`.
  static func split(_ reference: String) -> (uri: URIReference, fragment: String) {
    guard let hash = reference.firstIndex(of: "#") else { return (URIReference(reference), "") }
    return (URIReference(reference[..<hash]), String(reference[reference.index(after: hash)...]))
  }

  private static func percentDecoded(_ text: String) -> String {
    JSONPointer(fragment: "/" + text)?.tokens.joined(separator: "/") ?? text
  }
}
