/// A demand on an object that a list of its fields cannot say: what goes with what.
struct Constraint: Sendable {
  enum Demand: Sendable {
    /// Not both fields.
    case exclusive(String, String)
    case exactlyOne([String])
    case required(String)
    /// A field that has no meaning here.
    case excluded(String)
    case values(String, [String])
    case form(String, TextForm)
    /// A list with items, or a mapping with entries.
    case filled(String)
    /// A mapping with one entry.
    case single(String)
    /// At least one field that is not an extension.
    case anyField(String)
  }

  /// What must be so for the demand to hold.
  struct Condition: Sendable {
    let field: String
    /// The values of the field that meet it; nil where its presence does.
    let values: [String]?
    var isNegated = false

    /// `in` is one of these.
    static func when(_ field: String, is values: String...) -> Condition {
      Condition(field: field, values: values)
    }

    /// `in` says something else than these.
    static func unless(_ field: String, is values: String...) -> Condition {
      Condition(field: field, values: values, isNegated: true)
    }

    static func with(_ field: String) -> Condition {
      Condition(field: field, values: nil)
    }
  }

  let demand: Demand
  let condition: Condition?
  let versions: ClosedRange<SpecificationVersion>

  /// The fields without which the constraint is met; none where it can be broken by an object without any.
  var triggers: [String] {
    if let condition { return [condition.field] }
    switch demand {
    case .exclusive(let first, let second): return [first, second]
    case .excluded(let name), .values(let name, _), .form(let name, _), .filled(let name), .single(let name):
      return [name]
    case .exactlyOne, .required, .anyField: return []
    }
  }

  static func demand(
    _ demand: Demand, _ condition: Condition? = nil, since first: SpecificationVersion = .v20,
    until last: SpecificationVersion = .v32
  ) -> Constraint {
    Constraint(demand: demand, condition: condition, versions: first...last)
  }

  /// The same condition for several fields that have no meaning under it.
  static func excluded(
    _ fields: [String], _ condition: Condition, since first: SpecificationVersion = .v20,
    until last: SpecificationVersion = .v32
  ) -> [Constraint] {
    fields.map { .demand(.excluded($0), condition, since: first, until: last) }
  }
}
