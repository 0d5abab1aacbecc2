import CLibYAML
import ForgeDiagnostics

/// What libyaml says when it stops, in words for someone who writes YAML.
enum YAMLSyntaxError {
  static func diagnostic(_ parser: yaml_parser_t, in file: SourceFile, at offset: Int) -> Diagnostic {
    let problem = parser.problem.map { String(cString: $0) } ?? "the text is not YAML"
    let context = parser.context.map { String(cString: $0) } ?? ""
    let end = min(offset + 1, file.bytes.count)
    return Diagnostic(
      .yamlSyntax, message(problem, context, isTab: offset < file.bytes.count && file.bytes[offset] == 0x09),
      at: file.range(min(offset, end)..<end))
  }

  private static func message(_ problem: String, _ context: String, isTab: Bool) -> Message {
    if isTab || problem.contains("character that cannot start any token") && isTab {
      return "a tab cannot indent YAML, use spaces"
    }
    if problem.hasPrefix("mapping values are not allowed") {
      return "a second `:` on the line, quote the value, or check the indentation"
    }
    if problem.hasPrefix("could not find expected ':'") {
      return "a key without `:`, check the indentation and the quotes above"
    }
    if problem.hasPrefix("found character that cannot start any token") {
      return "this character cannot start a value, quote the value"
    }
    if problem.hasPrefix("did not find expected key") {
      return "a key does not line up with the keys above it"
    }
    if problem.hasPrefix("found unexpected end of stream") {
      return "the file ends inside a quoted value"
    }
    if problem.hasPrefix("did not find expected ',' or") {
      return "a flow collection is not closed, or a `,` is missing"
    }
    return Message(context.isEmpty ? problem : "\(problem), \(context)")
  }
}
