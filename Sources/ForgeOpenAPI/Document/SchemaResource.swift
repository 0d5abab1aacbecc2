import ForgeDiagnostics
import ForgeJSONSchema
import ForgeYAML

/// A document, or a schema in it with a `$id`: what references without a file lead into, and others are relative to
/// (JSON Schema Core 2020-12 section 8.2.1, OpenAPI 3.2.0 "Establishing the Base URI").
struct SchemaResource: Sendable {
  /// The URI of the resource; the path from the root for a document that does not give itself one.
  let uri: URIReference
  let isIdentified: Bool
  let node: YAMLNode
  /// The way to `node` from the root of its document.
  let pointer: JSONPointer
  /// The place of the resource around this one; nil for a document.
  let parent: Int?
  /// `$anchor` and `$dynamicAnchor` below, up to the next resource: the way there from the root of the document.
  fileprivate(set) var anchors: [String: JSONPointer] = [:]

  /// The resources of a file in the order of the file, the document first.
  static func all(in source: SourceFile, _ root: YAMLNode) -> [SchemaResource] {
    let file = URIReference(path: source.path)
    let own = root["$self"]?.string
    let document = SchemaResource(
      uri: own.map { file.resolving(URIReference(APIReference.parts(of: $0).file)) } ?? file, isIdentified: own != nil,
      node: root, pointer: JSONPointer(tokens: []), parent: nil)
    // Most descriptions have none of these, and their trees need no further look.
    let keywords = ["$id", "$anchor", "$dynamicAnchor"].map { Array($0.utf8) }
    let bounds = 0..<source.bytes.count
    guard keywords.contains(where: { source.bytes.firstRange(of: $0, in: bounds) != nil }) else { return [document] }
    var scan = ResourceScan(document)
    scan.visit(root, [], ReferenceContext(), 0)
    return scan.resources
  }
}

private struct ResourceScan {
  private(set) var resources: [SchemaResource]

  init(_ document: SchemaResource) {
    resources = [document]
  }

  /// Trees are no deeper than the reader's limit, and so is this.
  mutating func visit(_ node: YAMLNode, _ tokens: [String], _ context: ReferenceContext, _ resource: Int) {
    switch node.content {
    case .scalar: break
    case .sequence(let items):
      for (index, item) in items.enumerated() {
        visit(item, tokens + [String(index)], ReferenceContext(section: context.section), resource)
      }
    case .mapping(let mapping):
      var resource = resource
      if !context.keysAreNames { resource = identify(mapping, node, tokens, resource) }
      for pair in mapping.pairs {
        guard let key = pair.key.text, let below = context.below(key) else { continue }
        visit(pair.value, tokens + [key], below, resource)
      }
    }
  }

  private mutating func identify(
    _ mapping: YAMLMapping, _ node: YAMLNode, _ tokens: [String], _ resource: Int
  ) -> Int {
    var resource = resource
    if let id = mapping["$id"]?.string {
      let uri = resources[resource].uri.resolving(URIReference(APIReference.parts(of: id).file))
      resources.append(
        SchemaResource(
          uri: uri, isIdentified: true, node: node, pointer: JSONPointer(tokens: tokens), parent: resource))
      resource = resources.count - 1
    }
    for keyword in ["$anchor", "$dynamicAnchor"] {
      guard let name = mapping[keyword]?.string, resources[resource].anchors[name] == nil else { continue }
      resources[resource].anchors[name] = JSONPointer(tokens: tokens)
    }
    return resource
  }
}

/// The texts in a tree that may name other files.
enum ReferenceTexts {
  /// What stands before the `#` of references, mappings of discriminators and links.
  static func files(in source: SourceFile, _ root: YAMLNode) -> Set<Substring> {
    var files: Set<Substring> = []
    // Most descriptions are one file, and their trees need no further look.
    guard mayNameFiles(source) else { return files }
    collect(root, &files)
    return files
  }

  /// Whether any text may name a file: one after `$ref` that does not begin with `#`, or one of another keyword.
  private static func mayNameFiles(_ source: SourceFile) -> Bool {
    let bounds = 0..<source.bytes.count
    // A key may be written with an escape, too.
    let others = ["mapping", "operationRef", "$dynamicRef", "\\u0024", "\\x24"].map { Array($0.utf8) }
    if others.contains(where: { source.bytes.firstRange(of: $0, in: bounds) != nil }) { return true }
    let keyword = Array("$ref".utf8)
    var start = 0
    while let found = source.bytes.firstRange(of: keyword, in: start..<bounds.upperBound) {
      start = found.upperBound
      let value = source.bytes[start...].first { !" \t\r\n\"':".utf8.contains($0) }
      if value != UInt8(ascii: "#") { return true }
    }
    return false
  }

  /// Trees are no deeper than the reader's limit, and so is this.
  private static func collect(_ node: YAMLNode, _ files: inout Set<Substring>) {
    switch node.content {
    case .scalar: break
    case .sequence(let items):
      for index in items.indices where items[index].scalar == nil { collect(items[index], &files) }
    case .mapping(let mapping):
      for index in mapping.pairs.indices { collect(mapping.pairs[index], &files) }
    }
  }

  private static func collect(_ pair: YAMLMapping.Pair, _ files: inout Set<Substring>) {
    if case .scalar(let scalar) = pair.value.content {
      guard case .string(let text) = scalar.value, let key = pair.key.text else { return }
      if key == "$ref" || key == "$dynamicRef" || key == "operationRef" { insert(text, &files) }
      return
    }
    if pair.key.text == "mapping" {
      for entry in pair.value.mapping?.pairs ?? [] {
        if let text = entry.value.string, isFile(text) { insert(text, &files) }
      }
    }
    collect(pair.value, &files)
  }

  private static func insert(_ text: String, _ files: inout Set<Substring>) {
    guard text.utf8.first != UInt8(ascii: "#") else { return }
    let file = APIReference.parts(of: text).file
    if !file.isEmpty { files.insert(file) }
  }

  /// A discriminator may name a schema of `components` instead: `Dog`.
  static func isFile(_ text: String) -> Bool {
    text.utf8.contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") }
      || [".yaml", ".yml", ".json"].contains { text.hasSuffix($0) }
  }
}
