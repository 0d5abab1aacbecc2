import ForgeDiagnostics
import ForgeYAML

/// What a schema says after its references and its `allOf` were followed: several mappings that hold together.
struct SchemaView {
  /// One of the mappings, and the component that it belongs to by name.
  struct Piece {
    let node: YAMLNode
    let owner: String?
  }

  /// A `oneOf` or `anyOf`: its branches, each a schema.
  struct Union {
    let pair: YAMLMapping.Pair
    let branches: [YAMLNode]
  }

  /// A property with all that the pieces say of it.
  struct Property {
    let key: YAMLNode
    let owner: String?
    var schemas: [YAMLNode]
  }

  var pieces: [Piece] = []
  var unions: [Union] = []
  /// References that lead nowhere here, such as those to other hosts.
  var unresolved: [YAMLNode] = []
  /// The schema `false`, which no value satisfies.
  var isNever = false
  /// A `null` beside other branches: the other branch may be null.
  var hasNullBranch = false
  /// The name of the component that the schema is.
  var owner: String?
  /// Where the schema begins; nil for one that is not there, and says nothing.
  var place: SourceRange?

  /// The first field of this name, as reports show it.
  func field(_ name: String) -> YAMLMapping.Pair? {
    for piece in pieces {
      if let pair = piece.node.mapping?.pair(name) { return pair }
    }
    return nil
  }

  /// The fields of this name in all pieces.
  func fields(_ name: String) -> [YAMLMapping.Pair] {
    pieces.compactMap { $0.node.mapping?.pair(name) }
  }

  func isTrue(_ name: String) -> Bool {
    fields(name).contains { $0.value.bool == true }
  }

  /// The values of a list that must all hold, such as `required`.
  func items(_ name: String) -> [YAMLNode] {
    fields(name).flatMap { $0.value.sequence ?? [] }
  }

  /// The properties in the order of the pieces, each once. Names that are only required are among them.
  var properties: [(name: String, property: Property)] {
    var places: [String: Int] = [:]
    var properties: [(name: String, property: Property)] = []
    for piece in pieces {
      for pair in piece.node["properties"]?.mapping?.pairs ?? [] {
        guard let name = pair.key.text else { continue }
        if let place = places[name] {
          properties[place].property.schemas.append(pair.value)
        } else {
          places[name] = properties.count
          properties.append((name, Property(key: pair.key, owner: piece.owner, schemas: [pair.value])))
        }
      }
      for name in piece.node["required"]?.sequence ?? [] {
        guard let text = name.text, places[text] == nil else { continue }
        places[text] = properties.count
        properties.append((text, Property(key: name, owner: piece.owner, schemas: [])))
      }
    }
    return properties
  }

  /// The node in `required` that names each property that must be there.
  var required: [String: YAMLNode] {
    Dictionary(items("required").compactMap { node in node.text.map { ($0, node) } }) { first, _ in first }
  }

  /// Whether other properties than those named are refused.
  var closing: YAMLMapping.Pair? {
    (fields("additionalProperties") + fields("unevaluatedProperties")).first { $0.value.bool == false }
  }

  /// Whether the schema is its one union, and nothing else.
  var isPureUnion: Bool {
    guard unions.count == 1, unresolved.isEmpty else { return false }
    return pieces.allSatisfy { piece in
      (piece.node.mapping?.pairs ?? []).allSatisfy { pair in
        let name = pair.key.text ?? ""
        return Self.unionFields.contains(name) || name.hasPrefix("x-")
      }
    }
  }

  private static let unionFields: Set<String> = [
    "oneOf", "anyOf", "discriminator", "title", "description", "example", "examples", "deprecated", "$ref", "allOf",
    "$comment", "externalDocs", "readOnly", "writeOnly", "nullable",
  ]
}

/// Reads the schemas of one side, each once.
struct SchemaReader {
  let source: DiffSource
  private(set) var nodes: [YAMLNode] = []
  /// The components that the nodes are, by name.
  private var owners: [String?] = []
  private var numbers: [SourceRange: Int] = [:]
  private var views: [[Int]: SchemaView] = [:]
  private var prints: [PrintKey: Int] = [:]

  private struct PrintKey: Hashable {
    let range: SourceRange
    let depth: Int
    let context: ReferenceContext
  }

  init(_ source: DiffSource) {
    self.source = source
  }

  /// The number of a schema, the same for every reference to it that has nothing beside it.
  private mutating func number(_ schema: YAMLNode) -> Int {
    if let number = numbers[schema.range] { return number }
    let number = number(following: schema)
    numbers[schema.range] = number
    return number
  }

  private mutating func number(following schema: YAMLNode) -> Int {
    var node = schema
    var name: String?
    for _ in 0..<64 {
      guard let reference = pureReference(node), let (target, last) = source.follow(reference) else { break }
      node = target
      name = last
    }
    if let number = numbers[node.range] { return number }
    numbers[node.range] = nodes.count
    nodes.append(node)
    owners.append(name)
    return nodes.count - 1
  }

  /// The `$ref` of a schema that is nothing else.
  private func pureReference(_ node: YAMLNode) -> YAMLNode? {
    guard let mapping = node.mapping, let reference = mapping["$ref"], reference.string != nil else { return nil }
    return source.ignoresReferenceSiblings || mapping.pairs.count == 1 ? reference : nil
  }

  /// The numbers of schemas that hold together.
  mutating func numbers(_ schemas: [YAMLNode]) -> [Int] {
    var result: [Int] = []
    for schema in schemas { result.append(number(schema)) }
    return result.count > 1 ? Set(result).sorted() : result
  }

  /// What the schemas of these numbers say together; nothing for none.
  mutating func view(_ numbers: [Int]) -> SchemaView {
    if let view = views[numbers] { return view }
    let view = flattened(numbers)
    views[numbers] = view
    return view
  }

  private func flattened(_ numbers: [Int]) -> SchemaView {
    var view = SchemaView()
    view.place = numbers.first.map { nodes[$0].place }
    view.owner = numbers.count == 1 ? owners[numbers[0]] : nil
    var seen: Set<SourceRange> = []
    var pending = numbers.reversed().map { (node: nodes[$0], owner: owners[$0]) }
    while let (node, owner) = pending.popLast() {
      if node.bool == false { view.isNever = true }
      guard let mapping = node.mapping, seen.insert(node.range).inserted else { continue }
      if let reference = mapping["$ref"], reference.string != nil {
        if let (target, name) = source.follow(reference) {
          pending.append((target, name))
        } else {
          view.unresolved.append(reference)
        }
        if pureReference(node) != nil { continue }
      }
      view.pieces.append(SchemaView.Piece(node: node, owner: owner))
      pending += (mapping["allOf"]?.sequence ?? []).reversed().map { ($0, owner) }
      for keyword in ["oneOf", "anyOf"] {
        guard let pair = mapping.pair(keyword), let branches = pair.value.sequence, !branches.isEmpty else { continue }
        let others = branches.filter { $0["type"]?.text != "null" }
        if others.count < branches.count { view.hasNullBranch = true }
        if others.count == 1 {
          // A single branch holds as if it stood in `allOf`.
          pending.append((others[0], owner))
        } else {
          view.unions.append(SchemaView.Union(pair: pair, branches: others))
        }
      }
    }
    return view
  }

  // MARK: Meaning

  /// A number that is the same for schemas that say the same, to the depth that tells schemas apart in practice: names
  /// of components, orders and words left aside.
  mutating func fingerprint(_ node: YAMLNode) -> Int {
    fingerprint(node, depth: 12, ReferenceContext(section: "schemas"))
  }

  private mutating func fingerprint(_ node: YAMLNode, depth: Int, _ context: ReferenceContext) -> Int {
    guard depth > 0 else { return 0 }
    let key = PrintKey(range: node.range, depth: depth, context: context)
    if let print = prints[key] { return print }
    var hasher = Hasher()
    switch node.content {
    case .scalar: hasher.combine(node.canonicalText)
    case .sequence(let items):
      hasher.combine(items.map { fingerprint($0, depth: depth - 1, context) })
    case .mapping(let mapping):
      if !context.keysAreNames, let reference = mapping["$ref"], let (target, _) = source.follow(reference) {
        guard mapping.pairs.count > 1, !source.ignoresReferenceSiblings else {
          return fingerprint(target, depth: depth - 1, context)
        }
        hasher.combine(fingerprint(target, depth: depth - 1, context))
      }
      // A sum does not depend on the order.
      hasher.combine(mapping.pairs.reduce(0) { $0 &+ fingerprint($1, depth: depth, context) })
    }
    let print = hasher.finalize()
    prints[key] = print
    return print
  }

  private mutating func fingerprint(_ pair: YAMLMapping.Pair, depth: Int, _ context: ReferenceContext) -> Int {
    let name = pair.key.text ?? ""
    if !context.keysAreNames, Self.words.contains(name) || name == "$ref" || name.hasPrefix("x-") { return 0 }
    var hasher = Hasher()
    hasher.combine(name)
    if !context.keysAreNames, ["required", "enum", "type"].contains(name) {
      hasher.combine(Set((pair.value.sequence ?? [pair.value]).map(\.canonicalText)))
    } else if let below = context.below(name) {
      hasher.combine(fingerprint(pair.value, depth: depth - 1, below))
    } else {
      hasher.combine(pair.value.canonicalText)
    }
    return hasher.finalize()
  }

  private static let words: Set<String> = [
    "title", "description", "example", "examples", "externalDocs", "$comment", "deprecated",
  ]
}
