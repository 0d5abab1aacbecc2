import ForgeDiagnostics
import ForgeJSONSchema
import ForgeOpenAPI
import ForgeYAML

/// Judges values that a page shows by the schemas of one description.
struct ValueJudge {
  enum Fault {
    /// The schema has no property of that name; `replacement` is the nearest one as it is written here.
    case unknownField(String, nearest: String?, replacement: String?)
    /// `isIncomplete` where something is missing rather than wrong.
    case invalid(Message, schema: SourceRange, isIncomplete: Bool)
  }

  /// Faults with the bytes of the sample that they are at.
  typealias Found = (fault: Fault, range: Range<Int>)

  let fields: SchemaFields
  private let api: APIDescription
  private var validator: ValueValidator?

  init(_ api: APIDescription) {
    self.api = api
    fields = SchemaFields(api)
  }

  mutating func faults(_ value: SampleBodyValue, _ schema: YAMLNode) -> [Found] {
    var faults: [Found] = []
    var unknown: Set<SourceRange> = []
    for field in fields.unknown(in: value.root, by: schema) where !value.isUnknown(field.key.range.bytes) {
      unknown.insert(field.key.range)
      guard let range = value.place(field.key.range.bytes), let name = field.key.text else { continue }
      let nearest = Suggestion.nearest(to: name, among: field.known)
      let replacement = nearest.map { field.key.isQuoted ? "\"\($0)\"" : $0 }
      faults.append((.unknownField(name, nearest: nearest, replacement: replacement), range))
    }
    var validator = self.validator ?? ValueValidator(api)
    let id = validator.compile(schema)
    self.validator = validator
    for violation in validator.program.violations(of: value.root, against: id) {
      let isIncomplete = violation.keyword == "required" || violation.keyword == "dependentRequired"
      let whole = isIncomplete ? value.object(beginningWith: violation.range) : nil
      let bytes = (whole ?? violation.range).bytes
      guard !unknown.contains(violation.range), value.isCertain(bytes, isWhole: isIncomplete),
        let range = value.place(bytes)
      else { continue }
      faults.append((.invalid(violation.message, schema: violation.schema, isIncomplete: isIncomplete), range))
    }
    return faults
  }
}

extension YAMLNode {
  fileprivate var isQuoted: Bool {
    guard case .scalar(let scalar) = content else { return false }
    return scalar.style == .doubleQuoted
  }
}
