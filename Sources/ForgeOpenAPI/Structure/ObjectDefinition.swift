/// One of the specification's objects: which fields it has in which versions, and what each holds.
struct ObjectDefinition: Sendable {
  /// What a field may hold.
  indirect enum Value: Sendable {
    case any, string, boolean, integer, number, positiveNumber
    /// A string of a form that the specification asks for.
    case text(TextForm)
    case oneOf([String])
    /// The name of a JSON type; a list of them where JSON Schema has its say.
    case types([String], allowsLists: Bool)
    case list(Value)
    /// Names the author chooses, each with a value.
    case map(Value, keys: TextForm? = nil)
    case object(ObjectKind)
    /// The object, or a Reference Object in its place.
    case reference(ObjectKind)
    case schemaOrBoolean, schemaOrList
    /// A `$ref` among the fields of an object: it leads to an object of the same kind.
    case referenceToSameKind

    static let schema = Value.object(.schema)

    /// Whether it stands in one scalar, and needs no further visit.
    var isScalar: Bool {
      switch self {
      case .any, .string, .boolean, .integer, .number, .positiveNumber, .text, .oneOf: true
      default: false
      }
    }
  }

  struct Field: Sendable {
    let name: String
    let value: Value
    let isRequired: Bool
    let versions: ClosedRange<SpecificationVersion>

    static func optional(
      _ name: String, _ value: Value, since first: SpecificationVersion = .v20,
      until last: SpecificationVersion = .v32
    ) -> Field {
      Field(name: name, value: value, isRequired: false, versions: first...last)
    }

    static func required(
      _ name: String, _ value: Value, since first: SpecificationVersion = .v20,
      until last: SpecificationVersion = .v32
    ) -> Field {
      Field(name: name, value: value, isRequired: true, versions: first...last)
    }
  }

  /// Fields whose names follow a pattern.
  enum Pattern: Sendable {
    /// Path templates, which start with a slash.
    case path
    /// Three digits, `2XX`, or `default`.
    case status
    /// Any name, such as a callback's expression.
    case any
  }

  /// As the specification calls it: `Info Object`.
  let name: String
  /// What tells it from others of its name: `implicit` of the four OAuth Flow Objects.
  let variant: String?
  let fields: [Field]
  let patterned: (pattern: Pattern, value: Value)?
  let constraints: [Constraint]

  init(
    _ name: String, variant: String? = nil, _ fields: [Field], patterned: (pattern: Pattern, value: Value)? = nil,
    _ constraints: [Constraint] = []
  ) {
    self.name = name
    self.variant = variant
    self.fields = fields
    self.patterned = patterned
    self.constraints = constraints
  }
}
