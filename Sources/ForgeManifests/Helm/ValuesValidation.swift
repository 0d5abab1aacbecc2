import ForgeDiagnostics
import ForgeGoTemplate
import ForgeJSONSchema
import ForgeYAML

extension HelmRenderer {
  /// Checks the values of every chart against its `values.schema.json`, as Helm does before it renders.
  mutating func validate(_ values: GoMap, _ chart: ReleaseChart) {
    if let file = chart.chart.schema {
      let stream = YAMLStream.parse(file)
      result.diagnostics += stream.diagnostics
      if let schema = stream.root { validate(values, schema, file, chart) }
    }
    for subchart in chart.subcharts {
      if let inner = values[subchart.name]?.map { validate(inner, subchart) }
    }
  }

  private mutating func validate(_ values: GoMap, _ schema: YAMLNode, _ file: SourceFile, _ chart: ReleaseChart) {
    var compiler = SchemaCompiler(dialect: .draft7, assertsFormats: false)
    let id = compiler.add(schema, at: file.path)
    let fallback = SourceRange.file(chart.chart.valuesFile?.path ?? chart.chart.folder)
    let instance = GoValue.map(values).node(fallback)
    for violation in compiler.program.violations(of: instance, against: id) {
      result.diagnostics.append(
        Diagnostic(
          .manifestsInvalidValues, violation.message, at: violation.range, notes: [Note(.schema, at: violation.schema)])
      )
    }
  }
}

extension GoValue {
  /// The value as a tree with the places that its parts were written at; `fallback` is for parts without one.
  func node(_ fallback: SourceRange) -> YAMLNode {
    let range = origins.first?.range ?? fallback
    switch content {
    case .null: return Self.scalar("null", .null, range)
    case .bool(let bool): return Self.scalar(bool ? "true" : "false", .bool(bool), range)
    case .int(let int, _): return Self.scalar(String(int), .int(int), range)
    case .float(let double):
      guard let int = Int(exactly: double) else { return Self.scalar(goDescription, .float(double), range) }
      return Self.scalar(String(int), .int(int), range)
    case .string(let text):
      return YAMLNode(.scalar(YAMLScalar(text: text, style: .doubleQuoted, value: .string(text))), range: range)
    case .list(let list): return YAMLNode(.sequence(list.elements.map { $0.node(range) }), range: range)
    case .map(let map):
      let pairs = map.sortedKeys.compactMap { key -> YAMLMapping.Pair? in
        guard let entry = map.entries[key] else { return nil }
        let place = entry.keyOrigin?.range ?? range
        let node = YAMLNode(.scalar(YAMLScalar(text: key, style: .plain, value: .string(key))), range: place)
        return .init(key: node, value: entry.value.node(place))
      }
      return YAMLNode(.mapping(YAMLMapping(pairs)), range: range)
    case .object(let object): return object.plain?.node(range) ?? Self.scalar(object.description, .null, range)
    }
  }

  private static func scalar(_ text: String, _ value: YAMLScalar.Value, _ range: SourceRange) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(text: text, style: .plain, value: value)), range: range)
  }

  /// The value without any places, for what was given on a command line.
  func withoutOrigins() -> GoValue {
    switch content {
    case .list(let list): GoValue(.list(GoList(list.elements.map { $0.withoutOrigins() }, list.type)))
    case .map(let map): GoValue(.map(GoMap(map.entries.mapValues { GoMap.Entry($0.value.withoutOrigins()) })))
    default: GoValue(content)
    }
  }
}

extension Message {
  fileprivate static let schema: Message = "the schema says so here"
}
