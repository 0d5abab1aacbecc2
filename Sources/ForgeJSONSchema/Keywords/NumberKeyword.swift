import ForgeDiagnostics
import ForgeYAML

/// Keywords for numbers (2020-12 Validation, section 6.2).
enum NumberKeyword: Sendable {
  case multipleOf(ExactNumber, text: String)
  case minimum(ExactNumber, isExclusive: Bool, text: String)
  case maximum(ExactNumber, isExclusive: Bool, text: String)
}

extension SchemaCompiler {
  func numberKeywords(of schema: SchemaContext) -> [CompiledKeyword] {
    func bound(
      _ name: String, _ make: (ExactNumber, String) -> NumberKeyword
    ) -> [CompiledKeyword] {
      schema.keyword(name) { value in
        ExactNumber(value).map { .number(make($0, value.text ?? "")) }
      }
    }
    let multiple = bound("multipleOf") { .multipleOf($0, text: $1) }
    guard !schema.dialect.hasBooleanBounds else {
      let isAbove = schema.mapping["exclusiveMinimum"]?.bool == true
      let isBelow = schema.mapping["exclusiveMaximum"]?.bool == true
      return multiple + bound("minimum") { .minimum($0, isExclusive: isAbove, text: $1) }
        + bound("maximum") { .maximum($0, isExclusive: isBelow, text: $1) }
    }
    return multiple + bound("minimum") { .minimum($0, isExclusive: false, text: $1) }
      + bound("exclusiveMinimum") { .minimum($0, isExclusive: true, text: $1) }
      + bound("maximum") { .maximum($0, isExclusive: false, text: $1) }
      + bound("exclusiveMaximum") { .maximum($0, isExclusive: true, text: $1) }
  }
}

extension SchemaEvaluator {
  func message(_ keyword: NumberKeyword, _ node: YAMLNode) -> Message? {
    guard let number = ExactNumber(node) else { return nil }
    switch keyword {
    case .multipleOf(let unit, let text):
      return number.isMultiple(of: unit) ? nil : "\(node.shown) is not a multiple of \(text)"
    case .minimum(let bound, let isExclusive, let text):
      if isExclusive { return bound < number ? nil : "\(node.shown) is not more than \(text)" }
      return number < bound ? "\(node.shown) is less than the minimum \(text)" : nil
    case .maximum(let bound, let isExclusive, let text):
      if isExclusive { return number < bound ? nil : "\(node.shown) is not less than \(text)" }
      return bound < number ? "\(node.shown) is more than the maximum \(text)" : nil
    }
  }
}
