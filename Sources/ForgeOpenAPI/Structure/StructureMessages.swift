import ForgeDiagnostics
import ForgeYAML

// What the walk over the specification's objects says.

extension Message {
  static func wrongType(_ expected: String, _ node: YAMLNode) -> Message {
    let found =
      switch node.content {
      case .mapping: "a mapping"
      case .sequence: "a list"
      case .scalar(let scalar): scalar.text.isEmpty ? "nothing" : "`\(scalar.text.prefix(40))`"
      }
    return Message("\(found) where \(expected) belongs")
  }

  static func invalidText(_ text: String, _ form: TextForm) -> Message {
    Message("`\(text.prefix(60))` where \(form.expected) belongs")
  }

  static func missingField(
    _ name: String, _ object: Specification.Object, _ cause: YAMLMapping.Pair? = nil
  ) -> Message {
    let cause = cause.flatMap { pair in pair.key.text.flatMap { key in pair.value.text.map { (key, $0) } } }
    return Message("`\(name)` is required in \(object.name)" + (cause.map { " where `\($0)` is `\($1)`" } ?? ""))
  }

  static func missingOneOf(_ names: [String], _ object: Specification.Object) -> Message {
    Message("one of \(StructureFindings.list(names)) is required in \(object.name)")
  }

  static func noEntry(_ noun: String, _ object: Specification.Object) -> Message {
    Message("at least one \(noun) is required in \(object.name)")
  }

  static func notSingle(_ name: String, _ object: Specification.Object) -> Message {
    Message("`\(name)` of \(object.name) has exactly one entry")
  }

  static func misplacedField(
    _ name: String, _ cause: YAMLMapping.Pair, _ condition: Constraint.Condition?
  ) -> Message {
    let field = cause.key.text ?? ""
    guard condition?.values != nil, let value = cause.value.text else {
      return Message("`\(name)` has no meaning beside `\(field)`")
    }
    return Message("`\(name)` has no meaning where `\(field)` is `\(value)`")
  }

  static func exclusiveFields(_ first: String, _ second: String, _ object: Specification.Object) -> Message {
    Message("`\(second)` cannot stand beside `\(first)` in \(object.name)")
  }

  static func unknownField(
    _ name: String, _ object: Specification.Object, _ nearest: String?
  ) -> Message {
    Message("unknown field `\(name)` in \(object.name)").suggesting(nearest)
  }

  static func fieldOfOtherVersion(
    _ name: String, _ object: Specification.Object, _ versions: ClosedRange<SpecificationVersion>, _ stated: String,
    _ replacement: String?
  ) -> Message {
    let first = versions.lowerBound
    let last = versions.upperBound
    let span =
      if last == .v32 {
        "from \(first.name) on"
      } else if first == last {
        "of \(first.name) only"
      } else {
        first == .v20 ? "of versions up to \(last.name)" : "of \(first.name) to \(last.name) only"
      }
    let advice = replacement.map { ", \($0)" } ?? ""
    return Message("`\(name)` in \(object.name) is \(span); this description says \(stated)\(advice)")
  }
}
