/// The specification in one version: its objects with the fields and demands that hold there, made once.
struct Specification: Sendable {
  struct Field: Sendable {
    let value: ObjectDefinition.Value
    /// Whether constraints of the object are to be looked at where the field is there.
    let isConstrained: Bool
  }

  /// A class, so that the walk passes one pointer and not six.
  final class Object: Sendable {
    let kind: ObjectKind
    /// `Info Object`, and what tells it from others of its name: `implicit OAuth Flow Object`.
    let name: String
    /// The object's section in the published text.
    let address: String
    let fields: [String: Field]
    let required: [String]
    let patterned: (pattern: ObjectDefinition.Pattern, value: ObjectDefinition.Value)?
    let constraints: [Constraint]
    /// Whether there are constraints that an object without any of their fields breaks.
    let isAlwaysConstrained: Bool

    init(_ kind: ObjectKind, _ version: SpecificationVersion) {
      let definition = kind.definition
      let fields = definition.fields.filter { $0.versions.contains(version) }
      let isSwagger = kind == .openAPI && version == .v20
      let name = isSwagger ? "Swagger Object" : definition.name
      self.kind = kind
      self.name = [definition.variant, name].compactMap { $0 }.joined(separator: " ")
      address = "\(version.address)#\(name.lowercased().replacing(" ", with: "-"))"
      constraints = definition.constraints.filter { $0.versions.contains(version) }
      isAlwaysConstrained = constraints.contains { $0.triggers.isEmpty }
      let triggers = Set(constraints.flatMap(\.triggers))
      self.fields = Dictionary(
        fields.map { ($0.name, Field(value: $0.value, isConstrained: triggers.contains($0.name))) }
      ) { first, _ in first }
      required = fields.filter(\.isRequired).map(\.name)
      patterned = definition.patterned
    }
  }

  let version: SpecificationVersion
  private let objects: [Object]

  private init(_ version: SpecificationVersion) {
    self.version = version
    objects = ObjectKind.allCases.map { Object($0, version) }
  }

  func object(_ kind: ObjectKind) -> Object { objects[Int(kind.rawValue)] }

  private static let v20 = Specification(.v20)
  private static let v30 = Specification(.v30)
  private static let v31 = Specification(.v31)
  private static let v32 = Specification(.v32)

  static func of(_ version: SpecificationVersion) -> Specification {
    switch version {
    case .v20: v20
    case .v30: v30
    case .v31: v31
    case .v32: v32
    }
  }
}
