import ForgeDiagnostics

/// A schema of a ``SchemaProgram``, by its number.
package struct SchemaID: Hashable, Sendable {
  let index: Int
}

/// A schema with its keywords read: what is left is to ask them.
struct CompiledSchema: Sendable {
  enum Body: Sendable {
    /// `true` or `false`.
    case always(Bool)
    case keywords([CompiledKeyword])
  }

  /// The schema in its file.
  let range: SourceRange
  /// The number of the resource that it stands in: dynamic references depend on those that were entered.
  let resource: Int
  var body: Body
  /// The types that `type` allows, for telling alternatives apart; nil for any.
  var types: JSONTypes?
}

/// A keyword, or several that only mean something together.
struct CompiledKeyword: Sendable {
  let name: String
  /// The keyword's key in the schema.
  let range: SourceRange
  let check: Check

  enum Check: Sendable {
    case value(ValueKeyword)
    case number(NumberKeyword)
    case string(StringKeyword)
    case array(ArrayKeyword)
    case object(ObjectKeyword)
    case combination(CombinationKeyword)
    case reference(ReferenceKeyword)
    case unevaluated(UnevaluatedKeyword)
  }
}

/// Compiled schemas, which refer to each other by number. A value: it can be shared among tasks.
package struct SchemaProgram: Sendable {
  var schemas: [CompiledSchema] = []
  /// The schemas that `$dynamicAnchor` names, by resource.
  var dynamicAnchors: [[String: SchemaID]] = []
  /// Whether any schema has `unevaluatedItems` or `unevaluatedProperties`: only then it is noted what was evaluated.
  var tracksEvaluation = false

  subscript(id: SchemaID) -> CompiledSchema {
    get { schemas[id.index] }
    set { schemas[id.index] = newValue }
  }
}
