package import ForgeDiagnostics
import ForgeJSONSchema
import ForgeYAML

extension Rule<APIDescription> {
  package static let overlappingPaths = Rule(
    "openapi/overlapping-paths", .warning, "Two paths that one request can match",
    why: """
      A literal part goes before a parameter, but here each path has a literal where the other has a parameter: which of the two is
      meant differs from server to server (Paths Object, "Path Templating Matching").
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a/{id}: {}
            /a/mine: {}
          """#), file: specFile),
      .good(
        minimal(
          """
          paths:
            /a/{id}:
              parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
            /{kind}/mine:
              parameters: [{name: kind, in: path, required: true, schema: {type: string}}]
          """), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            /a/{id}: {}
            «/{kind}/mine»: {}
          """#), file: specFile),
    ],
    aliases: ["no-ambiguous-paths"]
  ) { api, report in
    var paths = PathTree(api)
    for pair in api.files.root?["paths"]?.mapping?.pairs ?? [] {
      if let other = paths.firstOverlapping(pair) {
        report(
          "`\(pair.key.text ?? "")` matches requests of `\(other.key.text ?? "")`", at: pair.key.range,
          notes: [Note("here", at: other.key.range)])
      }
      paths.insert(pair)
    }
  }
}

/// Paths by their parts, so that only those are compared that may match one request.
private struct PathTree {
  private struct Node {
    var literals: [Substring: Int] = [:]
    var parameter: Int?
    /// The path that ends here.
    var path: YAMLMapping.Pair?
  }

  /// A place in the tree that matches the first parts of a path.
  private struct Step {
    let node: Int
    let count: Int
    /// Whether the path has a literal where the other has a parameter, and the other way round.
    let isConcrete: (path: Bool, other: Bool)
  }

  private let api: APIDescription
  private var compiler: SchemaCompiler
  private var nodes = [Node()]
  private var steps = 0
  /// Parameters in front of thousands of literals would have to be followed everywhere.
  private static let maximumSteps = 1_000_000

  init(_ api: APIDescription) {
    self.api = api
    let files = api.files
    compiler = SchemaCompiler(dialect: .of(api), assertsFormats: true) { path in files.files[path]?.root }
  }

  mutating func insert(_ path: YAMLMapping.Pair) {
    var node = 0
    for part in (path.key.text ?? "").split(separator: "/") {
      let next = part.contains("{") ? nodes[node].parameter : nodes[node].literals[part]
      let place = next ?? nodes.count
      if next == nil {
        nodes.append(Node())
        if part.contains("{") { nodes[node].parameter = place } else { nodes[node].literals[part] = place }
      }
      node = place
    }
    nodes[node].path = nodes[node].path ?? path
  }

  /// The first path that was inserted and matches a request of `path`, where neither is the more concrete one.
  mutating func firstOverlapping(_ path: YAMLMapping.Pair) -> YAMLMapping.Pair? {
    let parts = (path.key.text ?? "").split(separator: "/")
    var found: YAMLMapping.Pair?
    var pending = [Step(node: 0, count: 0, isConcrete: (false, false))]
    while let step = pending.popLast(), steps < Self.maximumSteps {
      steps += 1
      let node = nodes[step.node]
      guard step.count < parts.count else {
        guard let other = node.path, step.isConcrete.path, step.isConcrete.other, overlap(path, other) else { continue }
        if found.map({ other.key.range < $0.key.range }) ?? true { found = other }
        continue
      }
      let part = parts[step.count]
      func follow(_ next: Int, _ isConcrete: (Bool, Bool)) {
        pending.append(Step(node: next, count: step.count + 1, isConcrete: isConcrete))
      }
      if part.contains("{") {
        if let next = node.parameter { follow(next, step.isConcrete) }
        for next in node.literals.values { follow(next, (step.isConcrete.path, true)) }
      } else {
        if let next = node.literals[part] { follow(next, step.isConcrete) }
        if let next = node.parameter { follow(next, (true, step.isConcrete.other)) }
      }
    }
    return found
  }

  /// Whether the parameters of each path may have the values that the other has in their places.
  private mutating func overlap(_ left: YAMLMapping.Pair, _ right: YAMLMapping.Pair) -> Bool {
    let parts = zip((left.key.text ?? "").split(separator: "/"), (right.key.text ?? "").split(separator: "/"))
    for (one, other) in parts {
      switch (one.contains("{"), other.contains("{")) {
      case (false, true): if !mayBe(one, other, of: right.value) { return false }
      case (true, false): if !mayBe(other, one, of: left.value) { return false }
      default: break
      }
    }
    return true
  }

  /// Whether the parameter that `part` is may have the value `literal`, as far as its schema says.
  private mutating func mayBe(_ literal: Substring, _ part: Substring, of item: YAMLNode) -> Bool {
    guard part.hasPrefix("{"), part.hasSuffix("}"), let item = api.resolved(item) else { return true }
    let name = part.dropFirst().dropLast()
    let lists = [item] + item.operationNodes(api.version).map(\.node)
    let parameters = lists.flatMap { $0["parameters"]?.sequence ?? [] }.compactMap { api.resolved($0) }
    let parameter = parameters.first { $0["in"]?.string == "path" && $0["name"]?.string == String(name) }
    guard let parameter, let schema = parameter["schema"] ?? (api.version == .v20 ? parameter : nil) else {
      return true
    }
    let id = compiler.compile(schema, inDocumentAt: schema.range.path)
    let values = [YAMLScalar.Value.string(String(literal))] + (Int(literal).map { [.int($0)] } ?? [])
    return values.contains { value in
      let scalar = YAMLScalar(text: String(literal), style: .plain, value: value)
      return compiler.program.isValid(YAMLNode(.scalar(scalar), range: schema.range), against: id)
    }
  }
}
