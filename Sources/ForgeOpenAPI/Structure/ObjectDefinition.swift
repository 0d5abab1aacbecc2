/// One of the specification's objects: which fields it has and what each holds. The checker is a walk over these.
struct ObjectDefinition: Sendable {
  /// What a field may hold.
  indirect enum Value: Sendable {
    case any, string, boolean, integer, number
    case oneOf([String])
    case list(Value)
    /// Names the author chooses, each with a value.
    case map(Value)
    case object(@Sendable () -> ObjectDefinition)
    /// The object, or a Reference Object in its place.
    case reference(@Sendable () -> ObjectDefinition)
    case schema
  }

  struct Field: Sendable {
    let name: String
    let value: Value
    let isRequired: Bool
    let versions: ClosedRange<SpecificationVersion>

    static func optional(
      _ name: String, _ value: Value, _ versions: ClosedRange<SpecificationVersion> = .v30 ... .v31
    ) -> Field {
      Field(name: name, value: value, isRequired: false, versions: versions)
    }

    static func required(
      _ name: String, _ value: Value, _ versions: ClosedRange<SpecificationVersion> = .v30 ... .v31
    ) -> Field {
      Field(name: name, value: value, isRequired: true, versions: versions)
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
  let fields: [Field]
  let patterned: (pattern: Pattern, value: Value)?
  /// Pairs of fields of which an object may have one only.
  let exclusive: [(String, String)]

  init(
    _ name: String, _ fields: [Field], patterned: (pattern: Pattern, value: Value)? = nil,
    exclusive: [(String, String)] = []
  ) {
    self.name = name
    self.fields = fields
    self.patterned = patterned
    self.exclusive = exclusive
  }

  /// The address of the object's section in the specification.
  func address(_ version: SpecificationVersion) -> String {
    "\(version.address)#\(name.lowercased().map { $0 == " " ? "-" : String($0) }.joined())"
  }

  func field(_ name: String, _ version: SpecificationVersion) -> Field? {
    fields.first { $0.name == name && $0.versions.contains(version) }
  }
}
