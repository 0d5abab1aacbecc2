import ForgeDiagnostics
package import ForgeJSONSchema
package import ForgeYAML

/// Validates values by the schemas of a description, compiled as they are asked for.
package struct ValueValidator {
  private var compiler: SchemaCompiler

  /// Formats are asserted, and a property that is only read or only written may be missing though it is required.
  package init(_ api: APIDescription) {
    let files = api.files
    compiler = SchemaCompiler(dialect: .of(api), assertsFormats: true, skipsDirected: true) { path in
      files.files[path]?.root
    }
    guard (api.version ?? .v31) >= .v31 else { return }
    for (path, schemas) in Dictionary(grouping: api.objects(.schema).map(\.node), by: \.range.path) {
      compiler.note(schemas.filter { $0["$id"] != nil || $0["$anchor"] != nil }, inDocumentAt: path)
    }
  }

  /// Makes `schema` ready to be asked for.
  package mutating func compile(_ schema: YAMLNode) -> SchemaID {
    compiler.compile(schema, inDocumentAt: schema.range.path)
  }

  /// What was compiled so far.
  package var program: SchemaProgram { compiler.program }
}

extension Dialect {
  /// The dialect of JSON Schema that the schemas of a description are written in. That of 2.0 is a part of that of 3.0.
  static func of(_ api: APIDescription) -> Dialect {
    (api.version ?? .v31) < .v31 ? .openAPI30 : .draft2020
  }
}
