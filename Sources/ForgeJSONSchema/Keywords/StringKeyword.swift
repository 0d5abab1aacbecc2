import ForgeDiagnostics
import ForgeYAML

/// Keywords for strings (2020-12 Validation, section 6.3), and `format` (section 7).
enum StringKeyword: Sendable {
  /// In code points.
  case minLength(Int)
  case maxLength(Int)
  case pattern(ECMARegularExpression, source: String)
  case format(String)
}

extension SchemaCompiler {
  mutating func stringKeywords(of schema: SchemaContext) -> [CompiledKeyword] {
    let least = schema.keyword("minLength") { _ in schema.count("minLength").map { .string(.minLength($0)) } }
    let most = schema.keyword("maxLength") { _ in schema.count("maxLength").map { .string(.maxLength($0)) } }
    guard let pair = schema.mapping.pair("pattern"), let expression = expression(pair.value) else {
      return least + most
    }
    let pattern = StringKeyword.pattern(expression, source: pair.value.string ?? "")
    return least + most + [CompiledKeyword(name: "pattern", range: pair.key.range, check: .string(pattern))]
  }

  func formatKeyword(of schema: SchemaContext) -> [CompiledKeyword] {
    guard assertsFormats || schema.vocabularies.contains(.formatAssertion) else { return [] }
    return schema.keyword("format") { value in value.string.map { .string(.format($0)) } }
  }

  /// The regular expression that `node` is; one that cannot be read is a problem of the schema.
  mutating func expression(_ node: YAMLNode) -> ECMARegularExpression? {
    guard let source = node.text else { return nil }
    do {
      return try ECMARegularExpression(source)
    } catch {
      report(.invalidPattern(error.message), at: node.range)
      return nil
    }
  }
}

extension SchemaEvaluator {
  func message(_ keyword: StringKeyword, _ node: YAMLNode) -> Message? {
    if case .format(let name) = keyword { return formatMessage(name, node) }
    guard let text = node.string else { return nil }
    switch keyword {
    case .minLength(let least):
      let count = text.unicodeScalars.count
      return count < least ? "\(node.shown) has \(count) characters, at least \(least) belong here" : nil
    case .maxLength(let most):
      let count = text.unicodeScalars.count
      return count > most ? "\(node.shown) has \(count) characters, at most \(most) are allowed" : nil
    case .pattern(let expression, let source):
      // What cannot be decided is not held against the text.
      guard case .none = expression.firstMatch(in: Array(text.utf8)) else { return nil }
      return "\(node.shown) does not match the pattern `\(source)`"
    case .format: return nil
    }
  }

  private func formatMessage(_ name: String, _ node: YAMLNode) -> Message? {
    let isValid =
      if let text = node.string { FormatChecker.isValid(text, format: name) } else {
        node.scalar.flatMap { FormatChecker.isValid(number: $0, format: name) }
      }
    return isValid == false ? "\(node.shown) is no `\(name)`" : nil
  }
}
