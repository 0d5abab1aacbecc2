package import ForgeDiagnostics
package import ForgeYAML

/// Why a schema cannot be used as it is written.
package struct SchemaProblem: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A `$ref` or `$dynamicRef` that leads nowhere; such a keyword allows everything.
    case unresolvedReference(String)
    /// A pattern that is no regular expression of ECMA-262, and why; such a keyword allows everything.
    case invalidPattern(String)
  }

  package let kind: Kind
  /// The keyword's value.
  package let range: SourceRange
}

/// Reads schemas, and those that they refer to, into one program.
package struct SchemaCompiler {
  private struct Place: Hashable {
    let range: SourceRange
    let resource: Int
  }

  package internal(set) var program = SchemaProgram()
  /// What is wrong with the schemas that were compiled.
  package private(set) var problems: [SchemaProblem] = []
  let assertsFormats: Bool
  let skipsDirected: Bool
  var resources: SchemaResources
  private var compiled: [Place: SchemaID] = [:]
  private var pending: [(id: SchemaID, node: YAMLNode, resource: Int)] = []
  private var needsDynamicAnchors = false

  /// `retrieve` gives the root of the document at a URI or path, and nil where there is none: nothing else is read.
  /// Formats are annotations unless `assertsFormats` says otherwise (2020-12 Validation, section 7.2). With `skipsDirected`
  /// a property that is `readOnly` or `writeOnly` may be missing though it is required: it is so in one direction only.
  package init(
    dialect: Dialect, assertsFormats: Bool = false, skipsDirected: Bool = false,
    retrieve: @escaping @Sendable (String) -> YAMLNode? = { _ in nil }
  ) {
    self.assertsFormats = assertsFormats
    self.skipsDirected = skipsDirected
    resources = SchemaResources(dialect: dialect, retrieve: retrieve)
  }

  /// Takes in a document that is a schema, so that references find it at `uri`, and compiles it.
  package mutating func add(_ root: YAMLNode, at uri: String) -> SchemaID {
    let resource = resources.add(root, at: URIReference(uri))
    return compile(root, in: resource)
  }

  /// Compiles a schema inside a document that is none, such as an OpenAPI description; `uri` is the document's.
  package mutating func compile(_ schema: YAMLNode, inDocumentAt uri: String) -> SchemaID {
    guard let document = resources.resource(at: URIReference(uri)) else { return add(schema, at: uri) }
    return compile(schema, in: document)
  }

  /// Notes the identifiers and anchors of schemas inside a document that is none, so that references find them.
  package mutating func note(_ schemas: [YAMLNode], inDocumentAt uri: String) {
    guard let document = resources.resource(at: URIReference(uri)) else { return }
    for schema in schemas { resources.findResources(below: schema, in: document, isEmbedded: true) }
  }

  private mutating func compile(_ node: YAMLNode, in resource: Int) -> SchemaID {
    let id = schema(node, in: resource)
    repeat {
      while let (id, node, resource) = pending.popLast() { fill(id, node, resource) }
      if needsDynamicAnchors { compileDynamicAnchors() }
    } while !pending.isEmpty
    return id
  }

  /// The number of a schema, which is compiled in its turn: nothing here calls itself, however schemas nest.
  mutating func schema(_ node: YAMLNode, in resource: Int) -> SchemaID {
    let resource = resources.resource(beginningAt: node) ?? resource
    let place = Place(range: node.range, resource: resource)
    if let known = compiled[place] { return known }
    let id = SchemaID(index: program.schemas.count)
    program.schemas.append(CompiledSchema(range: node.range, resource: resource, body: .always(true)))
    compiled[place] = id
    pending.append((id, node, resource))
    return id
  }

  mutating func report(_ kind: SchemaProblem.Kind, at range: SourceRange) {
    problems.append(SchemaProblem(kind: kind, range: range))
  }

  private mutating func fill(_ id: SchemaID, _ node: YAMLNode, _ resource: Int) {
    let dialect = resources.resources[resource].dialect
    if let bool = node.bool, dialect.hasBooleanSchemas {
      program[id].body = .always(bool)
      return
    }
    guard let mapping = node.mapping else { return }
    let keywords = keywords(
      of: SchemaContext(
        mapping: mapping, dialect: dialect, vocabularies: resources.resources[resource].vocabularies,
        resource: resource))
    if keywords.contains(where: { if case .unevaluated = $0.check { true } else { false } }) {
      program.tracksEvaluation = true
    }
    for keyword in keywords {
      if case .value(.types(let types, _)) = keyword.check { program[id].types = types }
      if case .reference(.dynamic) = keyword.check { needsDynamicAnchors = true }
    }
    program[id].body = .keywords(keywords)
  }

  /// The keywords of one schema, those last that depend on what the others evaluated.
  private mutating func keywords(of schema: SchemaContext) -> [CompiledKeyword] {
    let references = referenceKeywords(of: schema)
    guard references.isEmpty || schema.dialect.readsBesideReference else { return references }
    var keywords = references
    if schema.vocabularies.contains(.validation) {
      keywords += valueKeywords(of: schema) + numberKeywords(of: schema)
      keywords += stringKeywords(of: schema) + arrayKeywords(of: schema) + objectKeywords(of: schema)
    }
    keywords += formatKeyword(of: schema)
    if schema.vocabularies.contains(.applicator) {
      keywords += elementKeywords(of: schema) + memberKeywords(of: schema) + combinationKeywords(of: schema)
    }
    return keywords + unevaluatedKeywords(of: schema)
  }

  private mutating func compileDynamicAnchors() {
    for resource in resources.resources.indices {
      while program.dynamicAnchors.count <= resource { program.dynamicAnchors.append([:]) }
      for (name, node) in resources.resources[resource].dynamicAnchors
      where program.dynamicAnchors[resource][name] == nil {
        let id = schema(node, in: resource)
        program.dynamicAnchors[resource][name] = id
      }
    }
  }
}
