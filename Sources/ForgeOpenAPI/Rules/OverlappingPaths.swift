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
    var finder = PathOverlap(api)
    var earlier: [Int: [YAMLMapping.Pair]] = [:]
    for pair in api.files.root?["paths"]?.mapping?.pairs ?? [] {
      guard let path = pair.key.text else { continue }
      let count = path.split(separator: "/").count
      for other in earlier[count] ?? [] where finder.overlap(pair, other) {
        report(
          "`\(path)` matches requests of `\(other.key.text ?? "")`", at: pair.key.range,
          notes: [Note("here", at: other.key.range)])
        break
      }
      earlier[count, default: []].append(pair)
    }
  }
}

/// Finds requests that two paths match.
private struct PathOverlap {
  private let api: APIDescription
  private var compiler: SchemaCompiler

  init(_ api: APIDescription) {
    self.api = api
    let files = api.files
    compiler = SchemaCompiler(dialect: .of(api), assertsFormats: true) { path in files.files[path]?.root }
  }

  /// Whether each path has a literal where the other has a parameter that may have this value, and no two literals
  /// differ.
  mutating func overlap(_ left: YAMLMapping.Pair, _ right: YAMLMapping.Pair) -> Bool {
    let parts = zip((left.key.text ?? "").split(separator: "/"), (right.key.text ?? "").split(separator: "/"))
    var matches: [(literal: Substring, parameter: Substring, of: YAMLNode)] = []
    var (isLeftConcrete, isRightConcrete) = (false, false)
    for (one, other) in parts {
      switch (one.contains("{"), other.contains("{")) {
      case (false, false): if one != other { return false }
      case (false, true):
        isLeftConcrete = true
        matches.append((one, other, right.value))
      case (true, false):
        isRightConcrete = true
        matches.append((other, one, left.value))
      case (true, true): break
      }
    }
    guard isLeftConcrete, isRightConcrete else { return false }
    return matches.allSatisfy { mayBe($0.literal, $0.parameter, of: $0.of) }
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
